"""A period as a value: what is equal, what is refused, and ISO 8601 both ways."""

from dataclasses import FrozenInstanceError
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.period import LONGEST, Period, Unit

PERIODS = st.sampled_from(Unit).flatmap(
    lambda unit: st.builds(Period, st.integers(1, LONGEST[unit]), st.just(unit))
)


@pytest.mark.parametrize("amount", [2.5, 2.0, True, False, "2", None, Decimal(2), Fraction(2)])
def test_only_a_whole_number_is_an_amount(amount: Any) -> None:
    with pytest.raises(TypeError, match="whole number"):
        Period(amount, Unit.YEAR)


@pytest.mark.parametrize("unit", ["month", "fortnight", None, 1])
def test_only_a_unit_is_a_unit(unit: Any) -> None:
    with pytest.raises(TypeError, match="is a Unit"):
        Period(1, unit)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_negative_amount_is_refused(unit: Unit) -> None:
    with pytest.raises(ValueError, match="negative"):
        Period(-1, unit)


@pytest.mark.parametrize("unit", [Unit.WEEK, Unit.MONTH, Unit.YEAR])
def test_zero_is_refused_in_all_units_but_days(unit: Unit) -> None:
    with pytest.raises(ValueError, match="zero"):
        Period(0, unit)


@pytest.mark.parametrize("unit", list(Unit))
def test_a_period_beyond_belief_is_refused(unit: Unit) -> None:
    with pytest.raises(ValueError, match="longer than"):
        Period(LONGEST[unit] + 1, unit)


def test_immediately_is_zero_days() -> None:
    assert Period.immediately() == Period(0, Unit.DAY)


def test_only_immediately_is_immediate() -> None:
    assert [Period(n, Unit.DAY).is_immediate for n in (0, 1)] == [True, False]


def test_months_equal_the_years_they_make() -> None:
    assert Period(12, Unit.MONTH) == Period(1, Unit.YEAR)


def test_equal_periods_are_one_in_a_set() -> None:
    assert len({Period(24, Unit.MONTH), Period(2, Unit.YEAR), Period.from_iso("P2Y")}) == 1


def test_weeks_are_not_the_days_they_make() -> None:
    assert Period(4, Unit.WEEK) != Period(28, Unit.DAY)


def test_a_period_cannot_be_changed() -> None:
    period = Period(1, Unit.DAY)
    with pytest.raises(FrozenInstanceError):
        period.amount = 2  # type: ignore[misc]


def test_periods_have_no_order() -> None:
    with pytest.raises(TypeError):
        Period(30, Unit.DAY) < Period(1, Unit.MONTH)  # type: ignore[operator]  # noqa: B015


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P30M", Period(30, Unit.MONTH)),
        ("P2Y6M", Period(30, Unit.MONTH)),
        ("P4Y6M", Period(54, Unit.MONTH)),
        ("P2Y0M", Period(2, Unit.YEAR)),
        ("P0Y6M", Period(6, Unit.MONTH)),
        ("P7Y", Period(7, Unit.YEAR)),
        ("P6W", Period(6, Unit.WEEK)),
        ("P28D", Period(28, Unit.DAY)),
        ("P0D", Period.immediately()),
    ],
)
def test_iso_is_read(text: str, period: Period) -> None:
    assert Period.from_iso(text) == period


@pytest.mark.parametrize(
    ("period", "text"),
    [
        (Period(30, Unit.MONTH), "P30M"),
        (Period(54, Unit.MONTH), "P54M"),
        (Period(24, Unit.MONTH), "P2Y"),
        (Period(7, Unit.YEAR), "P7Y"),
        (Period(6, Unit.WEEK), "P6W"),
        (Period(28, Unit.DAY), "P28D"),
        (Period.immediately(), "P0D"),
    ],
)
def test_iso_is_written_in_one_form(period: Period, text: str) -> None:
    assert period.iso() == text


@given(PERIODS)
def test_iso_written_reads_back_the_same(period: Period) -> None:
    assert Period.from_iso(period.iso()) == period


def test_a_period_prints_as_iso() -> None:
    assert str(Period(30, Unit.MONTH)) == "P30M"


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "empty"),
        ("P", "empty"),
        ("PT1H", "no hours"),
        ("P1DT12H", "no hours"),
        ("P1DT", "no hours"),
        ("-P1D", "no sign"),
        ("P-1D", "no sign"),
        ("+P1D", "no sign"),
        ("P2.5Y", "write 2.5 years as P30M"),
        ("P2,5Y", "no fractions"),
        ("P1M15D", "one unit"),
        ("P1W1D", "one unit"),
        ("P1Y0D", "one unit"),
        ("P0Y", "zero"),
        ("P0M", "zero"),
        ("P0W", "zero"),
        ("30M", "not an ISO"),
        ("p30m", "not an ISO"),
        (" P30M", "not an ISO"),
        ("P30M\n", "not an ISO"),
        ("P6M2Y", "not an ISO"),
        ("P٣M", "not an ISO"),
        ("P1000000D", "not an ISO"),
        ("2,5 jaar", "no fractions"),
    ],
)
def test_iso_that_is_no_period_is_refused_with_the_reason(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        Period.from_iso(text)


@given(st.text(alphabet="PYMWDT0123456789-+., ", max_size=12))
def test_any_text_is_either_a_period_or_a_value_error(text: str) -> None:
    try:
        period = Period.from_iso(text)
    except ValueError:
        return
    assert Period.from_iso(period.iso()) == period
