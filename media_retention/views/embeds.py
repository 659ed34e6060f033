"""The screens of videos that play elsewhere, with the end date on them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import (
    BaseColumn,
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    TitleColumn,
    UsageCountColumn,
)
from wagtail.admin.views import generic
from wagtail.models import ReferenceIndex

from media_retention.panels import MediumPanel
from media_retention.queries.media import embed_model
from media_retention.queries.permissions import may, may_view
from media_retention.views.held import HeldFileStays
from media_retention.views.listing import BULK, DueColumn, EndFilterSet, RetainedListing, title_id
from media_retention.views.medium import preview_of


class EmbedFilterSet(EndFilterSet):
    """The filters on ends; there are no collections."""

    class Meta:
        model = embed_model()
        fields: list[str] = []

    def __init__(self, *args: Any, is_searching: bool | None = None, **kwargs: Any) -> None:
        # Other listings of media filter on tags too, which depends on it.
        super().__init__(*args, **kwargs)


class EmbedIndexView(RetainedListing, generic.IndexView):
    """The listing, with until when each video stays."""

    filterset_class = EmbedFilterSet
    template_name = "media_retention/videos/index.html"
    default_ordering = "-created_at"
    paginate_by = 30

    def get_base_queryset(self) -> Any:
        """What the user may see."""
        return self.whatever_user_may_see()

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how often each is used, in one query."""
        context = super().get_context_data(*args, **kwargs)
        counts = ReferenceIndex.get_count_references_to_in_bulk(list(context["object_list"]))
        for medium in context["object_list"]:
            medium.usage_count = counts.get(medium, 0)
        return context

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Title, end date, where it plays, and how often it is used."""
        due_key = None if self.is_searching else "due"
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type=BULK),
            TitleColumn(
                "title",
                get_title_id=title_id,
                label=_("Title"),
                sort_key="title",
                get_url=self.get_edit_url,
                classname="retained-title",
            ),
            DueColumn("due", label=_("Stays until"), sort_key=due_key),
            Column("provider", label=_("Plays on"), accessor="get_provider_display"),
            DateColumn("created_at", label=_("Added"), sort_key="created_at"),
            UsageCountColumn("usage_count", label=_("Uses")),
        ]


class AsksAboutPeople:
    """For a form view: the suite's questions in a group of their own."""

    def get_form(self, form_class: Any = None) -> Any:
        """The form with the suite's questions apart."""
        form = super().get_form(form_class)  # type: ignore[misc]
        form.group_questions()
        return form


class EmbedCreateView(AsksAboutPeople, generic.CreateView):
    """Adding a video by its address."""


class EmbedEditView(AsksAboutPeople, HeldFileStays, generic.EditView):
    """The edit screen, with a panel that says until when the video stays and why."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Who may only look is sent to the screen for that."""
        medium = get_object_or_404(self.model, pk=kwargs[self.pk_url_kwarg])
        if not may(request.user, "change", medium) and may_view(request.user, medium):
            return redirect("media_retention:medium", medium.uuid)
        return super().dispatch(request, *args, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the panel, and the picture that stands for the video."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["retention_panel"] = MediumPanel(self.object, self.request)
        context["preview"] = preview_of(self.object)
        return context
