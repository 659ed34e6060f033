"""Until when a medium stays and why, in words that an editor understands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.utils import timezone
from wagtail.models import Page

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.media import placements_of
from media_retention.queries.reasons import medium_kind, rules_of, waits_for, why_use
from retention.models import Hold, Rule
from retention.queries.holds import active_hold, held_records
from retention.rules.due import due_date
from retention.rules.period import Period
from retention.rules.reason import Reason, ReasonKind

STORE = "media"


class State(StrEnum):
    """What visitors get of a medium."""

    SHOWN = "shown"
    # Taken off the site by a person, or because it is due and under a hold.
    DOWN = "down"
    # Past its due date and not swept yet: no longer shown.
    OVER = "over"


class UseState(StrEnum):
    """What has become of one use."""

    ON_PAGE = "on page"
    # The page is not public, or shows something else now; the clock runs on.
    RESTING = "resting"
    OVER = "over"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Use:
    """A medium on a page: under which rule, since when and until when."""

    uuid: UUID
    page: Page | None
    """None once the page is deleted."""
    rule: str
    since: date
    until: date | None
    state: UseState


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a medium stays, and until when."""

    medium: RetainedMedium
    state: State
    reasons: tuple[Reason, ...]
    hold: Hold | None
    uses: tuple[Use, ...]

    @property
    def pages(self) -> int:
        """On how many pages it stands now."""
        return sum(use.state is UseState.ON_PAGE for use in self.uses)

    def sentences(self, language: str) -> list[str]:
        """What there is to say, the most important first."""
        return [reason.sentence(language) for reason in self.reasons]

    def rule_sentence(self, language: str) -> str:
        """What the rule says: its period or its criterion."""
        return self.reasons[0].rule_sentence(language)


@dataclass(frozen=True, slots=True)
class Glance:
    """What a listing tells of a medium."""

    state: State
    held: bool
    due: date | None
    without_people: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What an explanation is made from, read once."""

    pages: Mapping[int, Page]
    rules: Mapping[str, Rule]
    today: date
    language: str


def explain(medium: RetainedMedium, *, today: date, language: str) -> Explanation:
    """Everything an editor should know of a medium's end, in a fixed number of queries."""
    placements = sorted(placements_of([medium.uuid]), key=_most_telling_first)
    known = Known(
        pages=Page.objects.in_bulk({use.page_id for use in placements}),
        rules=rules_of({medium.due_rule, *(use.rule for use in placements)}),
        today=today,
        language=language,
    )
    hold = active_hold(STORE, medium.uuid)
    return Explanation(
        medium=medium,
        state=state_of(medium, today),
        reasons=tuple(_reasons(medium, placements, hold, known)),
        hold=hold,
        uses=tuple(_use(placement, medium, known) for placement in placements),
    )


def glances(media: Sequence[RetainedMedium], *, today: date) -> dict[UUID, Glance]:
    """What a listing tells of these media, in one query."""
    held = held_records(STORE, [medium.uuid for medium in media])
    return {
        medium.uuid: Glance(
            state=state_of(medium, today),
            held=medium.uuid in held,
            due=medium.due,
            without_people=not medium.people_recognisable,
        )
        for medium in media
    }


def state_of(medium: RetainedMedium, today: date) -> State:
    """What visitors get of the medium today."""
    if medium.taken_down_at is not None:
        return State.DOWN
    return State.OVER if medium.due is not None and medium.due <= today else State.SHOWN


def why(medium: RetainedMedium, placements: Iterable[Placement], known: Known) -> Reason:
    """Why the medium stays until its due date, whatever else is the matter with it."""
    kind_of_medium = medium_kind(medium)
    if medium.due is not None and medium.due == medium.ends_on:
        return Reason(ReasonKind.CONSENT_ENDS, due=medium.due, medium=kind_of_medium)
    if not medium.people_recognisable:
        return Reason(ReasonKind.NOBODY_RECOGNISABLE, medium=kind_of_medium)
    if medium.due is None and (trigger := waits_for(medium.due_rule, known.rules)):
        return Reason(ReasonKind.NOT_STARTED, medium=kind_of_medium, trigger=trigger)
    if medium.due is None or medium.due_since is None:
        return Reason(
            ReasonKind.UNKNOWN_PERIOD,
            medium=kind_of_medium,
            criterion=_criterion(medium.due_rule, known),
        )
    decisive = next((use for use in placements if _decides(use, medium)), None)
    if decisive is None:
        return Reason(
            ReasonKind.NEVER_PLACED,
            due=medium.due,
            since=medium.due_since,
            period=_period(medium, medium.due_since, known),
            medium=kind_of_medium,
        )
    found = why_use(decisive, medium, due=medium.due, pages=known.pages, rules=known.rules)
    return replace(found, period=_period(medium, found.since, known))


def _reasons(
    medium: RetainedMedium, placements: Iterable[Placement], hold: Hold | None, known: Known
) -> Iterable[Reason]:
    kind = medium_kind(medium)
    reason = why(medium, placements, known)
    is_over = medium.due is not None and medium.due <= known.today
    if medium.taken_down_at is not None and (hold or not is_over):
        yield Reason(
            ReasonKind.TAKEN_DOWN,
            due=None if hold else medium.due,
            since=timezone.localdate(medium.taken_down_at, timezone.get_default_timezone()),
            period=reason.period,
            medium=kind,
        )
    elif is_over and not hold:
        yield Reason(ReasonKind.OVER, due=medium.due, period=reason.period, medium=kind)
    elif not is_over:
        yield reason
    if hold is not None:
        held, passed = (ReasonKind.HELD_PAST, medium.due) if is_over else (ReasonKind.HELD, None)
        yield Reason(held, due=passed, since=hold.placed_on, period=reason.period, medium=kind)


def _use(placement: Placement, medium: RetainedMedium, known: Known) -> Use:
    ends = [day for day in (placement.due, medium.ends_on) if day is not None]
    rule = known.rules.get(placement.rule)
    return Use(
        uuid=placement.uuid,
        page=known.pages.get(placement.page_id),
        rule=rule.text(known.language).name if rule else placement.rule,
        since=placement.since,
        until=min(ends, default=None),
        state=use_state(placement, known.today),
    )


def use_state(placement: Placement, today: date) -> UseState:
    """What has become of a use."""
    if placement.ended_at is not None:
        return UseState.ENDED
    if placement.due is not None and placement.due <= today:
        return UseState.OVER
    return UseState.ON_PAGE if placement.shown else UseState.RESTING


def _most_telling_first(placement: Placement) -> tuple[bool, bool, date]:
    """What is on a page now, then by the end that comes last."""
    last = placement.due or date.max
    return (placement.ended_at is not None, not placement.shown, date.max - (last - date.min))


def _decides(placement: Placement, medium: RetainedMedium) -> bool:
    return (placement.due, placement.rule, placement.since) == (
        medium.due,
        medium.due_rule,
        medium.due_since,
    )


def _period(medium: RetainedMedium, start: date | None, known: Known) -> Period | None:
    rule = known.rules.get(medium.due_rule)
    if rule is None or start is None or medium.due_since is None:
        return None
    collected = min(medium.collected_on or known.today, medium.due_since)
    found = due_date(start, collected, rule.as_rule().versions, known.today)
    # A date that was never moved later may rest on a period that no longer counts.
    return found.period if found and found.date == medium.due else None


def _criterion(key: str, known: Known) -> str:
    rule = known.rules.get(key)
    return rule.text(known.language).criterion if rule else ""
