"""Which consents a medium rests on, seen from the medium."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages

from media_retention.models import Consent
from media_retention.operations.consent import HasEnded, NoLongerStands, attach, detach
from media_retention.queries.consents import attachable, consents_of
from media_retention.queries.permissions import may, may_change_consents
from media_retention.views.poster_offer import say_what_came_along
from media_retention.viewsets.consent_forms import AttachForm
from retention import clock

from .medium import MediumScreen


class MediumConsentsView(MediumScreen):
    """The consents of the people in a medium: attach one that is there, or record another."""

    page_title = gettext_lazy("Consent")
    template_name = "media_retention/consents/of_medium.html"

    def refuse_others(self) -> None:
        """For who may change the medium and consents."""
        user = self.request.user
        if not may(user, "change", self.medium) or not may_change_consents(user):
            raise PermissionDenied

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """List them."""
        return self.form_page(AttachForm(choices=self.choices()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Attach one, or detach one."""
        try:
            if "detach" in request.POST:
                return self.detach(request.POST["detach"])
            return self.attach(AttachForm(request.POST, choices=self.choices()))
        except (NoLongerStands, HasEnded):
            messages.error(
                request, _("This consent or this file has come to its end. Nothing has changed.")
            )
            return redirect(request.path)

    def attach(self, form: AttachForm) -> HttpResponse:
        """Rest the medium on the consent that was chosen."""
        if not form.is_valid():
            return self.form_page(form)
        user: Any = self.request.user
        consent = form.cleaned_data["consent"]
        posters = attach(consent, [self.medium.uuid], today=clock.today(), by=user)
        messages.success(self.request, _("It now rests on this consent."))
        say_what_came_along(self.request, posters)
        return redirect(self.request.path)

    def detach(self, pk: str) -> HttpResponse:
        """Correct a mistake."""
        consent = get_object_or_404(
            Consent, pk=pk if pk.isdecimal() else 0, links__medium=self.medium.uuid
        )
        user: Any = self.request.user
        detach(consent, self.medium.uuid, today=clock.today(), by=user)
        messages.success(self.request, _("It no longer rests on this consent."))
        return redirect(self.request.path)

    def choices(self) -> Any:
        """What can be attached."""
        return attachable(self.medium, clock.today())

    def form_page(self, form: AttachForm) -> HttpResponse:
        """The screen."""
        return self.render(
            form=form,
            consents=consents_of(self.medium, clock.today()),
            may_attach=self.choices().exists(),
        )
