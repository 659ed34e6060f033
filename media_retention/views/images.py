"""Wagtail's screens for images, with the end date on them.

Who may open those on one image is asked where they get their addresses (``admin_urls``).
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.ui.tables import BaseColumn
from wagtail.images import get_image_model
from wagtail.images.views import images, multiple
from wagtail.models import ReferenceIndex

from media_retention.panels import MediumPanel
from media_retention.queries.explain import explain
from media_retention.queries.permissions import may
from media_retention.views.asked_first import find_for
from media_retention.views.held import HeldFileStays, HeldIsRefused, refuse_held
from media_retention.views.listing import (
    ORDERINGS,
    DueColumn,
    RetainedFilterSet,
    RetainedListing,
)
from media_retention.views.medium import file_url
from media_retention.views.twin_messages import tell_of_twins
from retention import clock
from retention.queries.period_words import readers_language

NO_ADDRESS = _("Visitors cannot see this image: it has no address now.")


class ImagesFilterSet(RetainedFilterSet, images.ImagesFilterSet):
    """Wagtail's filters on images, and the end date."""

    class Meta(images.ImagesFilterSet.Meta):
        """The same model."""


class PreviewColumn(images.ImagePreviewColumn):
    """Wagtail's picture, and something in its place where visitors see none."""

    cell_template_name = "media_retention/images/preview_cell.html"


class ImageIndexView(RetainedListing, images.IndexView):
    """The listing, with until when each image stays."""

    ORDERING_OPTIONS: ClassVar[dict[str, Any]] = {
        **images.IndexView.ORDERING_OPTIONS,
        **ORDERINGS,
    }
    filterset_class = ImagesFilterSet
    template_name = "media_retention/images/index.html"
    results_template_name = "media_retention/images/index_results.html"

    def get_base_queryset(self) -> Any:
        """Everything, for who may view all."""
        found = super().get_base_queryset()
        if not self.may_view_all:
            return found
        everything = self.model._default_manager.all()
        found = everything.select_related("collection").prefetch_renditions("max-165x165")
        return self.with_usage_count(found)

    def with_usage_count(self, found: Any) -> Any:
        """Count uses where the order asks for it, as Wagtail does."""
        if not self.needs_usage_count_subquery:
            return found
        count = ReferenceIndex.usage_count_subquery(self.model)
        return found.annotate(usage_count=count)

    @cached_property
    def columns(self) -> list[BaseColumn]:
        """Wagtail's columns, with the end date after the title."""
        columns = list(super().columns)
        if columns:
            columns[1] = PreviewColumn("preview", label=columns[1].label, classname="image-preview")
            sort_key = None if self.is_searching else "due"
            columns.insert(3, DueColumn("due", label=_("Stays until"), sort_key=sort_key))
        return columns


class ImageEditView(HeldFileStays, images.EditView):
    """The edit screen, with a panel that says until when the image stays and why."""

    template_name = "media_retention/images/edit.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Who may only look is sent to the screen for that."""
        key = kwargs[self.pk_url_kwarg]
        image = find_for(request.user, "change", self.model, key, or_look=True)
        if not may(request.user, "change", image):
            return redirect("media_retention:medium", image.uuid)
        return super().dispatch(request, *args, **kwargs)

    def get_form(self, form_class: Any = None) -> Any:
        """The form with the suite's questions apart."""
        form = super().get_form(form_class)
        form.group_questions()
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the panel, and a preview of what visitors may not see."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        context["retention_panel"] = MediumPanel(self.object, self.request)
        if not self.object.may_be_shown:
            context["private_url"] = file_url(self.object)
        return context

    def render_to_response(self, context: Any, **kwargs: Any) -> Any:
        """A file that is off the site is not missing: say nothing of the kind."""
        if self.object.taken_down_at is not None:
            return super(images.EditView, self).render_to_response(context, **kwargs)
        return super().render_to_response(context, **kwargs)


class ImageCreateView(images.CreateView):
    """Adding one image; it says so when the file was there already."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save, and look for twins."""
        response: HttpResponse = super().form_valid(form)
        tell_of_twins(self.request, self.object)
        return response


class ImageURLView(images.URLGeneratorView):
    """Addresses of sizes on request, of an image that visitors may see."""

    def get(self, request: HttpRequest, image_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        """Wagtail's screen; a word in its place for what has no address now."""
        image = get_object_or_404(get_image_model(), pk=image_id)
        if not image.may_be_shown:
            if self.output_only:
                return HttpResponse(NO_ADDRESS, content_type="text/plain", status=410)
            messages.warning(request, NO_ADDRESS)
            return redirect("wagtailimages:edit", image_id)
        response: HttpResponse = super().get(request, image_id, *args, **kwargs)
        return response


def preview(request: HttpRequest, image_id: int, filter_spec: str) -> HttpResponseBase:
    """Wagtail's preview of a size; 410 for what is off the site, whose file is elsewhere."""
    image = get_object_or_404(get_image_model(), pk=image_id)
    if not image.may_be_shown:
        return HttpResponse(NO_ADDRESS, content_type="text/plain", status=410)
    response: HttpResponseBase = images.preview(request, image_id, filter_spec)
    return response


class ImageDeleteView(HeldIsRefused, images.DeleteView):
    """Deleting, unless the image is under a hold; beforehand it says what goes."""

    template_name = "media_retention/images/confirm_delete.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add from how many pages it goes."""
        known = explain(self.object, today=clock.today(), language=readers_language())
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "medium": self.object, "pages": known.pages}


class MultipleDeleteView(multiple.DeleteView):
    """Deleting right after an upload, unless the image is under a hold."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse what is held: the file stays in the list."""
        image = get_object_or_404(get_image_model(), pk=kwargs[self.pk_url_kwarg])
        if message := refuse_held([image]):
            return JsonResponse({"success": False, "error_message": message}, status=409)
        response: HttpResponse = super().post(request, *args, **kwargs)
        return response
