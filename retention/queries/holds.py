"""What is on hold."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from retention.models import Hold

CHUNK = 500
"""Parameters in one query: SQLite takes a limited number."""


def held_records(store: str, records: Collection[UUID]) -> set[UUID]:
    """Those of the given records that an active hold keeps from erasure."""
    wanted, active = list(records), Hold.objects.active().filter(store=store)
    # Holds are few where records are many: then one short question is enough.
    all_of_them = set(active.values_list("record", flat=True)[: CHUNK + 1])
    if len(all_of_them) <= CHUNK:
        return all_of_them.intersection(wanted)
    return {
        record
        for start in range(0, len(wanted), CHUNK)
        for record in active.filter(record__in=wanted[start : start + CHUNK]).values_list(
            "record", flat=True
        )
    }


def active_hold(store: str, record: UUID) -> Hold | None:
    """The hold that keeps this record, if any."""
    return Hold.objects.active().filter(store=store, record=record).first()


def holds_to_review(today: date) -> int:
    """How many active holds somebody should look at again."""
    return Hold.objects.active().filter(review_on__lte=today).count()
