"""The one style sheet, put together from its parts when somebody asks for it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from ser_site.theme.finders import COMPONENTS, STYLESHEET, ThemeFinder


@pytest.fixture
def finder(tmp_path: Path, settings: Any) -> ThemeFinder:
    """A finder over packages of one line each."""
    settings.BASE_DIR, settings.VAR_DIR = tmp_path, tmp_path / "var"
    modules = tmp_path / "node_modules"
    for name in COMPONENTS:
        part = modules / "@utrecht" / f"{name}-css/dist/index.min.css"
        part.parent.mkdir(parents=True)
        part.write_text(f".utrecht-{name} {{}}")
    made = ThemeFinder()
    for font in made.fonts.values():
        font.parent.mkdir(parents=True, exist_ok=True)
        font.write_bytes(b"font")
    return made


def sheet(finder: ThemeFinder) -> Path:
    return Path(finder.find(STYLESHEET))


def test_the_sheet_holds_every_component_and_then_the_theme(finder: ThemeFinder) -> None:
    text = sheet(finder).read_text()
    places = [text.index(f".utrecht-{name} {{}}") for name in COMPONENTS]
    assert places == sorted(places)
    assert text.index(".ser-theme {") > places[-1]


def test_a_changed_part_makes_a_new_sheet(finder: ThemeFinder) -> None:
    target = sheet(finder)
    finder.parts[0].write_text(".changed {}")
    later = target.stat().st_mtime_ns + 10**9
    os.utime(finder.parts[0], ns=(later, later))
    assert ".changed {}" in sheet(finder).read_text()


def test_an_unchanged_sheet_is_left_alone(finder: ThemeFinder) -> None:
    before = sheet(finder).stat().st_mtime_ns
    assert sheet(finder).stat().st_mtime_ns == before


def test_other_names_are_somebody_else_s(finder: ThemeFinder) -> None:
    assert finder.find("theme/mark.svg") == []
    assert finder.find("../../etc/passwd") == []


def test_all_that_is_found_is_collected(finder: ThemeFinder) -> None:
    collected = dict(finder.list(None))
    assert set(collected) == {STYLESHEET, *finder.fonts}
    assert all(storage.exists(path) for path, storage in collected.items())


def test_missing_packages_are_a_warning_that_says_what_to_do(finder: ThemeFinder) -> None:
    finder.parts[0].unlink()
    [message] = finder.check()
    assert message.id == "theme.W001"
    assert "npm ci" in str(message.hint)
    assert finder.find(STYLESHEET) == []


def test_nothing_missing_is_nothing_to_say(finder: ThemeFinder) -> None:
    assert finder.check() == []
