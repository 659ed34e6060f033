"""The decision on an objection: erase, with what shows the same person, or put back."""

from __future__ import annotations

import logging
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from media_retention.models import Decision, MediumBasis, Objection, RetainedMedium
from media_retention.operations.objections import (
    AlreadyDecided,
    MediumGone,
    RestsOnConsent,
    decide,
    erase_too,
)
from media_retention.operations.taking_down import PastItsEnd
from media_retention.queries.media import find_medium
from media_retention.queries.permissions import may_decide
from media_retention.queries.posters import posters_of
from media_retention.queries.twins import Twin, twins_for
from media_retention.twin_forms import Offer, TwinsForm, offer
from media_retention.views.acts.erasing import ALSO_ERASED
from media_retention.views.poster_offer import offer_posters
from retention import clock
from retention.fields import SealedFormField
from retention.rules.decision import Outcome
from retention.sealing import VaultError

logger = logging.getLogger(__name__)

NAME = "media_retention_objection"

TWINS = gettext_lazy(
    "Counts only if you erase. The same people are in it. What rests on the same ground is ticked:"
    " your decision fits that too. Another ground is another decision."
)


class DecideForm(TwinsForm):
    """What becomes of it, of its twins and posters, and why."""

    decision = forms.ChoiceField(
        label=gettext_lazy("Your decision"), choices=Decision.choices, widget=forms.RadioSelect
    )
    motivation = SealedFormField(
        label=gettext_lazy("Why?"),
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
        help_text=gettext_lazy("Only who decides on objections, or oversees that, reads this."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields(["decision", "posters", "twins", "motivation"])


@method_decorator(sensitive_post_parameters(), name="dispatch")
class DecideView(WagtailAdminTemplateMixin, View):
    """Erase it, or put it back: a reasoned decision by a named role."""

    header_icon = "check"
    page_title = gettext_lazy("Decide on the objection")
    template_name = "media_retention/objections/decide.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For who may decide."""
        if not may_decide(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def objection(self) -> Objection:
        """The objection that the address names."""
        return get_object_or_404(Objection, pk=self.kwargs["pk"])

    @cached_property
    def medium(self) -> RetainedMedium | None:
        """What it is about."""
        return find_medium(self.objection.medium)

    @cached_property
    def offer(self) -> Offer:
        """Twins and posters that go along when it is erased."""
        if self.medium is None:
            return Offer()
        medium, user, today = self.medium, self.request.user, clock.today()

        def refusal(other: Twin) -> str:
            if other.medium.legal_basis == MediumBasis.CONSENT:
                return _("it rests on consent: have that withdrawn")
            return ""

        return offer(
            twins_for([medium, *posters_of([medium])], user, today=today),
            refusal,
            TWINS,
            lambda twin: twin.medium.legal_basis == medium.legal_basis,
            offer_posters(medium, user, refusal, today=today),
        )

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Objections, this one, this screen."""
        plural = capfirst(str(Objection._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": self.back_url(), "label": str(self.objection)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back_url(self) -> str:
        """The objection."""
        return reverse(f"{NAME}:inspect", args=[self.objection.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask."""
        if self.objection.decision:
            return self.refuse(_("Somebody decided before. Nothing has changed."))
        return self.question(DecideForm(offer=self.offer))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Decide."""
        form = DecideForm(request.POST, offer=self.offer)
        if not form.is_valid():
            return self.question(form)
        user: Any = request.user
        try:
            outcome = decide(
                self.objection,
                Decision(form.cleaned_data["decision"]),
                form.cleaned_data["motivation"],
                today=clock.today(),
                by=user,
            )
        except AlreadyDecided:
            return self.refuse(_("Somebody decided before. Nothing has changed."))
        except MediumGone:
            return self.refuse(_("It was gone already. Nothing has changed."))
        except PastItsEnd:
            return self.refuse(_("Its end date has come: it can only be erased."))
        except OSError:
            return self.refuse(
                _("The file could not be moved: nothing has changed. Try again later.")
            )
        if outcome is not None:
            for other in (*form.chosen_posters(), *form.chosen_twins()):
                self.erase_too(other, form.cleaned_data["motivation"])
        return self.done(outcome)

    def erase_too(self, other: RetainedMedium, motivation: str) -> None:
        """Erase a twin or poster that was ticked, and say what came of it."""
        user: Any = self.request.user
        try:
            outcome = erase_too(other.uuid, motivation, today=clock.today(), by=user)
        except RestsOnConsent:
            told = _("“%(title)s” rests on consent by now. Have that withdrawn.")
            messages.warning(self.request, told % {"title": other})
            return
        except OSError:
            logger.exception("storage refused while acting on %s", other.uuid)
            outcome = Outcome.FAILED
        say = messages.success if outcome is Outcome.ERASED else messages.warning
        say(self.request, ALSO_ERASED[outcome] % {"title": other})

    def done(self, outcome: Outcome | None) -> HttpResponse:
        """What came of it."""
        if outcome is None:
            messages.success(self.request, _("It is decided: the objection is refused."))
        elif outcome is Outcome.ERASED:
            messages.success(self.request, _("It is decided, and erased for good."))
        else:
            messages.warning(
                self.request,
                _("It is decided. It stays off the site, and is erased as soon as that may be."),
            )
        return redirect(f"{NAME}:index")

    def refuse(self, message: str) -> HttpResponse:
        """Say why not."""
        messages.error(self.request, message)
        return redirect(f"{NAME}:index")

    def question(self, form: DecideForm) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(
            form=form,
            object=self.objection,
            medium=self.medium,
            offer=self.offer,
            reason=opened(self.objection.reason),
            back_url=self.back_url(),
        )
        response: HttpResponse = self.render_to_response(context)
        response["Cache-Control"] = "no-store, private"
        return response


def opened(value: Any) -> str:
    """The text; or that the vault refuses, which is no reason to hide the rest."""
    try:
        text: str = value.open()
    except VaultError:
        return _("This cannot be read: its key is missing or wrong.")
    return text
