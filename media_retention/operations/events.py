"""Events that start the clocks of uses: a member who leaves office, for one."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from media_retention.models import Placement
from media_retention.operations.clocks import set_clocks
from media_retention.queries.media import by_uuid


@transaction.atomic
def event_happened(pages: Collection[int], *, on: date | None, today: date) -> list[UUID]:
    """What starts the period of uses on these pages happened on a day, or did not after all.

    It counts for uses under a rule that does not run from publication; the others note it
    and go on as they were.

    Args:
        on: the day, which may lie ahead; None where it is taken back.

    Returns:
        the media with a use there.
    """
    uses = Placement.objects.filter(page_id__in=pages, ended_at=None)
    media = sorted(set(uses.values_list("medium", flat=True)))
    locked = by_uuid(media, lock=True)
    uses.update(event_on=on)
    set_clocks(locked, today=today)
    return media
