"""The events that start the clock of a rule."""

from __future__ import annotations

from datetime import date
from enum import StrEnum


class Trigger(StrEnum):
    """What starts a period. Until it happens a record has no due date."""

    RECORDED = "recorded"
    PUBLISHED = "published"
    SUBMITTED = "submitted"
    HANDLED = "handled"
    EVENT_ENDED = "event_ended"
    PROCEDURE_ENDED = "procedure_ended"
    GRANT_ENDED = "grant_ended"
    YEAR_ENDED = "year_ended"
    UNSUBSCRIBED = "unsubscribed"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    LEFT_OFFICE = "left_office"
    REQUEST_RECEIVED = "request_received"

    @property
    def may_end_directly(self) -> bool:
        """Whether a period of no time makes sense after this event.

        Not after an event that merely brings the record in: it would be erased on the
        day it came, and a zero there is a slip of the keyboard.
        """
        return self not in _BEGINNINGS

    def clock_start(self, on: date) -> date:
        """Return the day from which the period counts when the event was on ``on``.

        That is the day itself; for ``YEAR_ENDED`` it is the first of January after it,
        the day on which the calendar year of ``on`` is over.
        """
        if self is Trigger.YEAR_ENDED:
            return date(on.year + 1, 1, 1)
        return on


_BEGINNINGS = frozenset(
    {
        Trigger.RECORDED,
        Trigger.PUBLISHED,
        Trigger.SUBMITTED,
        Trigger.YEAR_ENDED,
        Trigger.REQUEST_RECEIVED,
    }
)
