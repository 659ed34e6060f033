"""When the engine stops, and what it decides when it does not."""

from datetime import date, timedelta

import pytest

from retention.rules.brake import ClockProblem, clock_problem, moved_too_many
from retention.rules.decision import Outcome, decide

TODAY = date(2026, 9, 1)
YESTERDAY = TODAY - timedelta(days=1)
TOMORROW = TODAY + timedelta(days=1)


@pytest.mark.parametrize(
    ("moved", "held", "stops"),
    [
        (50, 50, False),
        (51, 51, True),
        (51, 254, True),
        (51, 255, False),
        (51, 1000, False),
        (200, 1000, False),
        (201, 1000, True),
        (0, 0, False),
        (20_000, 100_000, False),
        (20_001, 100_000, True),
    ],
)
def test_the_brake_takes_more_than_fifty_and_more_than_a_fifth(
    moved: int, held: int, stops: bool
) -> None:
    assert moved_too_many(moved, held) is stops


@pytest.mark.parametrize(
    ("last_sweep", "problem"),
    [
        (None, None),
        (date(2026, 9, 1), None),
        (date(2026, 8, 31), None),
        (date(2026, 8, 1), None),
        (date(2026, 7, 31), ClockProblem.LEAPT),
        (date(2026, 9, 2), ClockProblem.BACKWARDS),
    ],
)
def test_a_sweep_minds_the_clock(last_sweep: date | None, problem: ClockProblem | None) -> None:
    assert clock_problem(TODAY, last_sweep) == problem


def test_without_a_due_date_it_stays() -> None:
    assert decide(None, TODAY, held=False, other_use_until=None) is None


def test_before_its_due_date_it_stays() -> None:
    assert decide(TOMORROW, TODAY, held=False, other_use_until=None) is None


def test_a_hold_does_nothing_before_the_due_date() -> None:
    assert decide(TOMORROW, TODAY, held=True, other_use_until=None) is None


@pytest.mark.parametrize("due", [TODAY, YESTERDAY])
def test_from_its_due_date_on_it_is_erased(due: date) -> None:
    assert decide(due, TODAY, held=False, other_use_until=None) is Outcome.ERASED


def test_a_hold_beats_erasure() -> None:
    assert decide(TODAY, TODAY, held=True, other_use_until=None) is Outcome.HELD


def test_a_hold_beats_another_use() -> None:
    assert decide(TODAY, TODAY, held=True, other_use_until=TOMORROW) is Outcome.HELD


def test_another_use_that_lasts_keeps_the_record() -> None:
    assert decide(TODAY, TODAY, held=False, other_use_until=TOMORROW) is Outcome.TAKEN_DOWN


@pytest.mark.parametrize("until", [TODAY, YESTERDAY])
def test_another_use_that_ends_today_keeps_nothing(until: date) -> None:
    assert decide(TODAY, TODAY, held=False, other_use_until=until) is Outcome.ERASED
