"""wagtailmedia's screens for videos and sound, with the end date on them.

wagtailmedia draws its listing and its form with functions that take no other template;
these are views of Wagtail's own kind in their place. Choosing stays wagtailmedia's; adding too,
with a word about twins after it (in a chooser: ``video_chooser``).
"""

from __future__ import annotations

from typing import Any

import django_filters
from django import forms
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import (
    BaseColumn,
    BulkActionsCheckboxColumn,
    Column,
    DateColumn,
    TitleColumn,
    UsageCountColumn,
)
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import HeaderButton
from wagtail.models import Collection, ReferenceIndex
from wagtail.permissions import policy_registry
from wagtailmedia.forms import get_media_form
from wagtailmedia.models import get_media_model
from wagtailmedia.views import chooser as wagtailmedia_chooser
from wagtailmedia.views import media as wagtailmedia_views

from media_retention.panels import MediumPanel
from media_retention.queries.explain import explain
from media_retention.queries.permissions import may
from media_retention.views.asked_first import find_for
from media_retention.views.choosing import as_keys
from media_retention.views.held import HeldFileStays, refuse_held
from media_retention.views.listing import (
    BULK,
    DueColumn,
    RetainedFilterSet,
    RetainedListing,
    title_id,
)
from media_retention.views.medium import file_url
from media_retention.views.twin_messages import tell_of_twins
from retention import clock
from retention.queries.period_words import readers_language

Media = get_media_model()

# wagtailmedia has no Dutch for these.
KINDS = {"video": gettext_lazy("Video"), "audio": gettext_lazy("Sound")}


def chooser(request: HttpRequest, media_type: str | None = None) -> HttpResponse:
    """Offer all when the collection cannot be one: wagtailmedia fails on that."""
    collection = request.GET.get("collection_id", "")
    if collection and not Collection.objects.filter(pk__in=as_keys(collection)).exists():
        query = request.GET.copy()
        query["collection_id"] = ""
        request.GET = query  # type: ignore[assignment]
    answer: HttpResponse = wagtailmedia_chooser.chooser(request, media_type)
    return answer


def kind_of(medium: Any) -> str:
    """What sort of recording it is."""
    return str(KINDS.get(medium.type, medium.type))


class MediaFilterSet(RetainedFilterSet):
    """Collection, tag, kind and end date."""

    usage_count = None
    type = django_filters.ChoiceFilter(
        label=gettext_lazy("Kind"),
        choices=list(KINDS.items()),
        empty_label=gettext_lazy("All"),
        widget=forms.RadioSelect,
    )

    @cached_property
    def permission_policy(self) -> Any:
        """Whose collections the filter offers."""
        return policy_registry.get_by_type(Media)

    class Meta:
        model = Media
        fields = ["type"]


class VideoIndexView(RetainedListing, generic.IndexView):
    """The listing, with until when each recording stays."""

    model = Media
    filterset_class = MediaFilterSet
    header_icon = "media"
    page_title = capfirst(Media._meta.verbose_name_plural)
    index_url_name = "wagtailmedia:index"
    index_results_url_name = "media_retention_media_results"
    edit_url_name = "wagtailmedia:edit"
    template_name = "media_retention/videos/index.html"
    default_ordering = "-created_at"
    paginate_by = 30

    def get_base_queryset(self) -> Any:
        """What the user may see."""
        found: Any = self.whatever_user_may_see()
        return found.select_related("collection")

    def get_filterset_kwargs(self) -> dict[str, Any]:
        """Wagtail's filter on tags asks whether a search is going on."""
        return {**super().get_filterset_kwargs(), "is_searching": self.is_searching}

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add how often each is used, in one query."""
        context = super().get_context_data(*args, **kwargs)
        counts = ReferenceIndex.get_count_references_to_in_bulk(list(context["object_list"]))
        for medium in context["object_list"]:
            medium.usage_count = counts.get(medium, 0)
        return context

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Title, end date, kind, and what wagtailmedia shows."""
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
            Column("type", label=_("Kind"), accessor=kind_of),
            Column("collection", label=_("Collection"), accessor="collection.name"),
            DateColumn("created_at", label=_("Uploaded"), sort_key="created_at"),
            UsageCountColumn("usage_count", label=_("Uses")),
        ]

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """Add a video, add sound."""
        if not policy_registry.get_by_type(Media).user_has_permission(self.request.user, "add"):
            return []
        kinds = [("video", _("Add video")), ("audio", _("Add sound"))]
        return [
            HeaderButton(label, url=reverse("wagtailmedia:add", args=[kind]), icon_name="plus")
            for kind, label in kinds
        ]


class VideoEditView(HeldFileStays, generic.EditView):
    """The edit screen, with a panel that says until when the recording stays and why."""

    model = Media
    pk_url_kwarg = "media_id"
    header_icon = "media"
    context_object_name = "medium"
    index_url_name = "wagtailmedia:index"
    edit_url_name = "wagtailmedia:edit"
    delete_url_name = "wagtailmedia:delete"
    usage_url_name = "wagtailmedia:media_usage"
    template_name = "media_retention/videos/edit.html"
    error_message = gettext_lazy("The file could not be saved: see what is said below.")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Who may only look is sent to the screen for that."""
        key = kwargs[self.pk_url_kwarg]
        medium = find_for(request.user, "change", self.model, key, or_look=True)
        if not may(request.user, "change", medium):
            return redirect("media_retention:medium", medium.uuid)
        return super().dispatch(request, *args, **kwargs)

    def get_form_class(self) -> Any:
        """The form that the site's settings name."""
        return get_media_form(self.model)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Collections are offered by what the user may do."""
        return {**super().get_form_kwargs(), "user": self.request.user}

    def get_form(self, form_class: Any = None) -> Any:
        """The form with the suite's questions apart."""
        form = super().get_form(form_class)
        form.group_questions()
        return form

    def get_success_message(self) -> str:
        """What was saved."""
        return _("“%(title)s” is saved.") % {"title": self.object.title}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the panel, and a preview of what visitors may not see."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["retention_panel"] = MediumPanel(self.object, self.request)
        context["is_private"] = not self.object.may_be_shown
        context["file_url"] = self.object.url or file_url(self.object)
        if self.object.thumbnail:
            shown = self.object.may_be_shown
            poster = self.object.thumbnail.url if shown else file_url(self.object, "thumbnail")
            context["poster_url"] = poster
        return context


def add(request: HttpRequest, media_type: str) -> HttpResponse:
    """wagtailmedia's screen for adding; it says so when the file was there already."""
    newest = Media.objects.aggregate(pk=Max("pk"))["pk"] or 0
    response: HttpResponse = wagtailmedia_views.add(request, media_type)
    if request.method == "POST" and response.status_code == 302:
        for medium in Media.objects.filter(uploaded_by_user=request.user, pk__gt=newest):
            tell_of_twins(request, medium)
    return response


def delete(request: HttpRequest, media_id: int) -> HttpResponse:
    """Deleting, unless the recording is under a hold; beforehand it says what goes."""
    medium = find_for(request.user, "delete", Media, media_id)
    if message := refuse_held([medium]):
        messages.error(request, message)
        return redirect("wagtailmedia:edit", media_id)
    if request.method == "POST":
        response: HttpResponse = wagtailmedia_views.delete(request, media_id)
        return response
    known = explain(medium, today=clock.today(), language=readers_language())
    context = {"media": medium, "pages": known.pages}
    return TemplateResponse(request, "media_retention/videos/confirm_delete.html", context)
