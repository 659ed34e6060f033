"""Withdrawing a consent: what it does, and doing it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.debug import sensitive_variables
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from media_retention.models import Channel, Consent
from media_retention.operations.consent import NoLongerStands
from media_retention.operations.withdrawing import Withdrawn, withdraw_with_twins
from media_retention.panels import edit_url
from media_retention.queries.media import by_uuid
from media_retention.queries.mentions import pages_mentioning
from media_retention.queries.page_titles import titles_of
from media_retention.queries.withdrawal import Consequences, consequences, still_elsewhere
from media_retention.twin_forms import Offer
from retention import clock
from retention.queries.holds import held_records
from retention.rules.decision import Outcome
from retention.sealing import VaultError

from .consent_forms import WithdrawForm
from .withdraw_offer import twins_to_withdraw

NAME = "media_retention_consent"
STORE = "media"


class WithdrawView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """One button: all that rests on the consent leaves the site, and is erased."""

    model = Consent
    permission_required = "change"
    header_icon = "cross"
    page_title = gettext_lazy("Withdraw consent")
    template_name = "media_retention/consents/withdraw.html"

    @cached_property
    def consent(self) -> Consent:
        """The consent that the address names."""
        return get_object_or_404(Consent, pk=self.kwargs["pk"])

    def get_page_subtitle(self) -> str:
        """Its number."""
        return str(self.consent)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Consents, this one, this screen."""
        plural = capfirst(str(Consent._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": self.back_url(), "label": str(self.consent)},
            {"url": "", "label": self.get_page_title()},
        ]

    def back_url(self) -> str:
        """The consent."""
        return reverse(f"{NAME}:inspect", args=[self.consent.pk])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Say which media go, and which pages lose them."""
        if self.consent.withdrawn_on is not None:
            return self.nothing_to_do()
        return self.question(WithdrawForm(offer=self.offer))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw it, and say what came of it."""
        form = WithdrawForm(request.POST, offer=self.offer)
        if not form.is_valid():
            return self.question(form)
        names = names_in([self.consent])
        elsewhere = still_elsewhere(self.consequences.going)
        try:
            withdrawn = withdraw_with_twins(
                [self.consent],
                form.chosen_twins(),
                today=clock.today(),
                by=request.user,  # type: ignore[arg-type]
                channel=Channel(form.cleaned_data["channel"]),
                keep=form.left_posters(),
            )
        except NoLongerStands:
            return self.nothing_to_do()
        return self.answer(withdrawn, names, elsewhere)

    def question(self, form: WithdrawForm) -> HttpResponse:
        """The screen before."""
        return self.render(form=form, offer=self.offer, told=self.consequences)

    @cached_property
    def consequences(self) -> Consequences:
        """What it does."""
        return consequences([self.consent])

    @cached_property
    def offer(self) -> Offer:
        """The twins and posters of what goes."""
        return twins_to_withdraw(self.consequences.going, self.request.user)

    @sensitive_variables("names")
    def answer(
        self, withdrawn: Withdrawn, names: Collection[str] | None, elsewhere: Collection[str]
    ) -> HttpResponse:
        """The screen after: it is not kept, for it says who this is about."""
        told = after_withdrawal(withdrawn, names, self.request.user)
        return self.render(**told, elsewhere=elsewhere)

    def nothing_to_do(self) -> HttpResponse:
        """Somebody withdrew it before."""
        messages.warning(self.request, _("It was withdrawn before. Nothing has changed."))
        return redirect(self.back_url())

    def render(self, **context: Any) -> HttpResponse:
        """The page; browsers do not keep it."""
        context = self.get_context_data(consent=self.consent, back_url=self.back_url(), **context)
        response: HttpResponse = self.render_to_response(context)
        response["Cache-Control"] = "no-store, private"
        return response


@sensitive_variables()
def names_in(consents: Collection[Consent]) -> list[str] | None:
    """Who they are, to look for in texts; None when the vault cannot tell."""
    try:
        return [name.open() for one in consents for name in (one.name, one.guardian)]
    except VaultError:
        return None


@sensitive_variables("names")
def after_withdrawal(
    withdrawn: Withdrawn, names: Collection[str] | None, user: Any
) -> dict[str, Any]:
    """What a screen tells afterwards: what became of the media, and which texts have a name."""
    uuids = [*withdrawn.media, *withdrawn.twins]
    failed = {uuid for uuid, outcome in withdrawn.twins.items() if outcome is Outcome.FAILED}
    mentions = pages_mentioning(names or ())
    titles = titles_of(one.page for one in mentions)
    return {
        "withdrawn": withdrawn,
        "number": len(uuids) - len(failed),
        "failed": by_uuid(failed),
        "left": by_uuid(set(uuids) - failed),
        "held_count": len(held_records(STORE, uuids)),
        "mentions": [(one, titles[one.page.pk], edit_url(one.page, user)) for one in mentions],
        "unreadable": names is None,
    }
