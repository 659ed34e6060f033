"""The pages that a search engine may know of; of pages alone, so no picture can stay in it."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from wagtail.contrib.sitemaps import Sitemap
from wagtail.models import Page


class AllLanguages(Sitemap):
    """Wagtail's, with the pages of every language: each has a tree of its own."""

    def items(self) -> Any:
        """Live pages that anybody may read, below the site's home page in any language."""
        home = self.get_wagtail_site().root_page
        trees = Q()
        for path in home.get_translations(inclusive=True).live().values_list("path", flat=True):
            trees |= Q(path__startswith=path)
        pages = Page.objects.filter(trees).live().public()
        return pages.order_by("path").defer_streamfields().specific()
