"""The ends of media as tables have them: in words, with addresses to go on to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy

from media_retention.panels import edit_url as page_edit_url
from media_retention.queries.leaving_rows import Leaving, Outcome
from media_retention.queries.permissions import User
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


def row_of(one: Leaving, user: User) -> Row:
    """An end in words, in the reader's language."""
    return Row(
        title=str(one.medium),
        url=medium_edit_url(one.medium),
        day=one.day,
        outcome=str(OUTCOMES[one.outcome]),
        rule=one.rule,
        since=one.since,
        reason=one.reason.sentence(readers_language()),
        pages=tuple(
            PageLink(page.get_admin_display_title(), page_edit_url(page, user))
            for page in one.pages
        ),
    )
