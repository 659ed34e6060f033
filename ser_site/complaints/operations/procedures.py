"""Starting, following and forgetting the term of a complaint or objection."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db import transaction

from forms_privacy.models import Submission
from retention import clock
from ser_site.complaints.models import Entry, Procedure
from ser_site.complaints.queries.procedures import ends, special_days


def start(submission: Submission, *, decided_on: date | None, today: date) -> Procedure:
    """Watch the term of what came in. Done again, it changes nothing."""
    received = clock.day_of(submission.received_at)
    new = Procedure(
        submission=submission.uuid,
        kind=submission.kind,
        received_on=received,
        # A date after receipt is a slip, or somebody's birthday.
        decided_on=decided_on if decided_on and decided_on <= received else None,
    )
    new.decide_by = ends(new, special_days())
    found, _is_new = Procedure.objects.get_or_create(
        submission=submission.uuid,
        defaults={
            "kind": new.kind,
            "received_on": new.received_on,
            "decided_on": new.decided_on,
            "decide_by": new.decide_by,
        },
    )
    return found


def change(procedure: Procedure) -> None:
    """Save what was filled in: the term follows, and so does the line in the register."""
    with transaction.atomic():
        before = Procedure.objects.select_for_update().get(pk=procedure.pk)
        procedure.handled_on, procedure.entry = before.handled_on, before.entry
        procedure.decide_by = ends(procedure, special_days())
        if procedure.decide_by > before.decide_by:
            procedure.reminded_on = None
        procedure.save()
        if procedure.entry_id:
            Entry.objects.filter(pk=procedure.entry_id).update(
                subject=procedure.subject, outcome=procedure.outcome
            )


def follow(submission: Submission, *, has_ended: bool, today: date) -> None:
    """Write the line in the register when it is handled, and take it back when that is undone."""
    with transaction.atomic():
        procedure = start(submission, decided_on=None, today=today)
        if has_ended and procedure.entry_id is None:
            procedure.entry = Entry.objects.create(
                kind=procedure.kind,
                subject=procedure.subject,
                month=today.replace(day=1),
                outcome=procedure.outcome,
            )
            procedure.handled_on = today
        elif not has_ended and procedure.entry is not None:
            procedure.entry.delete()
            procedure.entry = procedure.handled_on = None
        procedure.save(update_fields=["entry", "handled_on"])


def forget(submissions: Collection[UUID]) -> None:
    """What was watched of these goes; lines in the register stay, and nothing leads to them."""
    Procedure.objects.filter(submission__in=list(submissions)).delete()


def recount() -> None:
    """Count the terms of all that is open anew."""
    special = special_days()
    with transaction.atomic():
        for procedure in Procedure.objects.select_for_update().filter(handled_on=None):
            procedure.decide_by = ends(procedure, special)
            procedure.save(update_fields=["decide_by"])
