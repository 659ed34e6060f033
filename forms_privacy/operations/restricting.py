"""Restricting what somebody sent (GDPR 18): out of ordinary sight, and kept until lifted.

A hold keeps it from the engine. One that is there for another reason stays as it is; when that
is released while the submission is restricted, a hold for the restriction takes its place.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from forms_privacy.models import SUBMISSIONS, Submission
from retention.models import Hold
from retention.operations.holds import AlreadyHeld, place_hold, release_hold
from retention.queries.holds import active_hold

from .stages import AlreadyGone


def restrict(
    submission: Submission, *, reason: str, by: User, today: date, review_on: date | None = None
) -> None:
    """Restrict it, or do nothing when it is restricted already.

    Raises:
        AlreadyGone: it was erased meanwhile.
    """
    with transaction.atomic():
        locked = _locked(submission)
        if locked.restricted_on is None:
            with suppress(AlreadyHeld):  # what holds it already keeps it
                place_hold(
                    SUBMISSIONS,
                    locked.uuid,
                    ground=Hold.Ground.RESTRICTION,
                    reason=reason,
                    review_on=review_on,
                    today=today,
                    by=by,
                )
            locked.restricted_on = today
            locked.save(update_fields=["restricted_on"])
            log(locked, "forms_privacy.restrict", user=by)
    submission.refresh_from_db()


def lift(submission: Submission, *, by: User, today: date) -> None:
    """End the restriction; what is past its date goes with the next sweep.

    Raises:
        AlreadyGone: it was erased meanwhile.
    """
    with transaction.atomic():
        locked = _locked(submission)
        if locked.restricted_on is not None:
            locked.restricted_on = None
            locked.save(update_fields=["restricted_on"])
            hold = active_hold(SUBMISSIONS, locked.uuid)
            if hold is not None and hold.ground == Hold.Ground.RESTRICTION:
                release_hold(hold, today=today, by=by)
            log(locked, "forms_privacy.lift", user=by)
    submission.refresh_from_db()


def hold_released(hold: Hold, *, today: date) -> None:
    """Somebody released a hold on the screen of holds: the restriction ends, or keeps it now."""
    with transaction.atomic():
        rows = Submission.objects.select_for_update().filter(uuid=hold.record)
        restricted = rows.exclude(restricted_on=None)
        if hold.ground == Hold.Ground.RESTRICTION:
            restricted.update(restricted_on=None)
        elif (one := restricted.first()) is not None:
            Hold.objects.create(
                store=SUBMISSIONS,
                record=one.uuid,
                ground=Hold.Ground.RESTRICTION,
                reason=hold.reason,
                placed_on=today,
                placed_by=hold.released_by,
            )


def _locked(submission: Submission) -> Submission:
    locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
    if locked is None:
        raise AlreadyGone(str(submission.uuid))
    return locked
