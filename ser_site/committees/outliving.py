"""What is kept of members after they left, because the law wants it.

Other subjects register here, in ``AppConfig.ready()``, what they keep; this one does not know them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Stays:
    """Something that outlives a member's record, in words, and until when."""

    what: str
    until: date | None


Source = Callable[[Collection[int]], Mapping[int, Stays]]
"""Takes keys of members; returns what stays of those of whom something does."""

_sources: list[Source] = []


def register(source: Source) -> None:
    """Add a subject that keeps something."""
    if source not in _sources:
        _sources.append(source)


def stays_of(members: Collection[int]) -> dict[int, list[Stays]]:
    """What stays of each member."""
    found: dict[int, list[Stays]] = {member: [] for member in members}
    for source in _sources:
        for member, stays in source(members).items():
            found[member].append(stays)
    return found
