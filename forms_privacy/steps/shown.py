"""A step as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    """An answer in the summary."""

    name: str
    question: str
    text: str
    files: Sequence[tuple[str, int]] = ()
    """Name and bytes of each file, where it was answered with files."""


@dataclass(frozen=True, slots=True)
class Part:
    """The answers of one step in the summary."""

    title: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a template needs to know of a step, beside its form."""

    number: int
    """From one."""

    total: int
    """With the summary."""

    title: str
    intro: str = ""
    state: str = ""
    """All that was filled in until now, sealed."""

    parts: Sequence[Part] = ()
    takes_focus: bool = False
    """Whether somebody came here from another step, and not to one question of it."""

    @property
    def progress(self) -> str:
        """Which step of how many."""
        return _("Step %(number)d of %(total)d") % {"number": self.number, "total": self.total}

    @property
    def is_first(self) -> bool:
        """Whether nothing comes before it."""
        return self.number == 1

    @property
    def is_summary(self) -> bool:
        """Whether it shows all answers, and sends them."""
        return self.number == self.total
