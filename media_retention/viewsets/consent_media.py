"""Resting media on a consent from the consent's own screen: looking for them, and ticking."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from media_retention.models import Consent, RetainedMedium
from media_retention.operations.consent import HasEnded, NoLongerStands, attach
from media_retention.queries.consents import media_to_attach
from media_retention.queries.permissions import may_change_consents
from media_retention.queries.twins import as_twins
from media_retention.views.poster_offer import say_what_came_along
from media_retention.words import words_for
from retention import clock

NAME = "media_retention_consent"

AT_MOST = 50
"""Media of each kind on one screen, the latest; whoever wants an older one looks for it."""


class AttachMediaForm(forms.Form):
    """Which media rest on the consent from now on."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("Which of these show this person?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one photo or video.")},
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["chosen"].choices = choices  # type: ignore[attr-defined]


class AttachMediaView(WagtailAdminTemplateMixin, View):
    """A list to tick, with a box to look for a title."""

    header_icon = "image"
    page_title = gettext_lazy("Attach photos and videos")
    template_name = "media_retention/consents/attach_media.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """For who may change consents, as long as it stands."""
        if not may_change_consents(request.user):
            raise PermissionDenied
        if not self.consent.stands(clock.today()):
            return self.refuse(_("This consent no longer stands: it cannot be changed."))
        return super().dispatch(request, *args, **kwargs)

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

    @cached_property
    def sought(self) -> str:
        """What somebody looks for in the titles."""
        return self.request.GET.get("q", "").strip()

    @cached_property
    def media(self) -> list[RetainedMedium]:
        """What can be ticked."""
        return media_to_attach(
            self.consent, self.request.user, self.sought, AT_MOST, today=clock.today()
        )

    def choices(self) -> list[tuple[str, str]]:
        """Each in a line, with ground and end."""
        rows = as_twins(self.media, today=clock.today())
        return [(str(row.uuid), words_for(row)) for row in rows]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Offer them."""
        return self.question(AttachMediaForm(choices=self.choices()))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Rest what was ticked on it."""
        form = AttachMediaForm(request.POST, choices=self.choices())
        if not form.is_valid():
            return self.question(form)
        user: Any = request.user
        chosen = [UUID(uuid) for uuid in form.cleaned_data["chosen"]]
        try:
            posters = attach(self.consent, chosen, today=clock.today(), by=user)
        except (NoLongerStands, HasEnded):
            return self.refuse(_("This consent or this file has ended. Nothing has changed."))
        told = ngettext(
            "One file rests on this consent from now on.",
            "%(number)d files rest on this consent from now on.",
            len(chosen),
        )
        messages.success(request, told % {"number": len(chosen)})
        say_what_came_along(request, posters)
        return redirect(self.back_url())

    def refuse(self, message: str) -> HttpResponse:
        """Back to the consent, and say why not."""
        messages.warning(self.request, message)
        return redirect(self.back_url())

    def question(self, form: AttachMediaForm) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(
            form=form,
            consent=self.consent,
            sought=self.sought,
            media=self.media,
            back_url=self.back_url(),
        )
        response: HttpResponse = self.render_to_response(context)
        return response
