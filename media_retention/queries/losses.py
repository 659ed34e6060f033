"""Which pages lose media, and on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from wagtail.models import Page

from media_retention.models import Placement
from media_retention.queries.media import CHUNK, retained_models

AHEAD = timedelta(days=30)
"""How far ahead editors are told."""


@dataclass(frozen=True, slots=True)
class Loss:
    """A page that can be edited, and how many media it loses on each day."""

    page: Page
    days: tuple[tuple[date, int], ...]


def losses(today: date) -> list[Loss]:
    """The pages that lose something within thirty days, the most urgent first.

    What an alias shows is counted with the page that it follows: only there can it be replaced.
    """
    by_page: dict[int, dict[date, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for page_id, medium, day in _ending(today, today + AHEAD):
        by_page[page_id][day].add(medium)
    found: dict[Page, dict[date, set[UUID]]] = defaultdict(lambda: defaultdict(set))
    for page in _pages(sorted(by_page)):
        for day, media in by_page[page.pk].items():
            found[page.alias_of or page][day] |= media
    told = [Loss(page, _counted(days)) for page, days in found.items()]
    return sorted(told, key=lambda loss: (loss.days[0][0], loss.page.pk))


def _counted(days: dict[date, set[UUID]]) -> tuple[tuple[date, int], ...]:
    return tuple((day, len(media)) for day, media in sorted(days.items()))


def _ending(today: date, last: date) -> Iterator[tuple[int, UUID, date]]:
    """Page, medium and day: the end of the use, or of the medium where that is earlier."""
    for model in retained_models():
        media = model._default_manager.order_by().filter(taken_down_at=None)
        ending = media.filter(due__gt=today, due__lte=last)
        staying = media.filter(Q(due=None) | Q(due__gt=today))
        own = media.filter(uuid=OuterRef("medium")).values("due")[:1]
        uses = (
            Placement.objects.filter(shown=True, ended_at=None)
            .filter(
                Q(medium__in=ending.values("uuid"))
                | Q(due__gt=today, due__lte=last, medium__in=staying.values("uuid"))
            )
            .exclude(due__lte=today)
            .annotate(medium_due=Subquery(own))
            .values_list("page_id", "medium", "due", "medium_due")
        )
        for page_id, medium, *ends in uses.iterator():
            yield page_id, medium, min(day for day in ends if day is not None)


def _pages(ids: list[int]) -> Iterator[Page]:
    pages = Page.objects.select_related("owner", "alias_of__owner")
    for start in range(0, len(ids), CHUNK):
        yield from pages.filter(pk__in=ids[start : start + CHUNK]).order_by("pk")
