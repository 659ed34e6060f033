"""Errors of storages in words, and when a storage is left alone."""

from __future__ import annotations

import pytest

from retention import storage_answers
from retention.storage_answers import Answers, StorageRefused, in_short, refusals_are_os_errors


class FromBoto(Exception):
    """As boto's are: what the server said hangs on the error."""

    def __init__(self, code: object) -> None:
        super().__init__("names/of/files.jpg")
        self.response = {"Error": {"Code": code}}


class AccessDenied(FromBoto):
    """Some of boto's errors are called after the code."""


@pytest.mark.parametrize(
    ("error", "short"),
    [
        (PermissionError("/srv/media/a.jpg"), "PermissionError"),
        (FromBoto("SlowDown"), "FromBoto SlowDown"),
        (AccessDenied("AccessDenied"), "AccessDenied"),
        (FromBoto(None), "FromBoto"),
    ],
)
def test_an_error_is_told_by_its_class_and_code(error: Exception, short: str) -> None:
    assert in_short(error) == short


def test_a_long_code_fits_in_its_column() -> None:
    assert len(in_short(FromBoto("x" * 1_000))) == 255


def test_an_error_of_any_kind_becomes_an_os_error() -> None:
    with pytest.raises(StorageRefused, match="FromBoto SlowDown"), refusals_are_os_errors():
        raise FromBoto("SlowDown")


def test_an_os_error_stays_what_it_is() -> None:
    with pytest.raises(PermissionError), refusals_are_os_errors():
        raise PermissionError


class Clock:
    """Stands still but for what a question takes."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(storage_answers, "monotonic", clock)
    return clock


def ask(answers: Answers, clock: Clock, *, seconds: float, fails: bool) -> None:
    """One question that takes so long."""
    try:
        with answers.asking("default"):
            clock.now += seconds
            if fails:
                raise ValueError
    except ValueError:
        pass


def test_after_three_long_failures_it_is_left_alone(clock: Clock) -> None:
    answers = Answers()

    for _ in range(2):
        ask(answers, clock, seconds=10, fails=True)
    assert not answers.given_up("default")
    ask(answers, clock, seconds=10, fails=True)

    assert answers.given_up("default")
    assert not answers.given_up("private")


def test_quick_refusals_cost_nothing(clock: Clock) -> None:
    answers = Answers()

    for _ in range(100):
        ask(answers, clock, seconds=0.1, fails=True)

    assert not answers.given_up("default")


@pytest.mark.parametrize(("seconds", "fails"), [(0.1, True), (60, False)])
def test_any_answer_in_between_counts(clock: Clock, seconds: float, fails: bool) -> None:
    answers = Answers()

    for _ in range(2):
        ask(answers, clock, seconds=10, fails=True)
    ask(answers, clock, seconds=seconds, fails=fails)
    for _ in range(2):
        ask(answers, clock, seconds=10, fails=True)

    assert not answers.given_up("default")
