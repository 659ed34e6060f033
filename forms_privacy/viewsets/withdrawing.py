"""Withdrawing consent for whoever gave it, and said so in an e-mail or a call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from forms_privacy.models import MAIN, GivenConsent
from forms_privacy.operations.consent import NoSuchConsent, NotErased, withdraw_for_sender
from forms_privacy.queries.receipt import ends_without
from retention.rules.decision import Outcome

from .acts import AskedAct
from .screen import NAME


class WithdrawForm(forms.Form):
    """Which one, where more was agreed to."""

    purpose = forms.ChoiceField(
        label=gettext_lazy("Which consent is withdrawn?"), widget=forms.RadioSelect
    )

    def __init__(self, *args: Any, offered: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["purpose"]
        field.choices = offered
        if len(offered) == 1:
            field.initial = offered[0][0]


class WithdrawView(AskedAct):
    """It is withdrawn at once, as with the personal link."""

    page_title = gettext_lazy("Consent withdrawn")
    button = gettext_lazy("Withdraw this consent")
    serious = True

    def offered(self) -> list[tuple[str, str]]:
        """Each consent that was given, with what follows."""
        given = self.message.consents.filter(withdrawn_at=None).order_by("pk")
        return [(one.purpose, f"“{_first(one.wording)}” {self.follows(one)}") for one in given]

    def follows(self, consent: GivenConsent) -> str:
        """What withdrawing it does to the message."""
        ends = consent.purpose == MAIN or ends_without(
            self.message, consent.purpose, today=self.today
        )
        return _("The whole message is erased at once.") if ends else _("The message stays.")

    def empty_form(self) -> forms.Form:
        """Which one."""
        return WithdrawForm(offered=self.offered())

    def explained(self) -> str:
        """What it does."""
        return _(
            "For when the sender writes or calls that they withdraw consent. First make sure that "
            "it is this person who asks. It counts at once, as with the link in the receipt, "
            "and nobody can undo it."
        )

    def act(self) -> HttpResponse:
        """At once."""
        form = WithdrawForm(self.request.POST, offered=self.offered())
        if not form.is_valid():
            return self.ask(form)
        by: Any = self.request.user
        purpose = form.cleaned_data["purpose"]
        try:
            outcome = withdraw_for_sender(
                self.message, purpose, by=by, today=self.today, now=timezone.now()
            )
        except NoSuchConsent:
            return self.refused(_("This consent is withdrawn already. Nothing has changed."))
        except NotErased:
            return self.refused(
                _("%(message)s could not be erased. Try again.") % {"message": self.message}
            )
        return self.told(outcome)

    def told(self, outcome: Outcome | None) -> HttpResponse:
        """What came of it."""
        if outcome is Outcome.ERASED:
            told = _("Consent is withdrawn, and %(message)s is erased for good.")
            messages.success(self.request, told % {"message": self.message})
            return redirect(f"{NAME}:index")
        if outcome is Outcome.HELD:
            told = _("Consent is withdrawn. A hold keeps %(message)s: it is out of sight.")
            messages.warning(self.request, told % {"message": self.message})
            return redirect(self.back_url())
        return self.done(_("This consent is withdrawn. The message stays."))


def _first(wording: str) -> str:
    """The question itself, without the explanation below it."""
    return wording.partition("\n")[0]
