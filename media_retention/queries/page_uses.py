"""What a page shows, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from wagtail.models import Page

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.explain import State, kind_of_use, medium_kind, state_of
from media_retention.queries.media import by_uuid
from retention.rules.reason import Reason, ReasonKind


@dataclass(frozen=True, slots=True)
class PageUse:
    """A medium that a page shows, or would show if it still might."""

    medium: RetainedMedium
    use: UUID
    until: date | None
    """The end of the use, or of the medium where that is earlier."""
    state: State
    """What visitors of this page get of it: the use may be over while the medium stays."""
    reason: Reason
    """Why it may stand here until then, and no longer."""


def uses_on_page(page: Page, *, today: date) -> list[PageUse]:
    """The media in a page's live content, what goes first before the rest."""
    placements = Placement.objects.filter(page_id=page.pk, shown=True, ended_at=None)
    uses = {placement.medium: placement for placement in placements}
    media = by_uuid(list(uses))
    found = [_page_use(medium, uses[medium.uuid], page, today) for medium in media]
    return sorted(found, key=lambda one: (one.until or date.max, str(one.medium)))


def _page_use(medium: RetainedMedium, placement: Placement, page: Page, today: date) -> PageUse:
    ends = [day for day in (placement.due, medium.ends_on) if day is not None]
    until = min(ends, default=None)
    state = state_of(medium, today)
    if state is State.SHOWN and until is not None and until <= today:
        state = State.OVER
    return PageUse(medium, placement.uuid, until, state, _why(medium, placement, until, page))


def _why(medium: RetainedMedium, use: Placement, until: date | None, page: Page) -> Reason:
    kind = medium_kind(medium)
    if until is not None and until == medium.ends_on:
        return Reason(ReasonKind.CONSENT_ENDS, due=until, medium=kind)
    if not medium.people_recognisable:
        return Reason(ReasonKind.NOBODY_RECOGNISABLE, medium=kind)
    if until is None:
        return Reason(ReasonKind.UNKNOWN_PERIOD, medium=kind)
    return Reason(kind_of_use(use, {page.pk: page}), due=until, since=use.since, medium=kind)


def known_uses(page_id: int) -> set[UUID]:
    """Every use that the page has or had."""
    return set(Placement.objects.filter(page_id=page_id).values_list("uuid", flat=True))
