"""One medium: a screen to be read, and its file while visitors cannot have it."""

from __future__ import annotations

import mimetypes
from pathlib import PurePosixPath
from typing import Any
from uuid import UUID

from django.core.files.storage import storages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.panels import MediumPanel
from media_retention.queries.files import own_files
from media_retention.queries.media import find_medium
from media_retention.queries.permissions import may, may_see_report, may_view
from media_retention.queries.remains import erased_on
from retention.queries.period_words import written

SHOWN_IN_BROWSER = (
    "image/avif",
    "image/gif",
    "image/jpeg",
    "image/png",
    "image/webp",
    "audio/mpeg",
    "audio/ogg",
    "audio/wav",
    "video/mp4",
    "video/ogg",
    "video/webm",
)
"""Types that run no script; anything else is downloaded."""


class MediumScreen(WagtailAdminTemplateMixin, View):
    """A screen about one medium; who may not see it is told that there is none."""

    header_icon = "image"
    tells_what_is_gone = True

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Say of what was erased that it was, and refuse whoever may not do this."""
        if self.tells_what_is_gone and (answer := answer_if_gone(request, kwargs["record"])):
            return answer
        self.refuse_others()
        return super().dispatch(request, *args, **kwargs)

    def refuse_others(self) -> None:
        """Let in who may see the medium.

        Raises:
            Http404: there is none, or the user may not see it.
            PermissionDenied: the user may see it, and not do this.
        """
        self.medium  # noqa: B018 (looked up, or not found)

    @cached_property
    def medium(self) -> RetainedMedium:
        """The medium that the address names."""
        found = find_medium(self.kwargs["record"])
        if found is None or not may_view(self.request.user, found):
            raise Http404
        return found

    def get_page_subtitle(self) -> str:
        """The medium's title."""
        return str(self.medium)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """The listing, this medium, and the screen if it has a name."""
        meta = self.medium._meta
        here = {"url": self.medium_url(), "label": str(self.medium)}
        items = [
            *self.breadcrumbs_items,
            {"url": index_url(self.medium), "label": capfirst(str(meta.verbose_name_plural))},
            here,
        ]
        if self.page_title:
            items.append({"url": "", "label": self.get_page_title()})
        return items

    def medium_url(self) -> str:
        """Where the user sees the medium: its edit screen, or this one."""
        if may(self.request.user, "change", self.medium):
            return edit_url(self.medium)
        return reverse("media_retention:medium", args=[self.medium.uuid])

    def render(self, **context: Any) -> HttpResponse:
        """The page."""
        context = self.get_context_data(medium=self.medium, back_url=self.medium_url(), **context)
        response: HttpResponse = self.render_to_response(context)
        return response


class MediumView(MediumScreen):
    """Everything about a medium's end, for who may look and no more."""

    template_name = "media_retention/medium.html"

    def get_page_title(self) -> str:
        """The medium's own: there is no act to name before it."""
        return str(self.medium)

    def get_page_subtitle(self) -> str:
        """Nothing more."""
        return ""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.render(panel=MediumPanel(self.medium, request), preview=preview_of(self.medium))

    @cached_property
    def header_buttons(self) -> list[HeaderButton]:
        """The way to the edit screen, for who may change it."""
        if not may(self.request.user, "change", self.medium):
            return []
        return [HeaderButton(_("Edit"), url=edit_url(self.medium), icon_name="edit")]


class FileView(MediumScreen):
    """Stream a file that visitors cannot have now, to who may see the medium."""

    tells_what_is_gone = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> FileResponse:
        """The file from wherever it lies; 404 while it has an address of its own."""
        if self.medium.may_be_shown:
            raise Http404
        field = kwargs["field"]
        name = getattr(self.medium, field).name if hasattr(self.medium, field) else ""
        lies = next((file for file in own_files(self.medium) if file.name == name), None)
        if lies is None or not storages[lies.storage].exists(name):
            raise Http404
        return as_private(storages[lies.storage].open(name), name)


def answer_if_gone(request: HttpRequest, record: UUID) -> HttpResponse | None:
    """To who works with media: that it was erased, in another tab or by the sweep."""
    if not may_see_report(request.user) or (erased := erased_on(record)) is None:
        return None
    told = _("This is gone already: it was erased for good on %(day)s. Nothing is left to do.")
    messages.warning(request, told % {"day": written(erased)})
    return redirect("wagtailadmin_home")


def as_private(file: Any, name: str) -> FileResponse:
    """A response that no cache keeps and no browser takes for a page."""
    kind, _encoding = mimetypes.guess_type(name)
    inline = kind in SHOWN_IN_BROWSER
    return FileResponse(
        file,
        as_attachment=not inline,
        filename=PurePosixPath(name).name,
        content_type=kind if inline else "application/octet-stream",
        headers={
            "Cache-Control": "no-store, private",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


def preview_of(medium: RetainedMedium) -> str:
    """The address of a picture of the medium: its own, or the file behind the counter."""
    if isinstance(medium, RetainedEmbed):
        return preview_of(medium.poster) if medium.poster else ""
    field = "file" if hasattr(medium, "get_rendition") else "thumbnail"
    file = getattr(medium, field)
    if not file:
        return ""
    if not medium.may_be_shown:
        return file_url(medium, field)
    if hasattr(medium, "get_rendition"):
        return str(medium.get_rendition("max-800x600").url)
    return str(file.url)


def file_url(medium: RetainedMedium, field: str = "file") -> str:
    """Where who may see the medium gets a file that visitors cannot have."""
    name = "file" if field == "file" else "poster"
    return reverse(f"media_retention:{name}", args=[medium.uuid])


def index_url(medium: RetainedMedium) -> str:
    """The listing that the medium is in."""
    return reverse(f"{_namespace(medium)}:index")


def edit_url(medium: RetainedMedium) -> str:
    """The medium's edit screen."""
    return reverse(f"{_namespace(medium)}:edit", args=[medium.pk])


def _namespace(medium: RetainedMedium) -> str:
    if isinstance(medium, RetainedEmbed):
        return "media_retention_embed"
    return "wagtailimages" if hasattr(medium, "get_rendition") else "wagtailmedia"
