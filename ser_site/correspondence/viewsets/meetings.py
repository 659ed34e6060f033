"""Meetings: the list, one with its documents, recording and changing."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.widgets.button import HeaderButton

from retention.queries.period_words import written
from retention.spreadsheets import NoFileMixin
from retention.viewsets.base import RegisterViewSet
from ser_site.committees.queries.bodies import bodies, body_name
from ser_site.correspondence.models import Meeting
from ser_site.correspondence.queries.opened import titles_of
from ser_site.security.screens import GuardedScreen

from .documents import AddDocumentView, DocumentFileView, DocumentView, RemoveDocumentView
from .forms import MeetingForm
from .screens import NAME, MeetingScreen
from .sending import SendView, TryAgainView


class MeetingIndexView(NoFileMixin, GuardedScreen, IndexView):
    """Meetings, latest first."""

    default_ordering = "-held_on"
    template_name = "committees/admin/index.html"
    any_permission_required = ["add", "change", "view"]

    def get_base_queryset(self) -> QuerySet[Meeting]:
        """With how many documents each has."""
        return Meeting.objects.annotate(document_count=Count("documents"))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """What, of which committee, when, and how much."""
        known = bodies()
        return [
            self._get_title_column_class(TitleColumn)(
                "title",
                label=_("Meeting"),
                get_url=lambda one: reverse(f"{NAME}:inspect", args=[one.pk]),
                classname="retention-title",
            ),
            Column(
                "body",
                label=_("Council or committee"),
                accessor=lambda one: body_name(known, one.committee),
            ),
            Column(
                "held_on",
                label=_("Day"),
                accessor=lambda one: written(one.held_on),
                sort_key="held_on",
            ),
            Column("document_count", label=_("Documents"), sort_key="document_count"),
        ]


class MeetingInspectView(MeetingScreen):
    """One meeting and its documents."""

    page_title = gettext_lazy("Meeting")
    template_name = "correspondence/admin/meeting.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The screen."""
        documents = self.meeting.documents.prefetch_related("sendings")
        rows = [
            (document, title, sum(one.sent for one in document.sendings.all()))
            for document, title in titles_of(list(documents.order_by("-dated_on", "-pk")))
        ]
        return self.page(body=body_name(bodies(), self.meeting.committee), documents=rows)

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add a document, change the meeting."""
        buttons = []
        if self.user_has_permission("add"):
            add = reverse(f"{NAME}:add_document", args=[self.meeting.pk])
            buttons.append(HeaderButton(_("Add a meeting document"), url=add, icon_name="plus"))
        if self.user_has_permission("change"):
            edit = reverse(f"{NAME}:edit", args=[self.meeting.pk])
            buttons.append(HeaderButton(_("Edit"), url=edit, icon_name="edit"))
        return buttons


class MeetingCreateView(GuardedScreen, CreateView):
    """A new meeting."""

    def get_success_url(self) -> str:
        """The meeting, to add its documents."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class MeetingEditView(GuardedScreen, EditView):
    """Changing a meeting."""

    def get_success_url(self) -> str:
        """The meeting."""
        return reverse(f"{NAME}:inspect", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        """It is on the screen already."""
        return []


class MeetingViewSet(RegisterViewSet):
    """Meetings with their documents: for the secretariat."""

    model = Meeting
    name = NAME
    url_prefix = "meetings"
    icon = "mail"
    add_to_admin_menu = True
    menu_label = gettext_lazy("Meetings")
    menu_order = 251
    index_view_class = MeetingIndexView
    inspect_view_class = MeetingInspectView
    add_view_class = MeetingCreateView
    edit_view_class = MeetingEditView
    index_template_name = MeetingIndexView.template_name
    inspect_template_name = MeetingInspectView.template_name
    left_out = RegisterViewSet.left_out | {"history", "history_results"}

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """What is done is told per document, by its sendings."""
        common: dict[str, Any] = super().get_common_view_kwargs(history_url_name=None, **kwargs)
        return common

    @property
    def inspect_view(self) -> Any:
        """A screen of its own: it takes nothing that Wagtail's takes."""
        return self.construct_view(MeetingInspectView)

    def get_form_class(self, for_update: bool = False) -> type[MeetingForm]:
        """The form with committees by name."""
        return MeetingForm

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the documents."""
        views = {
            "document": ("documents/<int:pk>/", DocumentView),
            "file": ("documents/<int:pk>/file/", DocumentFileView),
            "send": ("documents/<int:pk>/send/", SendView),
            "again": ("documents/<int:pk>/again/", TryAgainView),
            "remove": ("documents/<int:pk>/remove/", RemoveDocumentView),
            "add_document": ("<int:pk>/documents/add/", AddDocumentView),
        }
        return [
            *super().get_urlpatterns(),
            *(
                path(address, self.construct_view(view), name=name)
                for name, (address, view) in views.items()
            ),
        ]
