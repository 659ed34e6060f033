"""Placing and releasing holds, under the lock that erasing takes too."""

from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from retention import stores
from retention.models import Hold
from retention.queries.holds import active_hold
from retention.rules.decision import Cause


class RecordGone(LookupError):
    """There is nothing left to place a hold on."""


class AlreadyHeld(ValueError):
    """An active hold keeps this record already."""


def place_hold(
    store_key: str,
    record: UUID,
    *,
    ground: Hold.Ground,
    reason: str,
    today: date,
    by: User | None = None,
    review_on: date | None = None,
) -> Hold:
    """Keep a record past its due date (GDPR art. 17(3)).

    Raises:
        RecordGone: the record no longer exists.
        AlreadyHeld: it is on hold already.
    """
    store = stores.get(store_key)
    with transaction.atomic():
        candidate = store.candidate(record, Cause.REQUEST)
        if candidate is None or not store.lock([candidate], today=today):
            raise RecordGone(str(record))
        if active_hold(store_key, record):
            raise AlreadyHeld(str(record))
        return Hold.objects.create(
            store=store_key,
            record=record,
            ground=ground,
            reason=reason,
            placed_on=today,
            placed_by=by,
            review_on=review_on,
        )


def release_hold(hold: Hold, *, today: date, by: User | None = None) -> None:
    """End a hold; what is past its due date goes with the next sweep."""
    hold.released_on = today
    hold.released_by = by
    hold.save(update_fields=["released_on", "released_by"])
