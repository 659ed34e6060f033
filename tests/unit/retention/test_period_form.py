"""Amount and unit, as a coordinator fills them in, become a period."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from retention.rules.period import Period, Unit
from retention.viewsets.forms import PeriodForm, read_period


@pytest.mark.parametrize(
    ("amount", "unit", "period"),
    [
        ("6", "week", Period(6, Unit.WEEK)),
        ("30", "month", Period(30, Unit.MONTH)),
        ("2,5", "year", Period(30, Unit.MONTH)),
        ("1", "year", Period(1, Unit.YEAR)),
        ("", "directly", Period(0, Unit.DAY)),
        ("", "none", None),
    ],
)
def test_what_a_dutch_coordinator_fills_in(amount: str, unit: str, period: Period | None) -> None:
    with override("nl"):
        assert read_period(amount, unit) == period


def test_english_writes_halves_with_a_point() -> None:
    with override("en"):
        assert read_period("2.5", "year") == Period(30, Unit.MONTH)


def test_another_language_of_the_admin_reads_as_english() -> None:
    with override("fr"):
        assert read_period("2.5", "year") == Period(30, Unit.MONTH)


@pytest.mark.parametrize("amount", ["2.5", "-1", "1e3", "ooit", "2,3", "9999999"])
def test_what_is_not_a_period_is_refused_with_what_to_do(amount: str) -> None:
    with override("nl"), pytest.raises(ValidationError, match="heel getal"):
        read_period(amount, "year")


def test_half_a_month_is_refused() -> None:
    with override("nl"), pytest.raises(ValidationError, match="heel getal"):
        read_period("1,5", "month")


def test_a_zero_points_to_directly() -> None:
    with override("en"), pytest.raises(ValidationError, match="Choose “directly”"):
        read_period("0", "day")


def test_an_amount_with_directly_is_a_contradiction() -> None:
    with override("en"), pytest.raises(ValidationError, match="Leave the amount empty"):
        read_period("3", "directly")


def test_no_amount_with_a_unit_is_asked_for() -> None:
    with override("en"), pytest.raises(ValidationError, match="Fill in how many"):
        read_period("", "month")


def test_a_clock_that_starts_on_arrival_cannot_end_directly() -> None:
    form = PeriodForm({"amount": "", "unit": "directly", "reason": "x"}, trigger="published")
    assert list(form.errors) == ["amount"]


def test_a_change_needs_a_reason() -> None:
    form = PeriodForm({"amount": "2", "unit": "year", "reason": " "}, trigger="published")
    assert list(form.errors) == ["reason"]
