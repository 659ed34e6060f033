"""Which part of a document is which: title, date, headings with what stands under them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from .document import Document, Kind, Paragraph
from .written_dates import date_in

# What a page's title and a heading may hold at most.
LONGEST_TITLE = 255
LONGEST_HEADING = 200
_DATE_WITHIN = 6
_CHANGED = re.compile(
    r"\b(?:laatst|laatste|versie|wijziging|gewijzigd|aangepast|bijgewerkt|herzien|vastgesteld|geldig"
    r"|last|version|changed|updated|revised|modified|effective)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with the paragraphs below it; the first part may have no heading.

    ``level`` is 2 for a part of the page and 3 for a part of that, whatever levels the
    source used.
    """

    heading: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    level: int = 2

    @property
    def text(self) -> str:
        """All its words."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Structure:
    """A document as a statement: its title, when it last changed, and its parts."""

    title: Paragraph | None
    changed_on: date | None
    changed_line: int
    parts: tuple[Part, ...]


def structure_of(document: Document, language: str) -> Structure:
    """The parts of a document, in its order."""
    paragraphs = list(document.paragraphs)
    title = paragraphs.pop(0) if _is_title(paragraphs) else None
    changed_on, line = _last_change(paragraphs, language)
    return Structure(title, changed_on, line, tuple(_parts(paragraphs)))


def _is_title(paragraphs: list[Paragraph]) -> bool:
    first = paragraphs[0]
    return (
        first.kind is Kind.HEADING
        and not first.lead
        and len(first.text) <= LONGEST_TITLE
        and len(paragraphs) > 1
    )


def _last_change(paragraphs: list[Paragraph], language: str) -> tuple[date | None, int]:
    """The date that one of the first or last paragraphs gives for the last change."""
    edges = paragraphs[:_DATE_WITHIN] + paragraphs[_DATE_WITHIN:][-_DATE_WITHIN:]
    for paragraph in edges:
        if len(paragraph.text) <= LONGEST_HEADING and _CHANGED.search(paragraph.text):
            found = date_in(paragraph.text, language)
            if found:
                return found, paragraph.line
    return None, 0


def _parts(paragraphs: list[Paragraph]) -> list[Part]:
    highest = min((p.level for p in paragraphs if _heads(p)), default=1)
    parts: list[Part] = []
    heading: Paragraph | None = None
    below: list[Paragraph] = []
    for paragraph in paragraphs:
        if not _heads(paragraph):
            below.append(paragraph)
            continue
        if heading or below:
            parts.append(_part(heading, below, highest))
        heading, below = paragraph, []
    if heading or below:
        parts.append(_part(heading, below, highest))
    return parts


def _heads(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.HEADING and len(paragraph.whole) <= LONGEST_HEADING


def _part(heading: Paragraph | None, below: list[Paragraph], highest: int) -> Part:
    level = 2 if heading is None or heading.level <= highest else 3
    return Part(heading, tuple(below), level)
