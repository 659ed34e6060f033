"""What the front page shows; reads only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from wagtail.models import Page

from ser_site.articles.index import ArticleIndexPage
from ser_site.articles.pages import ArticlePage

if TYPE_CHECKING:
    from .models import HomePage

#: How many articles a section shows; overviews that are not named get none.
SECTION_SIZES = {"news": 3, "magazine": 2, "publications": 4}


@dataclass(frozen=True, slots=True)
class Section:
    """The newest articles of one overview."""

    name: str
    page: ArticleIndexPage
    articles: list[Any]


def front_page(home: HomePage) -> dict[str, Any]:
    """The lead article, further featured ones, and the newest of each overview.

    Without featured pages the newest news item leads. No article is shown twice.
    """
    overviews = [
        page for page in home.get_children().live().specific() if isinstance(page, ArticleIndexPage)
    ]
    featured = _featured(home)
    if not featured:
        newest = (page.articles()[:1] for page in overviews if page._meta.app_label == "news")
        featured = [article for articles in newest for article in articles]
    shown = {article.pk for article in featured}
    return {
        "lead_article": featured[0] if featured else None,
        "featured": featured[1:],
        "sections": [section for page in overviews if (section := _section(page, shown))],
    }


def _featured(home: HomePage) -> list[Any]:
    """The articles that the editors chose and that are public, in their order."""
    chosen = [row.page_id for row in home.featured.all()]
    found = {page.pk: page for page in Page.objects.filter(pk__in=chosen).live().specific()}
    return [found[pk] for pk in chosen if isinstance(found.get(pk), ArticlePage)]


def _section(page: ArticleIndexPage, shown: set[int]) -> Section | None:
    size = SECTION_SIZES.get(page._meta.app_label, 0)
    articles = list(page.articles().exclude(pk__in=shown)[:size]) if size else []
    return Section(page._meta.app_label, page, articles) if articles else None
