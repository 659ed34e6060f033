"""From when the uses on a page count, and until when a page's date can be corrected.

What a page says of its own date is final from the next day on; until then a mistyped year can be
put right, on the page itself or on a translation (decision 0030). After that day a start moves
to an earlier day only.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cached_property
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from media_retention.models import Placement
from media_retention.queries.originals import originals_of

FIELDS = ["since", "frozen_since", "since_moved_on"]


def first_start(page: Page, today: date) -> date:
    """The day on which a medium becomes public on a page, or the page's own date if earlier."""
    own = _public_day(page)
    return today if own is None else min(today, own)


def settle_starts(
    page: Page, here: Collection[UUID], around: Iterable[Placement], today: date
) -> tuple[bool, list[Placement]]:
    """Bring the starts of a page's uses in line with its date.

    Translations and aliases share the earliest start; a copy inherits its original's.

    Args:
        here: the media that stand on the page.
        around: all uses of these media; changed in place.

    Returns:
        Whether a start moved, and which uses start later again than was said earlier today.
    """
    kin = _Kin(page, [use for use in around if use.medium in here], today)
    moved: list[Placement] = []
    later: list[Placement] = []
    for medium in here:
        since, frozen = kin.start_of(medium)
        for use in kin.family_of(medium):
            if (use.since, kin.frozen(use)) == (since, frozen):
                continue
            if use.since == since and use.since_moved_on != today:
                continue
            if use.since < since:
                later.append(use)
            use.since, use.frozen_since, use.since_moved_on = since, frozen, today
            moved.append(use)
    Placement.objects.bulk_update(moved, FIELDS, batch_size=200)
    return bool(moved), later


class _Kin:
    """The uses of a page's media by the page, its translations and aliases, and its originals."""

    def __init__(self, page: Page, uses: Collection[Placement], today: date) -> None:
        self.page = page
        self.today = today
        self.originals = originals_of(page)
        self.family: dict[UUID, list[Placement]] = {}
        self.inherited: dict[UUID, list[Placement]] = {}
        for use in uses:
            if use.translation_key == page.translation_key:
                self.family.setdefault(use.medium, []).append(use)
            elif use.page_id in self.originals:
                self.inherited.setdefault(use.medium, []).append(use)

    def family_of(self, medium: UUID) -> list[Placement]:
        """The uses that share one start."""
        return self.family.get(medium, [])

    def start_of(self, medium: UUID) -> tuple[date, date]:
        """From when these uses count today, and from when if no date of today's stands."""
        family, inherited = self.family_of(medium), self.inherited.get(medium, [])
        frozen = min(self.frozen(use) for use in [*family, *inherited])
        said = [self.days.get(use.page_id) for use in family]
        days = [day for day in said if day is not None]
        return min([frozen, *days, *(use.since for use in inherited)]), frozen

    def frozen(self, use: Placement) -> date:
        """Since when a use counts whatever is published today."""
        if use.since_moved_on != self.today or use.frozen_since is None:
            return use.since
        return use.frozen_since

    @cached_property
    def days(self) -> dict[int, date | None]:
        """What the page says of itself, and the live pages of which the same moved today."""
        uses = [use for family in self.family.values() for use in family]
        others = {use.page_id for use in uses if use.since_moved_on == self.today}
        pages: list[Page] = [self.page]
        if others := others - {self.page.pk}:
            pages += Page.objects.filter(pk__in=others, live=True).specific()
        return {page.pk: _public_day(page) for page in pages}


def _public_day(page: Page) -> date | None:
    """The page's own date, or the day it was first published."""
    days = [_as_date(getattr(page, "public_date", None)), _as_date(page.first_published_at)]
    return min((day for day in days if day is not None), default=None)


def _as_date(moment: date | datetime | None) -> date | None:
    if isinstance(moment, datetime):
        return timezone.localdate(moment, timezone.get_default_timezone())
    return moment
