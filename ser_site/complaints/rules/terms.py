"""Within which term a complaint or an objection is decided (Awb 7:10 and 9:11).

Terms in weeks are counted from the day after the one on which they start, so they end on the
same day of the week, and are then moved as the Algemene termijnenwet says.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from ser_site.complaints.rules.holidays import next_working_day

TO_FILE = 6
"""Weeks in which an objection can be filed, from the day after the decision was sent (6:7)."""


@dataclass(frozen=True, slots=True)
class Suspension:
    """That a sender was asked to complete an objection: meanwhile its term stands still.

    Awb 7:10(2), from the day after the one of asking until that on which it is completed, or on
    which the time given for it is over. For complaints (9:11) the law has none.
    """

    asked: date
    complete_by: date
    completed: date | None = None

    @property
    def until(self) -> date:
        """The day from which the term runs again."""
        return min(self.completed or self.complete_by, self.complete_by)

    def days_after(self, start: date) -> int:
        """Days on which a term stood still that started after ``start``.

        Before its start there was nothing to stand still. The day of asking counts for the term,
        and so does the one on which it is completed.
        """
        return max(0, (self.until - max(self.asked, start)).days - 1)


@dataclass(frozen=True, slots=True)
class Term:
    """A term, in weeks."""

    usual: int
    with_committee: int
    extension: int

    def ends(
        self,
        start: date,
        *,
        committee: bool = False,
        extended: bool = False,
        suspension: Suspension | None = None,
        special: Collection[date] = (),
    ) -> date:
        """The last day to decide, for a term that starts after ``start``.

        An extension is added to the weeks before the end is moved off a free day. Counting it
        from the moved end would sometimes be later; the earlier day is the safe one. So it is
        with days on which the term stood still. A term that was over does not stand still.
        """
        weeks = self.with_committee if committee else self.usual
        weeks += self.extension if extended else 0
        last = start + timedelta(weeks=weeks)
        end = next_working_day(last, special)
        if suspension is None or suspension.asked >= end:
            return end
        return next_working_day(last + timedelta(days=suspension.days_after(start)), special)


COMPLAINT = Term(usual=6, with_committee=10, extension=4)
OBJECTION = Term(usual=6, with_committee=12, extension=6)


def filing_ends(decided: date, *, special: Collection[date] = ()) -> date:
    """The last day on which an objection to a decision that was sent on a day can be filed."""
    return next_working_day(decided + timedelta(weeks=TO_FILE), special)


def objection_starts(
    received: date, decided: date | None, *, special: Collection[date] = ()
) -> date:
    """The day after which the term for an objection counts.

    That is the last day for filing (7:10), or the day of receipt where the objection came later.
    Without the date of the decision, or with one that lies ahead, the day of receipt, which
    never gives a later end.
    """
    if decided is None or decided > received:
        return received
    return max(received, filing_ends(decided, special=special))
