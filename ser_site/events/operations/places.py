"""Giving places away, in the order in which people came."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from forms_privacy.models import Submission
from forms_privacy.operations.mailing import want
from ser_site.events.kind import REGISTERED, WAITING
from ser_site.events.models import Event
from ser_site.events.queries.places import free, waiting

PLACE_MAIL = "event-place"
"""The mail that says that there is a place after all."""

CANCELLED_MAIL = "event-cancelled"
"""The mail that says that the event is off."""


def give_place(submission: Submission) -> None:
    """A place while there is one, else the waiting list. In the transaction that stores it."""
    event = _locked(submission.form_id)
    # The submission itself counts already.
    if event is not None and free(event, going=[submission.pk]) == 0:
        submission.stage = WAITING.key
        submission.save(update_fields=["stage"])


def free_places(submissions: Sequence[Submission], *, today: date) -> None:
    """Registrations go: whoever waits longest gets the place, as long as the event lies ahead."""
    for form_id in sorted({one.form_id for one in submissions if one.stage == REGISTERED.key}):
        event = _locked(form_id)
        if event is not None:
            move_up(event, going=[one.pk for one in submissions], today=today)


def move_up(event: Event, *, today: date, going: Sequence[int] = ()) -> int:
    """Give free places to who waits, and mail them. Returns how many that were.

    Args:
        event: locked.
        going: registrations that are about to be erased.
    """
    if event.ended_on is None or event.ended_on < today or event.cancelled_on is not None:
        return 0
    left = free(event, going=going)
    queue = waiting(event).exclude(pk__in=going).values_list("pk", flat=True)
    lucky = list(queue if left is None else queue[:left])
    Submission.objects.filter(pk__in=lucky).update(
        stage=REGISTERED.key, stage_before=WAITING.key, stage_since=today
    )
    tell(lucky, PLACE_MAIL)
    return len(lucky)


def tell(submissions: Iterable[int], template: str) -> None:
    """Let a mail go out to these, once all this is stored."""
    now = timezone.now()
    for submission in Submission.objects.filter(pk__in=list(submissions)).order_by("pk"):
        want(submission, template, now=now)


def _locked(form_id: int) -> Event | None:
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("places are given in a transaction")
    return Event.objects.select_for_update().filter(form_id=form_id).first()
