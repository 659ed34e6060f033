"""What packages do about the register's changes runs with every sweep and check."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command

from retention import consequences

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[date]]:
    """The days on which a consequence ran that comes after one that fails."""
    seen: list[date] = []

    def fails(today: date) -> list[str]:
        raise RuntimeError("no space left")

    def notes(today: date) -> list[str]:
        seen.append(today)
        return ["a version is missing"]

    monkeypatch.setattr(consequences, "_consequences", [])
    consequences.register(fails)
    consequences.register(notes)
    consequences.register(notes)
    yield seen


def run(*arguments: str) -> tuple[int, str]:
    output = StringIO()
    try:
        call_command(*arguments, stdout=output)
    except SystemExit as stop:
        return int(str(stop.code)), output.getvalue()
    return 0, output.getvalue()


def test_a_sweep_runs_each_once_and_says_what_is_wrong(days: list[date], today: date) -> None:
    status, output = run("enforce_retention", "--format", "json")
    assert (status, days) == (1, [today])
    problems = json.loads(output)["problems"]
    assert [problem.rpartition(".")[2] for problem in problems] == [
        "fails failed: RuntimeError",
        "a version is missing",
    ]


def test_a_rehearsal_runs_none(days: list[date]) -> None:
    assert run("enforce_retention", "--dry-run")[0] == 0
    assert days == []


def test_a_check_runs_them_and_says_what_is_wrong(days: list[date], today: date) -> None:
    status, output = run("check_promises")
    assert (status, days) == (1, [today])
    assert "FAILED: a version is missing\n" in output


def test_a_check_tells_programs_too(days: list[date]) -> None:
    found = json.loads(run("check_promises", "--format", "json")[1])
    assert found["problems"][1:] == ["a version is missing"]
