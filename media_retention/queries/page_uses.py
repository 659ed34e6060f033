"""What a page shows, and until when."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.explain import State, state_of
from media_retention.queries.media import by_uuid


@dataclass(frozen=True, slots=True)
class PageUse:
    """A medium that a page shows, or would show if it still might."""

    medium: RetainedMedium
    use: UUID
    until: date | None
    state: State
    """What visitors of this page get of it: the use may be over while the medium stays."""


def uses_on_page(page_id: int, *, today: date) -> list[PageUse]:
    """The media in a page's live content, in order of their titles."""
    placements = Placement.objects.filter(page_id=page_id, shown=True, ended_at=None)
    uses = {placement.medium: placement for placement in placements}
    found = [_page_use(medium, uses[medium.uuid], today) for medium in by_uuid(list(uses))]
    return sorted(found, key=lambda one: str(one.medium))


def _page_use(medium: RetainedMedium, placement: Placement, today: date) -> PageUse:
    state = state_of(medium, today)
    if state is State.SHOWN and placement.due is not None and placement.due <= today:
        state = State.OVER
    return PageUse(medium, placement.uuid, placement.due, state)


def known_uses(page_id: int) -> set[UUID]:
    """Every use that the page has or had."""
    return set(Placement.objects.filter(page_id=page_id).values_list("uuid", flat=True))
