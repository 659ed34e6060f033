"""What a site keeps of people beside their messages, so that it is found with them.

A site registers who looks for it, in ``AppConfig.ready()``. It is given what stands for an e-mail
address (see :mod:`forms_privacy.person_index`) and never the address itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from retention.models.record import RetainedRecord


@dataclass(frozen=True, slots=True)
class Beside:
    """A record of somebody that is not a message."""

    store: str
    """The key of its store, which makes the copy of it."""

    record: RetainedRecord
    """Shown by what it is called in the log, so that must say nothing of the person."""

    told: str
    """What it is and until when it stays, in a sentence."""

    may_copy: bool
    """Whether this user gets a copy of it."""


Finder = Callable[[bytes, Any], Sequence[Beside]]
"""From what stands for an address, and a user, to what that user may know to be there."""

_finders: list[Finder] = []


def register(finder: Finder) -> None:
    """Add one; the same one once."""
    if finder not in _finders:
        _finders.append(finder)


def found_beside(person: bytes, user: Any) -> list[Beside]:
    """What all of them find, in the order in which they were registered."""
    return [one for finder in _finders for one in finder(person, user)]
