"""What a page shows, and until when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wagtail.models import Page

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.explain import State, state_of
from media_retention.queries.media import by_uuid
from media_retention.queries.reasons import medium_kind, rules_of, waits_for, why_use
from retention.models import Rule
from retention.rules.reason import Reason, ReasonKind


@dataclass(frozen=True, slots=True)
class PageUse:
    """A medium that a page shows, or would show if it still might."""

    medium: RetainedMedium
    use: UUID
    until: date | None
    """The end of the use, or of the medium where that is earlier."""
    due: date | None
    """The end of the use alone."""
    said_today: bool
    """Whether the day it counts from was said today, and can be put right until tomorrow."""
    state: State
    """What visitors of this page get of it: the use may be over while the medium stays."""
    reason: Reason
    """Why it may stand here until then, and no longer."""


def uses_on_page(page: Page, *, today: date) -> list[PageUse]:
    """The media in a page's live content, what goes first before the rest."""
    placements = Placement.objects.filter(page_id=page.pk, shown=True, ended_at=None)
    uses = {placement.medium: placement for placement in placements}
    media = by_uuid(list(uses))
    around = _Around(page, rules_of({use.rule for use in uses.values()}), today)
    found = [_page_use(medium, uses[medium.uuid], around) for medium in media]
    return sorted(found, key=lambda one: (one.until or date.max, str(one.medium)))


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for all media of a page."""

    page: Page
    rules: Mapping[str, Rule]
    today: date


def _page_use(medium: RetainedMedium, placement: Placement, around: _Around) -> PageUse:
    ends = [day for day in (placement.due, medium.ends_on) if day is not None]
    until = min(ends, default=None)
    state = state_of(medium, around.today)
    if state is State.SHOWN and until is not None and until <= around.today:
        state = State.OVER
    return PageUse(
        medium=medium,
        use=placement.uuid,
        until=until,
        due=placement.due,
        said_today=placement.since_moved_on == around.today,
        state=state,
        reason=_why(medium, placement, until, around),
    )


def _why(medium: RetainedMedium, use: Placement, until: date | None, around: _Around) -> Reason:
    kind = medium_kind(medium)
    if until is not None and until == medium.ends_on:
        return Reason(ReasonKind.CONSENT_ENDS, due=until, medium=kind)
    if not medium.people_recognisable:
        return Reason(ReasonKind.NOBODY_RECOGNISABLE, medium=kind)
    if until is None and (trigger := waits_for(use.rule, around.rules)):
        return Reason(ReasonKind.NOT_STARTED, medium=kind, trigger=trigger)
    if until is None:
        return Reason(ReasonKind.UNKNOWN_PERIOD, medium=kind)
    pages = {around.page.pk: around.page}
    return why_use(use, medium, due=until, pages=pages, rules=around.rules)


def known_uses(page: Page) -> dict[UUID, date | None]:
    """Every use that the page has or had, and its end; a page never public before has none."""
    if page.first_published_at is None:
        return {}
    return dict(Placement.objects.filter(page_id=page.pk).values_list("uuid", "due"))
