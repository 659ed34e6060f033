"""What "select all" means: what the listing shows, by its filters and its search.

Wagtail's own actions on images know the collection and the search alone: whoever filters on
"period over", selects all and deletes would delete every image. So theirs are replaced too.
"""

from __future__ import annotations

from typing import Any

from wagtail.images.views.bulk_actions import (
    AddTagsBulkAction,
    AddToCollectionBulkAction,
    DeleteBulkAction,
)
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backend

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.queries.permissions import viewable


class FollowsListing:
    """For a bulk action of Wagtail's kind, on a model whose listing is the suite's."""

    request: Any
    model: Any

    def get_all_objects_in_listing_query(self, parent_id: str | None) -> list[int]:
        """What the listing shows; nothing if its filters are wrong."""
        words = self.request.GET.get("q", "").strip()
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


class FollowingTagAction(FollowsListing, AddTagsBulkAction):
    """Wagtail's own."""


class FollowingCollectionAction(FollowsListing, AddToCollectionBulkAction):
    """Wagtail's own."""


class FollowingDeleteAction(FollowsListing, DeleteBulkAction):
    """Wagtail's own."""


IN_PLACE_OF_WAGTAILS = (FollowingTagAction, FollowingCollectionAction, FollowingDeleteAction)


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
