"""Which places in the packages ask the database only in tests that one database runs.

    pytest -p tests.asked_once -n 3 --dist loadfile

A plugin: at the end it lists them, for who marks a test ``any_database`` or takes that mark away.
A place is a line that waits for the database: where a query is built does not matter to it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db.backends.utils import CursorWrapper

ROOT = Path(__file__).parent.parent
PACKAGES = ("retention", "media_retention", "forms_privacy", "privacy_blocks", "ser_site")
OURS = tuple(f"{ROOT / package}/" for package in PACKAGES)

_running: list[pytest.Item] = []
_places: dict[bool, set[str]] = {True: set(), False: set()}
"""Whether a test runs on every database, and the places that asked in such tests."""


def pytest_configure() -> None:
    for name in ("execute", "executemany"):
        _note_before(name)


def _note_before(name: str) -> None:
    ask = getattr(CursorWrapper, name)

    def note_and_ask(self: CursorWrapper, *args: Any, **options: Any) -> Any:
        if _running and (place := _caller()):
            _places[_runs_on_each(_running[-1])].add(place)
        return ask(self, *args, **options)

    setattr(CursorWrapper, name, note_and_ask)


def _caller() -> str | None:
    frame = sys._getframe(2)
    while frame is not None:
        file = frame.f_code.co_filename
        if file.startswith(OURS) and "/migrations/" not in file:
            return f"{Path(file).relative_to(ROOT)}:{frame.f_lineno} {frame.f_code.co_name}"
        frame = frame.f_back  # type: ignore[assignment]
    return None


def _runs_on_each(item: pytest.Item) -> bool:
    return item.get_closest_marker("any_database") is None and "browser" not in item.keywords


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    _running.append(item)
    try:
        return (yield)
    finally:
        _running.pop()


def pytest_sessionfinish(session: pytest.Session) -> None:
    told: Any = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["places"] = [sorted(_places[each]) for each in (True, False)]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    on_each, on_one = getattr(node, "workeroutput", {}).get("places", ((), ()))
    _places[True].update(on_each)
    _places[False].update(on_one)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    once = sorted(_places[False] - _places[True])
    terminalreporter.section(f"{len(once)} of {len(set().union(*_places.values()))} asked once")
    for place in once:
        terminalreporter.line(place)
