"""When a record is due: the first day on which it must be gone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from retention.rules.period import Period
from retention.rules.rule import RuleVersion, in_order


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date with where it comes from.

    ``date`` is ``period`` after ``start``; ``version`` is the version of the rule that
    the period comes from.
    """

    date: dt.date
    start: dt.date
    period: Period
    version: RuleVersion


def due_date(
    start: dt.date | None,
    collected: dt.date,
    versions: Iterable[RuleVersion],
    today: dt.date,
) -> DueDate | None:
    """Return the earliest due date that the rule has promised this record.

    Every version that was in force at any time from ``collected`` up to ``today`` counts
    and the one that ends soonest wins: a shorter period applies to all that is held, a
    longer one only to what is collected after it took effect. So as days pass and
    versions are added, the answer never moves later.

    Returns ``None`` without a start (the trigger has not happened) and when no version
    that counts has a period. Of versions that give the same day the newest is named.
    """
    if start is None:
        return None
    candidates = [
        DueDate(version.period.after(start), start, version.period, version)
        for version in reversed(versions_that_count(collected, versions, today))
        if version.period is not None
    ]
    return min(candidates, key=lambda candidate: candidate.date, default=None)


def versions_that_count(
    collected: dt.date, versions: Iterable[RuleVersion], today: dt.date
) -> tuple[RuleVersion, ...]:
    """Return the versions in force at any time from ``collected`` to ``today``, oldest first.

    A version that still lies ahead does not count: it can be withdrawn without a trace.
    A record that claims to be collected after ``today`` is treated as collected today.
    """
    known = [version for version in in_order(tuple(versions)) if version.in_force_by(today)]
    before = [version for version in known if version.in_force_by(collected)]
    return tuple(known[max(len(before) - 1, 0) :])
