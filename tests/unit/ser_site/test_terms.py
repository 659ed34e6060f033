"""Terms of the Awb and the Algemene termijnenwet; every date was worked out by hand."""

from __future__ import annotations

from datetime import date

import pytest

from ser_site.complaints.rules.holidays import holidays, kings_day, next_working_day
from ser_site.complaints.rules.terms import (
    COMPLAINT,
    OBJECTION,
    Suspension,
    filing_ends,
    objection_starts,
)


def test_the_free_days_of_2026() -> None:
    # Easter Sunday was on 5 April.
    assert sorted(holidays(2026)) == [
        date(2026, 1, 1),
        date(2026, 4, 3),
        date(2026, 4, 6),
        date(2026, 4, 27),
        date(2026, 5, 5),
        date(2026, 5, 14),
        date(2026, 5, 25),
        date(2026, 12, 25),
        date(2026, 12, 26),
    ]


def test_kings_day_is_a_day_earlier_when_it_would_be_a_sunday() -> None:
    assert (kings_day(2025), kings_day(2026)) == (date(2025, 4, 26), date(2026, 4, 27))


@pytest.mark.parametrize(
    ("end", "moved"),
    [
        (date(2026, 11, 20), date(2026, 11, 20)),  # a Friday stays
        (date(2026, 11, 21), date(2026, 11, 23)),  # Saturday to Monday
        (date(2026, 11, 22), date(2026, 11, 23)),  # Sunday to Monday
        (date(2026, 12, 25), date(2026, 12, 28)),  # Christmas, on Friday and Saturday
        (date(2027, 12, 25), date(2027, 12, 27)),  # Christmas, on Saturday and Sunday
        (date(2026, 4, 3), date(2026, 4, 7)),  # Good Friday to the Tuesday after Easter
        (date(2026, 4, 6), date(2026, 4, 7)),  # Easter Monday
        (date(2025, 4, 26), date(2025, 4, 28)),  # King's Day on a Saturday
        (date(2026, 5, 5), date(2026, 5, 6)),  # 5 May, which is no lustrum
        (date(2026, 5, 14), date(2026, 5, 15)),  # Ascension Day; the Friday after counts
        (date(2026, 5, 25), date(2026, 5, 26)),  # Whit Monday
        (date(2027, 1, 1), date(2027, 1, 4)),  # New Year's Day, on a Friday
    ],
)
def test_an_end_on_a_free_day_moves_to_the_next_working_day(end: date, moved: date) -> None:
    assert next_working_day(end) == moved


def test_a_special_day_moves_an_end_too() -> None:
    friday = date(2026, 5, 15)

    assert next_working_day(date(2026, 5, 14), special={friday}) == date(2026, 5, 18)


@pytest.mark.parametrize(
    ("committee", "extended", "end"),
    [
        (False, False, date(2026, 10, 14)),  # 2 September, a Wednesday, and 6 weeks
        (False, True, date(2026, 11, 11)),  # and 4 more
        (True, False, date(2026, 11, 11)),  # 10 weeks
        (True, True, date(2026, 12, 9)),  # and 4 more
    ],
)
def test_a_complaint_counts_from_its_receipt(committee: bool, extended: bool, end: date) -> None:
    assert COMPLAINT.ends(date(2026, 9, 2), committee=committee, extended=extended) == end


@pytest.mark.parametrize(
    ("committee", "extended", "end"),
    [
        # The decision was sent on Tuesday 1 September: to be filed until Tuesday 13 October.
        (False, False, date(2026, 11, 24)),  # 6 weeks after that
        (False, True, date(2027, 1, 5)),  # and 6 more
        (True, False, date(2027, 1, 5)),  # 12 weeks
        (True, True, date(2027, 2, 16)),  # and 6 more
    ],
)
def test_an_objection_counts_from_the_last_day_for_filing(
    committee: bool, extended: bool, end: date
) -> None:
    start = objection_starts(date(2026, 9, 20), date(2026, 9, 1))

    assert start == date(2026, 10, 13)
    assert OBJECTION.ends(start, committee=committee, extended=extended) == end


