"""Nobody reads an answer unrecorded: who looked, at what, and when, stands there first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.contrib.auth.models import User

from forms_privacy.conf import setting
from forms_privacy.models import Access, Act, Submission
from retention import clock
from retention.queries import register
from retention.queries.records import new_due


def record(submissions: Iterable[Submission], act: Act, *, by: User, now: datetime) -> None:
    """Write down that somebody is about to see these answers, and until when that stays.

    Should the register lack the rule for it, that is no reason not to write it down: the sweep
    says that the rule is missing.
    """
    key, today = str(setting("ACCESS_RULE")), clock.day_of(now)
    start: date = today
    due: date | None = None
    try:
        rule = register.rule(key)
    except register.UnknownRule:
        pass
    else:
        start = rule.trigger.clock_start(today)
        due = new_due(start, today, None, rule.versions, today, may_extend=True)
    Access.objects.bulk_create(
        (
            Access(
                submission=one.uuid,
                form=one.form.uuid,
                act=act,
                at=now,
                user=by,
                rule=key,
                collected_on=today,
                clock_start=start,
                due=due,
            )
            for one in submissions
        ),
        batch_size=500,
    )
