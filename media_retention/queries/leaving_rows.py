"""The ends of media told one by one: what goes, when, why, and from which pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from wagtail.models import Page

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.explain import STORE, Known, why
from media_retention.queries.leaving import End
from media_retention.queries.media import by_uuid, placements_of
from media_retention.queries.reasons import rules_of, why_use
from retention.models import Rule
from retention.queries.holds import held_records
from retention.rules.reason import Reason

BATCH = 500
"""Ends told at a time, when all are asked for."""


class Outcome(StrEnum):
    """What becomes of a medium on the day."""

    ERASED = "erased"
    # Off the site, and kept there.
    HELD = "held"
    # Off the site already; erased on the day.
    DOWN = "down"
    # Off this page; another use keeps it elsewhere.
    OFF_PAGE = "off page"
    # The page does not show it now; from the day on it cannot come back there.
    RESTING = "resting"


@dataclass(frozen=True, slots=True)
class Leaving:
    """One end, with all that a reader wants to know of it."""

    medium: RetainedMedium
    day: date
    rule: str
    """The rule's name in the reader's language; its key when the register lacks it."""
    since: date | None
    outcome: Outcome
    reason: Reason
    pages: tuple[Page, ...]
    """The pages that lose it on that day."""


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of a batch of ends, read at once."""

    media: Mapping[UUID, RetainedMedium]
    uses: Mapping[UUID, Sequence[Placement]]
    held: Collection[UUID]
    known: Known


def tell(ends: Sequence[End], *, today: date, language: str) -> list[Leaving]:
    """These ends, in the same order and in a fixed number of queries."""
    around = _read(ends, today, language)
    return [_leaving(end, around) for end in ends if end.record in around.media]


def tell_all(ends: Iterable[End], *, today: date, language: str) -> Iterator[Leaving]:
    """The same for however many, a batch at a time."""
    batch: list[End] = []
    for end in ends:
        batch.append(end)
        if len(batch) == BATCH:
            yield from tell(batch, today=today, language=language)
            batch = []
    yield from tell(batch, today=today, language=language)


def rule_names(keys: Collection[str], language: str) -> dict[str, str]:
    """What rules are called."""
    rows = Rule.objects.filter(key__in=keys).prefetch_related("texts")
    return {rule.key: rule.text(language).name for rule in rows}


def _read(ends: Sequence[End], today: date, language: str) -> _Around:
    records = {end.record for end in ends}
    uses: dict[UUID, list[Placement]] = defaultdict(list)
    for use in placements_of(records):
        uses[use.medium].append(use)
    ids = {use.page_id for found in uses.values() for use in found if use.ended_at is None}
    return _Around(
        media={medium.uuid: medium for medium in by_uuid(records)},
        uses=uses,
        held=held_records(STORE, records),
        known=Known(
            Page.objects.in_bulk(ids),
            rules=rules_of({end.rule_key for end in ends}),
            today=today,
            language=language,
        ),
    )


def _leaving(end: End, around: _Around) -> Leaving:
    medium = around.media[end.record]
    uses = around.uses.get(end.record, ())
    use = next((use for use in uses if use.uuid == end.part), None)
    losing = lost_with(medium, uses) if use is None else ([use] if use.shown else [])
    pages = (around.known.pages.get(one.page_id) for one in losing)
    return Leaving(
        medium=medium,
        day=end.ends,
        rule=_name(end.rule_key, around.known),
        since=end.began,
        outcome=_outcome(medium, use, is_held=medium.uuid in around.held),
        reason=why(medium, uses, around.known) if use is None else _why_use(medium, use, around),
        pages=tuple(page for page in pages if page is not None),
    )


def lost_with(medium: RetainedMedium, uses: Iterable[Placement]) -> Iterator[Placement]:
    """The uses that end with a medium: those on a page now that do not end before it."""
    for use in uses:
        lasts = use.due is None or medium.due is None or use.due >= medium.due
        if use.shown and use.ended_at is None and lasts:
            yield use


def _outcome(medium: RetainedMedium, use: Placement | None, *, is_held: bool) -> Outcome:
    if use is not None:
        return Outcome.OFF_PAGE if use.shown else Outcome.RESTING
    if is_held:
        return Outcome.HELD
    return Outcome.ERASED if medium.taken_down_at is None else Outcome.DOWN


def _why_use(medium: RetainedMedium, use: Placement, around: _Around) -> Reason:
    known = around.known
    return why_use(use, medium, due=use.due, pages=known.pages, rules=known.rules)


def _name(key: str, known: Known) -> str:
    return known.rules[key].text(known.language).name if key in known.rules else key
