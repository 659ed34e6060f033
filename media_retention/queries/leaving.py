"""What leaves the site, and when: media at their end, and uses that end on media that stay.

Everything is counted, ordered and cut to a page by the database; no medium is read for it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    UUIDField,
    Value,
)
from django.db.models.functions import Cast, TruncMonth

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.explain import STORE
from media_retention.queries.media import retained_models
from media_retention.queries.permissions import User, may_view_all, viewable
from retention.models import Hold


class End(NamedTuple):
    """A medium's end, or that of one use of it."""

    record: UUID
    part: UUID | None
    """The use that ends while the medium stays; None when the medium itself does."""
    page: int | None
    rule_key: str
    began: date | None
    ends: date


@dataclass(frozen=True, slots=True)
class Selection:
    """Which ends are asked for; whatever is left empty asks for all."""

    first: date | None = None
    last: date | None = None
    rule: str = ""
    pages: QuerySet[Any] | None = None
    """Ids of pages: what stands on one of them."""
    held: bool | None = None
    viewer: User | None = None
    """Only media that this user may see in the admin."""


def ends(wanted: Selection) -> QuerySet[Any, Any]:
    """Rows with the fields of :class:`End`, the soonest first; to be counted and sliced."""
    first, *others = [part.values(*End._fields) for part in _parts(wanted)]
    return first.union(*others, all=True).order_by("ends", "record", "page")


def as_ends(rows: Iterable[Any]) -> Iterator[End]:
    """The rows as values."""
    return (End(**row) for row in rows)


def count(wanted: Selection) -> int:
    """How many ends there are."""
    return sum(part.count() for part in _parts(wanted))


def by_month(wanted: Selection) -> dict[str, dict[date, int]]:
    """How many ends there are by rule and month (its first day), in one query."""
    first, *others = [
        part.annotate(month=TruncMonth("ends"))
        .values("rule_key", "month")
        .annotate(found=Count("pk"))
        .values("rule_key", "month", "found")
        for part in _parts(wanted)
    ]
    found: dict[str, dict[date, int]] = defaultdict(lambda: defaultdict(int))
    for row in first.union(*others, all=True):
        found[row["rule_key"]][row["month"]] += row["found"]
    return found


def in_period(wanted: Selection, first: date | None, last: date | None) -> Selection:
    """The same, in another period (both days included)."""
    return replace(wanted, first=first, last=last)


def _parts(wanted: Selection) -> Iterator[QuerySet[Any, Any]]:
    """One query a model for media, and one a model for the uses that end before them."""
    held = Hold.objects.active().filter(store=STORE).values("record")
    for model in retained_models():
        media = _visible(model, wanted)
        yield _chosen(_media_ends(media, wanted), wanted, held)
        yield _chosen(_use_ends(media, wanted), wanted, held)


def _visible(model: type[RetainedMedium], wanted: Selection) -> QuerySet[Any, Any]:
    media: QuerySet[Any, Any] = model._default_manager.order_by()
    if wanted.viewer is None or may_view_all(wanted.viewer):
        return media
    # By primary key: what a policy returns may be joined and distinct already.
    media = media.filter(pk__in=viewable(wanted.viewer, model).order_by().values("pk"))
    return media


def _media_ends(media: QuerySet[Any, Any], wanted: Selection) -> QuerySet[Any, Any]:
    if wanted.pages is not None:
        here = Placement.objects.filter(page_id__in=wanted.pages, shown=True, ended_at=None)
        media = media.filter(uuid__in=here.values("medium"))
    rows: QuerySet[Any, Any] = media.annotate(
        record=F("uuid"),
        part=Cast(Value(None), UUIDField()),
        page=Cast(Value(None), BigIntegerField()),
        rule_key=F("due_rule"),
        began=F("due_since"),
        ends=F("due"),
    )
    return rows


def _use_ends(media: QuerySet[Any, Any], wanted: Selection) -> QuerySet[Any, Any]:
    staying = media.filter(uuid=OuterRef("medium")).filter(Q(due=None) | Q(due__gt=OuterRef("due")))
    uses = Placement.objects.filter(Exists(staying), ended_at=None)
    if wanted.pages is not None:
        uses = uses.filter(page_id__in=wanted.pages)
    return uses.annotate(
        record=F("medium"),
        part=F("uuid"),
        page=F("page_id"),
        rule_key=F("rule"),
        began=F("since"),
        ends=F("due"),
    )


def _chosen(
    rows: QuerySet[Any, Any], wanted: Selection, held: QuerySet[Any, Any]
) -> QuerySet[Any, Any]:
    rows = rows.exclude(due=None)
    if wanted.first is not None:
        rows = rows.filter(due__gte=wanted.first)
    if wanted.last is not None:
        rows = rows.filter(due__lte=wanted.last)
    if wanted.rule:
        rows = rows.filter(rule_key=wanted.rule)
    if wanted.held is not None:
        on_hold = Q(record__in=held)
        rows = rows.filter(on_hold) if wanted.held else rows.exclude(on_hold)
    return rows