def test_the_last_day_for_filing_moves_off_a_free_day() -> None:
    # Monday 23 February and 6 weeks is Easter Monday.
    assert filing_ends(date(2026, 2, 23)) == date(2026, 4, 7)


@pytest.mark.parametrize(
    ("received", "decided"),
    [
        (date(2026, 12, 1), date(2026, 9, 1)),  # too late, whatever is decided about that
        (date(2026, 12, 1), None),
        (date(2026, 12, 1), date(2026, 12, 2)),  # a slip: it lies ahead
    ],
)
def test_otherwise_an_objection_counts_from_its_receipt(
    received: date, decided: date | None
) -> None:
    assert objection_starts(received, decided) == received


def test_an_extension_counts_from_the_end_before_it_was_moved() -> None:
    # Received on Friday 13 November: 6 weeks end on Christmas Day and move to Monday 28
    # December; 10 weeks end on Friday 22 January, not on the Monday after.
    received = date(2026, 11, 13)

    assert COMPLAINT.ends(received) == date(2026, 12, 28)
    assert COMPLAINT.ends(received, extended=True) == date(2027, 1, 22)


RECEIVED = date(2026, 9, 2)
ASKED = date(2026, 9, 7)
GIVEN = date(2026, 9, 21)


@pytest.mark.parametrize(
    ("completed", "end"),
    [
        # Without asking: Wednesday 14 October, 6 weeks after 2 September.
        (date(2026, 9, 14), date(2026, 10, 20)),  # 8 up to 13 September: 6 days more
        (date(2026, 9, 12), date(2026, 10, 19)),  # 4 days more is a Sunday
        (date(2026, 9, 8), date(2026, 10, 14)),  # the next day: no day between
        (date(2026, 9, 7), date(2026, 10, 14)),  # the day itself
        (None, date(2026, 10, 27)),  # the time given was for nothing: 8 up to 20, 13 days
        (date(2026, 9, 25), date(2026, 10, 27)),  # too late: the same
    ],
)
def test_the_term_stands_still_while_an_objection_is_completed(
    completed: date | None, end: date
) -> None:
    suspension = Suspension(ASKED, GIVEN, completed)

    assert OBJECTION.ends(RECEIVED, suspension=suspension) == end


def test_days_that_it_stood_still_come_on_top_of_an_extension() -> None:
    suspension = Suspension(ASKED, GIVEN, date(2026, 9, 14))

    # 12 weeks after 2 September is Wednesday 25 November; 6 days more.
    assert OBJECTION.ends(RECEIVED, extended=True, suspension=suspension) == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("asked", "given", "end"),
    [
        # To be filed until 13 October, so the term ends on 24 November.
        (date(2026, 9, 21), date(2026, 10, 5), date(2026, 11, 24)),  # all of it before
        (date(2026, 10, 5), date(2026, 10, 20), date(2026, 11, 30)),  # 14 up to 19 October
    ],
)
def test_a_term_that_has_not_started_does_not_stand_still(
    asked: date, given: date, end: date
) -> None:
    start = objection_starts(date(2026, 9, 20), date(2026, 9, 1))

    assert OBJECTION.ends(start, suspension=Suspension(asked, given)) == end


@pytest.mark.parametrize(
    ("asked", "end"),
    [
        (date(2026, 10, 13), date(2026, 10, 27)),  # 14 up to 26 October: 13 days
        (date(2026, 10, 14), date(2026, 10, 14)),  # the last day
        (date(2026, 10, 15), date(2026, 10, 14)),  # late already
    ],
)
def test_a_term_that_is_over_does_not_stand_still(asked: date, end: date) -> None:
    suspension = Suspension(asked, date(2026, 10, 27))

    assert OBJECTION.ends(RECEIVED, suspension=suspension) == end
