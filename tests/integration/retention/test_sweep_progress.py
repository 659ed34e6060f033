"""A sweep at a terminal says how far it is; its report stays as it is."""

from __future__ import annotations

import sys
from datetime import date
from io import StringIO

import pytest

from tests.commands import enforce

from .conftest import MakeStore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DUE = date(2026, 9, 14)


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_is_told_that_all_are_done(
    add_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = add_store()
    for _ in range(3):
        store.add(DUE)
    monkeypatch.setattr(sys, "stderr", screen := Terminal())

    enforce("--only", "fake")

    assert screen.getvalue().split("\r")[-1].startswith("3 of 3, ")


def test_a_log_is_told_nothing(add_store: MakeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    add_store().add(DUE)
    monkeypatch.setattr(sys, "stderr", log := StringIO())

    enforce("--only", "fake")

    assert log.getvalue() == ""


def test_a_store_that_cannot_be_counted_is_swept_all_the_same(
    add_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = add_store()
    record = store.add(DUE)
    monkeypatch.setattr(store, "due_by", lambda day: 1 / 0)
    monkeypatch.setattr(sys, "stderr", Terminal())

    _status, report = enforce("--only", "fake")

    assert [item["record"] for item in report["items"]] == [str(record)]
