"""What a feed reader is told of an overview."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html
from django.utils.safestring import SafeString

from media_retention import visibility
from ser_site.theme import pictures

if TYPE_CHECKING:
    from .index import ArticleIndexPage
    from .pages import ArticlePage

NEWEST = 20
"""Articles in a feed, at most."""

SPECS = ["fill-800x533|format-jpeg"]
"""A size and format that every feed reader shows."""


class ArticleFeed(Feed):  # type: ignore[type-arg]
    """The newest articles of one overview, each with its picture if that may be shown."""

    feed_type = Atom1Feed

    def get_object(self, request: HttpRequest, *, overview: ArticleIndexPage) -> ArticleIndexPage:
        """The overview, which the view was given."""
        self.request = request
        return overview

    def title(self, overview: ArticleIndexPage) -> str:
        """The overview's own."""
        return str(overview.title)

    def subtitle(self, overview: ArticleIndexPage) -> str:
        """Its introduction."""
        return overview.intro

    def link(self, overview: ArticleIndexPage) -> str:
        """Its address."""
        return str(overview.get_full_url(self.request))

    def feed_url(self, overview: ArticleIndexPage) -> str:
        """Where the feed itself is."""
        return f"{self.link(overview)}{overview.reverse_subpage('feed')}"

    def items(self, overview: ArticleIndexPage) -> list[Any]:
        """The newest first, as in the overview."""
        articles: Any = overview.articles()
        return list(articles.public()[:NEWEST])

    def item_title(self, item: ArticlePage) -> str:
        """As it is; the feed's writer escapes it."""
        return str(item.title)

    def item_link(self, item: ArticlePage) -> str:
        """Its address."""
        return str(item.get_full_url(self.request))

    def item_description(self, item: ArticlePage) -> SafeString:
        """Picture and lead, as HTML."""
        lead = format_html("<p>{}</p>", item.lead) if item.lead else ""
        with visibility.part_of(item.pk):
            image = pictures.shown(item.hero_image, SPECS)
        if image is None:
            return format_html("{}", lead)
        address = self.request.build_absolute_uri(image.url)
        return format_html('<p><img src="{}" alt="{}"></p>{}', address, item.hero_alt, lead)

    def item_pubdate(self, item: ArticlePage) -> datetime.datetime:
        """Midnight of the day that the article names."""
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time()))

    def item_updateddate(self, item: ArticlePage) -> datetime.datetime | None:
        """When it was last published."""
        published: datetime.datetime | None = item.last_published_at
        return published
