"""What the screens about documents have in common."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views.generic import View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from ser_site.correspondence.models import Document, Meeting
from ser_site.security.screens import GuardedScreen

NAME = "correspondence_meeting"


class MeetingScreen(GuardedScreen, PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """A screen about one meeting; permission is asked before anything is looked up."""

    model = Meeting
    permission_required = "view"
    header_icon = "mail"

    @cached_property
    def meeting(self) -> Meeting:
        """The meeting that the address names, 404 when it is gone."""
        found = Meeting.objects.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def back_url(self) -> str:
        """The meeting."""
        return reverse(f"{NAME}:inspect", args=[self.meeting.pk])

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Meetings, this one, this screen."""
        plural = capfirst(str(Meeting._meta.verbose_name_plural))
        return [
            *self.breadcrumbs_items,
            {"url": reverse(f"{NAME}:index"), "label": plural},
            {"url": self.back_url(), "label": self.meeting.title},
            {"url": "", "label": self.get_page_title()},
        ]

    def page(self, **context: Any) -> HttpResponse:
        """The screen."""
        context = self.get_context_data(meeting=self.meeting, back_url=self.back_url(), **context)
        response: HttpResponse = self.render_to_response(context)
        return response


class DocumentScreen(MeetingScreen):
    """A screen about one document."""

    @cached_property
    def document(self) -> Document:
        """The document that the address names, 404 when it is gone."""
        known = Document.objects.select_related("meeting")
        found = known.filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def meeting(self) -> Meeting:
        """Its meeting."""
        return self.document.meeting

    def get_page_subtitle(self) -> str:
        """Its number: titles stay in a browser's history."""
        return str(self.document)

    def document_url(self) -> str:
        """Its own screen."""
        return reverse(f"{NAME}:document", args=[self.document.pk])
