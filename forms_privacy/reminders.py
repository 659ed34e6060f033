"""What those who handle messages must be reminded of. A site adds its own in ``ready()``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from forms_privacy.models import Submission


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something about one message."""

    submission: Submission
    sentence: Callable[[], str]
    """What is told, in the language that is active. Nothing personal."""


@dataclass(frozen=True, slots=True)
class Source:
    """Something that people are reminded of."""

    find: Callable[[date], Iterable[Reminder]]
    """What somebody should be told now, and was not told before."""

    told: Callable[[Sequence[Submission], date], None]
    """Remembers that somebody was told of these."""


_sources: list[Source] = []


def register(source: Source) -> None:
    """Add something to remind of."""
    if source not in _sources:
        _sources.append(source)


def all_sources() -> Sequence[Source]:
    """Everything that was registered."""
    return tuple(_sources)
