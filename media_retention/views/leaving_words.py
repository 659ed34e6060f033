"""The ends of media as tables have them: in words, with addresses to go on to."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from media_retention.queries.leaving_rows import Leaving, Outcome
from media_retention.queries.page_titles import titles_of
from media_retention.queries.permissions import User, editable_pages
from media_retention.views.medium import edit_url as medium_edit_url
from retention.queries.period_words import readers_language

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

OUTCOMES: dict[Outcome, _StrPromise] = {
    Outcome.ERASED: gettext_lazy("Is erased"),
    Outcome.HELD: gettext_lazy("Leaves the site, but is kept under a hold"),
    Outcome.DOWN: gettext_lazy("Is off the site already, and is erased"),
    Outcome.OFF_PAGE: gettext_lazy("Leaves this page, stays elsewhere"),
    Outcome.RESTING: gettext_lazy("Is not on the page now, and cannot come back there"),
}


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page that loses something, with an address for who may edit it."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """One end as the table and the spreadsheet have it."""

    title: str
    url: str
    day: date
    outcome: str
    rule: str
    since: date | None
    reason: str
    pages: tuple[PageLink, ...]

    @property
    def page_titles(self) -> str:
        """The pages in one cell."""
        return "; ".join(page.title for page in self.pages)


def rows_of(told: Sequence[Leaving], user: User) -> list[Row]:
    """Ends in words, in the reader's language, with links to what the reader may edit."""
    pages = {page.pk: page for one in told for page in one.pages}
    titles = titles_of(pages.values())
    editable = editable_pages(user, set(pages))
    return [row_of(one, titles, editable) for one in told]


def row_of(one: Leaving, titles: Mapping[int, str], editable: Collection[int] = ()) -> Row:
    """An end in words, with links to those of its pages that the reader may edit."""
    return Row(
        title=str(one.medium),
        url=medium_edit_url(one.medium),
        day=one.day,
        outcome=str(OUTCOMES[one.outcome]),
        rule=one.rule,
        since=one.since,
        reason=one.reason.sentence(readers_language()),
        pages=tuple(_link(page, titles[page.pk], editable) for page in one.pages),
    )


def _link(page: Page, title: str, editable: Collection[int]) -> PageLink:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page.pk in editable else ""
    return PageLink(title, url)
