"""Write down the exact versions of what this environment has installed.

    python -m tools.pin

``constraints/production.txt`` pins what a server needs, with media in folders or in buckets;
``constraints/development.txt`` everything.
Names and versions only: where packages come from is the installer's business.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
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


def write(file: str, versions: dict[str, str]) -> None:
    """One ``name==version`` a line, sorted."""
    lines = [f"{name}=={version}" for name, version in sorted(versions.items())]
    (FOLDER / file).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{file}: {len(lines)} packages")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    write("production.txt", closure(PROJECT, ["production", "s3"]))
    write("development.txt", closure(PROJECT, ["development", "production", "s3"]))
