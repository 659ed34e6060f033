"""Withdrawing a consent: what it does, and doing it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

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

from media_retention.models import Channel, Consent, MediumBasis
from media_retention.operations.consent import NoLongerStands, Withdrawal, withdraw
from media_retention.panels import edit_url
from media_retention.queries.consents import media_on, pages_losing
from media_retention.queries.media import by_uuid
from media_retention.queries.mentions import pages_mentioning
from retention import clock
from retention.queries.holds import held_records
from retention.sealing import VaultError

from .consent_forms import WithdrawForm

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
        return self.question(WithdrawForm())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Withdraw it, and say what came of it."""
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            return self.question(form)
        names = self.names()
        try:
            withdrawal = withdraw(
                self.consent,
                today=clock.today(),
                by=request.user,  # type: ignore[arg-type]
                channel=Channel(form.cleaned_data["channel"]),
            )
        except NoLongerStands:
            return self.nothing_to_do()
        return self.answer(withdrawal, names)

    def question(self, form: WithdrawForm) -> HttpResponse:
        """The screen before."""
        media = media_on(self.consent)
        going = [one for one in media if one.legal_basis == MediumBasis.CONSENT]
        return self.render(
            form=form,
            going=going,
            staying=[one for one in media if one not in going],
            pages=pages_losing(going),
            held=held_records(STORE, [one.uuid for one in going]),
        )

    @sensitive_variables("names")
    def answer(self, withdrawal: Withdrawal, names: Collection[str] | None) -> HttpResponse:
        """The screen after: it is not kept, for it says who this is about."""
        mentions = pages_mentioning(names or ())
        return self.render(
            withdrawal=withdrawal,
            left=by_uuid(withdrawal.media),
            held=held_records(STORE, withdrawal.media),
            mentions=[(one, edit_url(one.page, self.request.user)) for one in mentions],
            unreadable=names is None,
        )

    @sensitive_variables()
    def names(self) -> list[str] | None:
        """Who it is, to look for in texts; None when the vault cannot tell."""
        try:
            return [self.consent.name.open(), self.consent.guardian.open()]
        except VaultError:
            return None

    def nothing_to_do(self) -> HttpResponse:
        """Somebody withdrew it before."""
        messages.warning(self.request, _("It was withdrawn before. Nothing has changed."))
        return redirect(self.back_url())

    def render(self, held: Collection[UUID], **context: Any) -> HttpResponse:
        """The page; browsers do not keep it."""
        context = self.get_context_data(
            consent=self.consent, back_url=self.back_url(), held_count=len(held), **context
        )
        response: HttpResponse = self.render_to_response(context)
        response["Cache-Control"] = "no-store, private"
        return response
