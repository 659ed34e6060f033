"""The clock of everything that came in with one form, when what starts it moves."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from forms_privacy.models import Form, Submission
from retention.queries import register
from retention.queries.records import new_due
from retention.rules.rule import Rule


def restart_clocks(form: Form, *, rule: str, on: date | None, today: date, now: datetime) -> int:
    """What starts the period of a form's submissions under a rule is on another day, or on none.

    Set-based: a query for each day on which something came in. Returns how many moved.

    Args:
        on: the day, which may lie ahead; None while it is not known.

    Raises:
        UnknownRule: the register lacks the rule.
    """
    known = register.rule(rule)
    start = None if on is None else known.trigger.clock_start(on)
    with transaction.atomic():
        rows = Submission.objects.filter(form=form, rule=rule)
        moving = rows.exclude(clock_start=start) if start else rows.exclude(clock_start=None)
        return sum(
            _restart(moving.filter(collected_on=day), start, day, known, today, now)
            for day in sorted(set(moving.order_by().values_list("collected_on", flat=True)))
        )


def _restart(
    rows: QuerySet[Submission],
    start: date | None,
    collected: date,
    rule: Rule,
    today: date,
    now: datetime,
) -> int:
    due = new_due(start, collected, None, rule.versions, today, may_extend=True)
    if due is None:
        return rows.update(clock_start=start, due=None, due_moved_at=None)
    nearer = rows.filter(due__gt=due).update(clock_start=start, due=due, due_moved_at=now)
    return nearer + rows.exclude(due=due, clock_start=start).update(clock_start=start, due=due)
