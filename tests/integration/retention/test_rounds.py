"""What packages do once a day runs with every sweep, and with nothing else."""

from __future__ import annotations

from datetime import date

import pytest

from retention import rounds
from tests.commands import check_promises, enforce

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> list[date]:
    """The days on which a task ran that comes after one that fails."""
    seen: list[date] = []

    def fails(today: date) -> list[str]:
        raise RuntimeError("no mail server")

    def notes(today: date) -> list[str]:
        seen.append(today)
        return ["somebody was not told"]

    monkeypatch.setattr(rounds, "_tasks", [])
    for task in (fails, notes, notes):
        rounds.register(task)
    return seen


def test_a_sweep_does_each_once_and_says_what_went_wrong(days: list[date], today: date) -> None:
    status, report = enforce()

    assert (status, days) == (1, [today])
    assert [problem.rpartition(".")[2] for problem in report["problems"]] == [
        "fails failed: RuntimeError",
        "somebody was not told",
    ]


def test_a_rehearsal_and_a_check_do_none(days: list[date]) -> None:
    enforce("--dry-run")
    check_promises()

    assert days == []
