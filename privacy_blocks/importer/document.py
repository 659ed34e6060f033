"""One neutral document, whatever kind of file it was read from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class CannotImport(Exception):
    """A file or a site that cannot be used; the message is one line for the operator."""


class Kind(StrEnum):
    """What a paragraph is by its form."""

    HEADING = "heading"
    ITEM = "item"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style; ``link`` is an address, or empty."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, heading, list item, or line of an address.

    ``line`` is the line of the source it begins on (of a Word file: which paragraph it is).
    ``level`` is that of a heading (1 to 6) or the depth of an item (from 1).
    ``lead`` is the number or bullet before it as written (“2.2.”, “•”) and no part of the
    text; ``joined`` means that it continues the paragraph above it on a new line;
    ``anchor`` is where links within the source point to.
    """

    line: int
    runs: tuple[Run, ...]
    kind: Kind = Kind.PLAIN
    level: int = 0
    lead: str = ""
    joined: bool = False
    anchor: str = ""

    @property
    def text(self) -> str:
        """The words alone, without lead."""
        return "".join(run.text for run in self.runs)

    @property
    def whole(self) -> str:
        """The words as in the source, with the number or bullet before them."""
        return f"{self.lead} {self.text}" if self.lead else self.text

    def has_link(self, start: int, end: int) -> bool:
        """Whether a link lies in this stretch of the text."""
        place = 0
        for run in self.runs:
            stop = place + len(run.text)
            if run.link and place < end and stop > start:
                return True
            place = stop
        return False

    @property
    def number(self) -> str:
        """The number before it without its closing sign: “2.2” of “2.2.”; else empty."""
        bare = self.lead.rstrip(".)").lstrip("(")
        return bare if bare.replace(".", "").isdigit() else ""


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: paragraphs in order, and what of the file is not among them.

    ``counted_in`` says what the numbers of lines count: lines or paragraphs.
    """

    paragraphs: tuple[Paragraph, ...]
    format: str
    left_out: tuple[str, ...] = field(default=())
    counted_in: str = "line"


def single_spaced(text: str) -> str:
    """The words with single spaces, as they are compared."""
    return " ".join(text.split())
