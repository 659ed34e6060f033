"""Ending one submission at once, through the engine."""

from __future__ import annotations

from datetime import date

from forms_privacy.models import SUBMISSIONS, Submission
from retention import engine, stores
from retention.rules.decision import Cause, Outcome

from .stages import AlreadyGone


def end_now(submission: Submission, cause: Cause, *, today: date) -> Outcome:
    """Erase it. Under a hold it goes out of sight instead, and is erased when the hold ends.

    Raises:
        AlreadyGone: it was erased meanwhile.
    """
    store = stores.get(SUBMISSIONS)
    candidate = store.candidate(submission.uuid, cause)
    items = engine.apply(store, [candidate], today=today).items if candidate else []
    if not items:
        raise AlreadyGone(str(submission.uuid))
    if items[0].outcome is Outcome.HELD:
        _remember(submission, today)
    return items[0].outcome


def _remember(submission: Submission, today: date) -> None:
    """What a hold keeps is due from now on, so that it goes when the hold does."""
    rows = Submission.objects.filter(pk=submission.pk)
    rows.filter(due=None).update(clock_start=today, due=today)
    rows.filter(due__gt=today).update(due=today)
