"""A long run says how far it is on a terminal, and nothing in a log."""

from __future__ import annotations

from io import StringIO

import pytest

from retention.management.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What the clock says, next first."""
    clock: list[float] = []
    monkeypatch.setattr("retention.management.progress.time.monotonic", lambda: clock.pop(0))
    return clock


def lines(out: StringIO) -> list[str]:
    return [line.rstrip(" ") for line in out.getvalue().split("\r")[1:]]


def test_rate_and_time_left_are_shown(seconds: list[float]) -> None:
    seconds += [0, 10]
    out = Terminal()
    Progress(out)(2_000, 26_000)
    assert lines(out) == ["2,000 of 26,000, 200 a second, 2:00 left"]


def test_hours_are_shown_when_it_takes_hours(seconds: list[float]) -> None:
    seconds += [0, 10]
    out = Terminal()
    Progress(out)(100, 72_100)
    assert lines(out) == ["100 of 72,100, 10 a second, 2:00:00 left"]


def test_the_last_line_is_ended(seconds: list[float]) -> None:
    seconds += [0, 10]
    out = Terminal()
    Progress(out)(50, 50)
    assert out.getvalue().endswith("50 of 50, 5 a second".ljust(60) + "\n")


def test_a_fast_run_writes_few_lines(seconds: list[float]) -> None:
    seconds += [0, 0.05, 0.1, 1.0]
    out = Terminal()
    progress = Progress(out)
    for done in (1, 2, 3):
        progress(done, 10)
    assert len(lines(out)) == 1


def test_nothing_goes_to_a_log(seconds: list[float]) -> None:
    seconds += [0, 10]
    out = StringIO()
    Progress(out)(5, 10)
    assert out.getvalue() == ""
