"""How a period is added to a date. The expected days are worked out by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from retention.rules.period import Period, Unit

STARTS = st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31))
MONTHS = st.integers(min_value=1, max_value=600)
PERIODS = st.one_of(
    st.just(Period.immediately()),
    st.builds(Period, st.integers(min_value=1, max_value=5000), st.just(Unit.DAY)),
    st.builds(Period, st.integers(min_value=1, max_value=700), st.just(Unit.WEEK)),
    st.builds(Period, MONTHS, st.just(Unit.MONTH)),
    st.builds(Period, st.integers(min_value=1, max_value=100), st.just(Unit.YEAR)),
)


@pytest.mark.parametrize(
    ("start", "period", "due"),
    [
        (date(2026, 8, 31), "P30M", date(2029, 2, 28)),
        (date(2025, 8, 31), "P30M", date(2028, 2, 29)),
        (date(2024, 9, 14), "P30M", date(2027, 3, 14)),
        (date(2024, 2, 29), "P1Y", date(2025, 2, 28)),
        (date(2024, 2, 29), "P4Y", date(2028, 2, 29)),
        (date(2026, 1, 31), "P1M", date(2026, 2, 28)),
        (date(2028, 1, 31), "P1M", date(2028, 2, 29)),
        (date(2026, 3, 31), "P1M", date(2026, 4, 30)),
        (date(2026, 2, 28), "P1M", date(2026, 3, 28)),
        (date(2026, 11, 30), "P3M", date(2027, 2, 28)),
        (date(2022, 4, 30), "P54M", date(2026, 10, 30)),
        (date(2022, 8, 31), "P54M", date(2027, 2, 28)),
        (date(2026, 12, 31), "P7Y", date(2033, 12, 31)),
        (date(2026, 2, 1), "P28D", date(2026, 3, 1)),
        (date(2028, 2, 1), "P28D", date(2028, 2, 29)),
        (date(2026, 12, 1), "P6W", date(2027, 1, 12)),
        (date(1999, 12, 31), "P2M", date(2000, 2, 29)),
        (date(2099, 12, 31), "P2M", date(2100, 2, 28)),
    ],
)
def test_a_period_is_added_in_calendar_terms(start: date, period: str, due: date) -> None:
    assert Period.from_iso(period).after(start) == due


def test_it_is_added_once_and_not_month_by_month() -> None:
    two_months = Period(2, Unit.MONTH).after(date(2026, 1, 31))
    step_by_step = Period(1, Unit.MONTH).after(Period(1, Unit.MONTH).after(date(2026, 1, 31)))
    assert (two_months, step_by_step) == (date(2026, 3, 31), date(2026, 3, 28))


def test_the_clock_change_takes_no_day_away() -> None:
    assert Period(1, Unit.DAY).after(date(2026, 3, 28)) == date(2026, 3, 29)


@given(STARTS)
def test_immediately_is_the_day_itself(start: date) -> None:
    assert Period.immediately().after(start) == start


@given(STARTS, MONTHS)
def test_months_land_in_the_month_that_is_so_many_on(start: date, months: int) -> None:
    due = Period(months, Unit.MONTH).after(start)
    assert due.year * 12 + due.month == start.year * 12 + start.month + months


@given(STARTS, MONTHS)
def test_months_keep_the_day_or_take_the_last_one(start: date, months: int) -> None:
    due = Period(months, Unit.MONTH).after(start)
    last_of_month = (due + timedelta(days=1)).month != due.month
    assert due.day == start.day or (due.day < start.day and last_of_month)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 28)), MONTHS)
def test_months_never_clamp_up_to_the_twenty_eighth(start: date, months: int) -> None:
    assume(start.day <= 28)
    assert Period(months, Unit.MONTH).after(start).day == start.day


@given(STARTS, st.integers(min_value=1, max_value=5000))
def test_days_are_counted_one_by_one(start: date, days: int) -> None:
    assert (Period(days, Unit.DAY).after(start) - start).days == days


@given(STARTS, st.integers(min_value=1, max_value=700))
def test_a_week_is_seven_days(start: date, weeks: int) -> None:
    assert Period(weeks, Unit.WEEK).after(start) == Period(weeks * 7, Unit.DAY).after(start)


@given(STARTS, STARTS, PERIODS)
def test_what_starts_later_is_never_due_earlier(one: date, other: date, period: Period) -> None:
    earlier, later = sorted((one, other))
    assert period.after(earlier) <= period.after(later)


@given(STARTS, MONTHS, MONTHS)
def test_more_months_are_always_later(start: date, months: int, more: int) -> None:
    shorter, longer = Period(months, Unit.MONTH), Period(months + more, Unit.MONTH)
    assert shorter.after(start) < longer.after(start)


@given(STARTS, MONTHS, MONTHS)
def test_adding_once_is_never_earlier_than_adding_in_parts(
    start: date, first: int, second: int
) -> None:
    in_parts = Period(second, Unit.MONTH).after(Period(first, Unit.MONTH).after(start))
    assert in_parts <= Period(first + second, Unit.MONTH).after(start)


@given(STARTS, MONTHS)
def test_a_month_is_never_longer_than_thirty_one_days(start: date, months: int) -> None:
    assert Period(months, Unit.MONTH).after(start) <= start + timedelta(days=31 * months)


@given(STARTS, st.integers(min_value=1, max_value=100))
def test_a_year_loses_a_day_only_from_a_leap_day(start: date, years: int) -> None:
    due = Period(years, Unit.YEAR).after(start)
    moved = (due.month, due.day) != (start.month, start.day)
    assert not moved or ((start.month, start.day), (due.month, due.day)) == ((2, 29), (2, 28))


def test_a_moment_is_no_start() -> None:
    with pytest.raises(TypeError, match="starts on a date"):
        Period(1, Unit.DAY).after(datetime(2026, 1, 1, 23, 30, tzinfo=UTC))


def test_text_is_no_start() -> None:
    with pytest.raises(TypeError, match="starts on a date"):
        Period(1, Unit.DAY).after("2026-01-01")  # type: ignore[arg-type]


@pytest.mark.parametrize("period", ["P1D", "P1W", "P1M", "P1Y", "P1000Y"])
def test_past_the_last_year_is_an_error_of_its_own(period: str) -> None:
    with pytest.raises(OverflowError, match="past the year 9999"):
        Period.from_iso(period).after(date(9999, 12, 31))
