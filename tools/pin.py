"""Write down the exact versions of what this environment has installed.

    python -m tools.pin

``constraints/production.txt`` pins what a server needs, with media in folders or in buckets;
``constraints/development.txt`` everything.
Names and versions only: where packages come from is the installer's business. What the oldest
Python that the project promises cannot install is named, and nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

PROJECT = "ser-privacy-suite"
FOLDER = Path(__file__).resolve().parent.parent / "constraints"


def closure(name: str, extras: Iterable[str]) -> dict[str, str]:
    """A distribution's requirements, and theirs, as installed: name to version."""
    versions: dict[str, str] = {}
    seen: set[tuple[str, str]] = set()
    todo = [(name, extra) for extra in ("", *extras)]
    while todo:
        current, extra = todo.pop()
        if (current, extra) in seen:
            continue
        seen.add((current, extra))
        try:
            installed = distribution(current)
        except PackageNotFoundError:
            continue
        versions[current] = installed.version
        for text in installed.requires or ():
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": extra}):
                wanted = canonicalize_name(requirement.name)
                todo += [(wanted, one) for one in ("", *requirement.extras)]
    versions.pop(name, None)
    return versions


def oldest_python() -> str:
    """The first Python that the project promises to run on: 3.11 is 3.11.0."""
    promised = SpecifierSet(distribution(PROJECT).metadata["Requires-Python"])
    return next(one.version for one in promised if one.operator == ">=")


def too_new(names: Iterable[str]) -> list[str]:
    """Of these distributions, as installed, those that the oldest Python cannot install."""
    oldest = oldest_python()
    asked = {name: _asked_of_python(name) for name in names}
    return [
        f"{name}=={distribution(name).version} wants Python {wanted}"
        for name, wanted in sorted(asked.items())
        if oldest not in SpecifierSet(wanted)
    ]


def _asked_of_python(name: str) -> str:
    """What a distribution asks of Python; nothing when it does not say."""
    told = distribution(name).metadata.get_all("Requires-Python") or [""]
    return str(told[0])


def write(file: str, versions: dict[str, str]) -> None:
    """One ``name==version`` a line, sorted."""
    lines = [f"{name}=={version}" for name, version in sorted(versions.items())]
    (FOLDER / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(lines)} packages")


def main() -> None:
    """Write both files, or say what stands in the way."""
    server = closure(PROJECT, ["production", "s3"])
    everything = closure(PROJECT, ["development", "production", "s3"])
    if unfit := too_new(everything):
        sys.exit(
            f"Python {oldest_python()} is promised; install older versions of these first:\n"
            + "\n".join(unfit)
        )
    FOLDER.mkdir(exist_ok=True)
    write("production.txt", server)
    write("development.txt", everything)


if __name__ == "__main__":
    main()
