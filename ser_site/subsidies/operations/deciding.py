"""Granting and refusing, and what that does to the clock (promise P11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction

from forms_privacy.models import Submission
from forms_privacy.operations.stages import move_to, settle
from ser_site.subsidies.kind import GRANTED, REFUSED
from ser_site.subsidies.models import Grant


class TooLate(ValueError):
    """The seven years are counting already: the grant cannot be extended any more."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What was granted."""

    organisation: str
    amount: Decimal
    start: date
    end: date


def grant(submission: Submission, decision: Decision, *, today: date) -> Grant:
    """Grant a request, or change what was granted: it goes seven years after the last day.

    Raises:
        TooLate: it was granted before, and that grant's last day has passed.
    """
    with transaction.atomic():
        before = Grant.objects.select_for_update().filter(submission=submission.uuid).first()
        if before is not None and before.end < today:
            raise TooLate(str(before.end))
        granted, _made = Grant.objects.update_or_create(
            submission=submission.uuid,
            defaults={
                "organisation": decision.organisation,
                "amount": decision.amount,
                "start": decision.start,
                "end": decision.end,
            },
        )
        move_to(submission, GRANTED, today=today)
    return granted


def refuse(submission: Submission, *, today: date) -> None:
    """Refuse a request: no period is promised for it, which the register shows as open."""
    move_to(submission, REFUSED, today=today)


def extend(granted: Grant, *, end: date, today: date) -> None:
    """Move a grant's last day. The seven years move with it, unless they count already.

    Raises:
        TooLate: the last day has passed.
    """
    with transaction.atomic():
        locked = Grant.objects.select_for_update().get(pk=granted.pk)
        if locked.end < today:
            raise TooLate(str(locked.end))
        locked.end = end
        locked.full_clean(exclude=["submission"])
        locked.save(update_fields=["end"])
        submission = Submission.objects.filter(uuid=locked.submission).first()
        if submission is not None:
            settle(submission, today=today)
    granted.refresh_from_db()
