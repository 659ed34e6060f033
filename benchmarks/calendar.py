"""What a due date that knows about dated versions costs."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from benchmarks.measure import Ratio, seconds
from retention.rules.due import due_date
from retention.rules.period import Period
from retention.rules.rule import RuleVersion

ROUNDS = 2_000


def due_date_against_bare_addition() -> Ratio:
    """A due date under three versions, over adding the months alone."""
    start, today = date(2024, 3, 14), date(2026, 9, 14)
    versions = tuple(
        RuleVersion(effective_from=since, period=Period.from_iso(iso))
        for since, iso in ((None, "P5Y"), (date(2024, 1, 1), "P30M"), (date(2026, 1, 1), "P4Y"))
    )
    ours = seconds(lambda: [due_date(start, start, versions, today) for _ in range(ROUNDS)])
    bare = seconds(lambda: [start + relativedelta(months=30) for _ in range(ROUNDS)])
    return Ratio("a due date under three versions, over adding months alone", ours / bare, 12)
