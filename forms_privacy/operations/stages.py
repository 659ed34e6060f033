"""How far a submission comes, and what that does to its end."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from forms_privacy.kinds import Stage
from forms_privacy.models import SUBMISSIONS, Submission
from retention import engine, stores
from retention.operations.records import start_clock, stop_clock
from retention.rules.decision import Cause
from retention.stores import Candidate


class AlreadyGone(LookupError):
    """The submission was erased: there is nothing left to do with it."""


def move_to(submission: Submission, stage: Stage, *, today: date) -> None:
    """Bring a submission to a stage, forward or back.

    A stage that ends it directly takes it out of sight now; the next sweep erases it. Going back
    from there undoes both (the suite's reading of "directly" after an act of staff).

    Raises:
        AlreadyGone: a sweep has erased it meanwhile.
    """
    with transaction.atomic():
        locked = _locked(submission)
        locked.stage_before = locked.stage
        locked.stage, locked.stage_since = stage.key, today
        locked.save(update_fields=["stage", "stage_since", "stage_before"])
        _settle(locked, today)
        locked.behaviour.moved(locked, today=today)
    submission.refresh_from_db()


def settle(submission: Submission, *, today: date) -> None:
    """Give a submission the rule and the clock that follow from what is known of it now.

    Raises:
        AlreadyGone: a sweep has erased it meanwhile.
    """
    with transaction.atomic():
        _settle(_locked(submission), today)
    submission.refresh_from_db()


def _locked(submission: Submission) -> Submission:
    locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
    if locked is None:
        raise AlreadyGone(str(submission.uuid))
    return locked


def _settle(submission: Submission, today: date) -> None:
    kind = submission.behaviour
    submission.rule = kind.rule_for(submission)
    submission.save(update_fields=["rule"])
    if (on := kind.clock_for(submission)) is None:
        stop_clock(submission)
    else:
        start_clock(submission, on=on, today=today)
    _show_or_hide(submission, today)


def _show_or_hide(submission: Submission, today: date) -> None:
    candidate = _candidate(submission)
    if submission.is_due(today) and not candidate.is_down:
        engine.take_down(stores.get(SUBMISSIONS), candidate, today=today)
    elif candidate.is_down and not submission.is_due(today):
        engine.restore(stores.get(SUBMISSIONS), candidate, today=today)


def _candidate(submission: Submission) -> Candidate:
    found = stores.get(SUBMISSIONS).candidate(submission.uuid, Cause.HANDLED)
    if found is None:
        raise AlreadyGone(str(submission.uuid))
    return found
