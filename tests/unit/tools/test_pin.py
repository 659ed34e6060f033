"""What is pinned can be installed on every Python that the project promises."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, distribution

import pytest

from tools import pin


def pinned() -> list[str]:
    """The names in both files of constraints that this environment has."""
    lines = {
        line.partition("==")[0]
        for file in ("development.txt", "production.txt")
        for line in (pin.FOLDER / file).read_text(encoding="utf-8").split()
    }
    return sorted(name for name in lines if is_installed(name))


def is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


def test_what_is_pinned_installs_on_the_oldest_python() -> None:
    assert pin.too_new(pinned()) == []


def test_the_oldest_python_is_the_first_3_11() -> None:
    assert pin.oldest_python() == "3.11"


def test_what_wants_a_later_3_11_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pin, "_asked_of_python", {"wagtail": ">=3.10", "pytest": ">=3.11.5"}.get)
    version = distribution("pytest").version

    assert pin.too_new(["wagtail", "pytest"]) == [f"pytest=={version} wants Python >=3.11.5"]


def test_nothing_is_pinned_while_something_is_too_new(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    monkeypatch.setattr(pin, "_asked_of_python", lambda name: ">=3.11.5")
    monkeypatch.setattr(pin, "write", lambda file, versions: written.append(file))

    with pytest.raises(SystemExit, match="Python 3.11 is promised"):
        pin.main()

    assert written == []
