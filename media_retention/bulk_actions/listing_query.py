"""What "select all" means: what the listing shows, by its filters and its search.

Wagtail's own actions on images know the collection and the search alone: whoever filters on
"period over", selects all and deletes would delete every image. They take what was uploaded
while somebody read the question, and name what the user may not see. So theirs are replaced too.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.images.views.bulk_actions import (
    AddTagsBulkAction,
    AddToCollectionBulkAction,
    DeleteBulkAction,
)
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.queries.media import CHUNK
from media_retention.queries.permissions import viewable

EVERYTHING = "all"
DIGITS_OF_A_KEY = 18
"""Longer numbers are no key of any row, and no database takes them."""


class FollowsListing:
    """For a bulk action of Wagtail's kind, on a model whose listing is the suite's."""

    request: Any
    model: Any

    def chosen(self) -> list[RetainedMedium]:
        """What was on the screen when it was confirmed, or else what the address names.

        What the user may not see is never among it. Who confirms without having seen the
        question has chosen one by one, or nothing.
        """
        if "shown" in self.request.POST:
            return self._found(self.request.POST["shown"].split(","))
        wanted = self.request.GET.getlist("id")
        if EVERYTHING not in wanted:
            return self._found(wanted)
        if self.request.method == "POST":
            return []
        return self._found(self.get_all_objects_in_listing_query(None))

    def _found(self, wanted: Iterable[Any]) -> list[RetainedMedium]:
        pks = sorted({int(pk) for pk in map(str, wanted) if _is_key(pk)})
        found: list[RetainedMedium] = []
        for start in range(0, len(pks), CHUNK):
            rows = viewable(self.request.user, self.model)
            found += rows.filter(pk__in=pks[start : start + CHUNK]).order_by("pk")
        return found

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        """What the listing shows; nothing if its filters are wrong."""
        words = self.request.GET.get("q", "").strip()
        if "\0" in words:
            return []
        listed = viewable(self.request.user, self.model)
        filters = _filter_set(self.model)(
            self.request.GET,
            # The filter on uses asks for this.
            queryset=listed.annotate(usage_count=ReferenceIndex.usage_count_subquery(self.model)),
            request=self.request,
            is_searching=bool(words),
        )
        if not filters.is_valid():
            return []
        found = filters.qs
        if words:
            # As the listing does: the beginning of a word is enough.
            found = get_search_backend().autocomplete(words, found, order_by_relevance=False)
        return [medium.pk for medium in found]


class FollowingAction(FollowsListing):
    """One of Wagtail's own, with what was shown in its form."""

    button: Any
    leave: Any
    tone: ClassVar[str] = ""

    def get_actionable_objects(self) -> tuple[list[RetainedMedium], dict[str, Any]]:
        """What the user may treat so, and what not; what they may not see is neither."""
        media = self.chosen()
        mine = [medium for medium in media if self.check_perm(medium)]  # type: ignore[attr-defined]
        allowed = {medium.pk for medium in mine}
        others = [medium for medium in media if medium.pk not in allowed]
        return mine, {"items_with_no_access": others}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Remember what was shown for the answer."""
        context: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        context["shown"] = shown(one["item"] for one in context["items"])
        return {**context, "view": self}


class FollowingTagAction(FollowingAction, AddTagsBulkAction):
    """Wagtail's own."""

    template_name = "media_retention/bulk_actions/wagtails_tags.html"
    button = _("Yes, add")
    leave = _("No, don’t add")


class FollowingCollectionAction(FollowingAction, AddToCollectionBulkAction):
    """Wagtail's own."""

    template_name = "media_retention/bulk_actions/wagtails_collection.html"
    button = _("Yes, add")
    leave = _("No, don’t add")


class FollowingDeleteAction(FollowingAction, DeleteBulkAction):
    """Wagtail's own."""

    template_name = "media_retention/bulk_actions/wagtails_delete.html"
    button = _("Yes, delete")
    leave = _("No, don’t delete")
    tone = "serious"


IN_PLACE_OF_WAGTAILS = (FollowingTagAction, FollowingCollectionAction, FollowingDeleteAction)


def shown(media: Iterable[RetainedMedium]) -> str:
    """What is on the screen, for its form."""
    return ",".join(str(medium.pk) for medium in media)


def _is_key(text: str) -> bool:
    return text.isdecimal() and len(text) <= DIGITS_OF_A_KEY


def _filter_set(model: type[RetainedMedium]) -> Any:
    """The filters of the listing that the action was chosen in."""
    if hasattr(model, "get_rendition"):
        from media_retention.views.images import ImagesFilterSet

        return ImagesFilterSet
    if issubclass(model, RetainedEmbed):
        from media_retention.views.embeds import EmbedFilterSet

        return EmbedFilterSet
    from media_retention.views.videos import MediaFilterSet

    return MediaFilterSet
