"""The lines of a statement as a visitor reads them, each with where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PreformattedString
from django.utils.translation import override

from privacy_blocks.queries.content import LEFT_OUT
from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.in_use import going_by

CHIP = "\ufffc"
"""Stands for a live period in a line: no letter, so that nothing is read across it."""

_BREAKS = {
    *("address", "article", "blockquote", "br", "caption", "dd", "details", "div", "dl", "dt"),
    *("figure", "figcaption", "footer", "header", "hr", "li", "nav", "ol", "p", "section"),
    *("summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
}
_HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_CELLS = {"td", "th"}
_NOT_READ = {"script", "style", "template", "svg"}


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph, item, heading or row.

    ``part`` is the heading above it, ``activity`` the key of the activity in whose part of the
    page it stands, ``block`` the kind of block, ``rules`` the live periods in it. ``typed`` is
    the text without those.
    """

    text: str
    typed: str
    rules: tuple[str, ...]
    part: str
    activity: str
    block: str


def read_lines(page: Any, reading: RegisterReading) -> list[Line]:
    """The lines of a page's body, written out from this reading of the register."""
    reader = _Reader()
    with override(reading.language), going_by(reading):
        context = page.statement_context(today=reading.today, reading=reading)
        for child in page.body:
            if child.block_type not in LEFT_OUT:
                reader.read(child.block_type, str(child.render(context)))
    return reader.lines


def reading_for(page: Any, *, today: date, **supposing: Any) -> RegisterReading:
    """The register in the language of a page."""
    return RegisterReading(page.locale.language_code, today=today, **supposing)


class _Reader:
    """Goes through the blocks in their order and remembers under which heading it is."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._block = self._part = self._activity = ""
        self._text: list[str] = []
        self._typed: list[str] = []
        self._rules: list[str] = []

    def read(self, block: str, html: str) -> None:
        self._block = block
        self._walk(BeautifulSoup(html, "html.parser"), in_activity=False)
        self._end()

    def _walk(self, element: Tag, *, in_activity: bool) -> None:
        for child in element.children:
            if isinstance(child, Tag):
                self._element(child, in_activity=in_activity)
            elif isinstance(child, NavigableString) and not isinstance(child, PreformattedString):
                self._write(str(child))

    def _element(self, tag: Tag, *, in_activity: bool) -> None:
        classes = list(tag.get("class") or [])
        if tag.name in _NOT_READ:
            return
        if "retention-period" in classes and tag.get("data-rule"):
            self._write(tag.get_text(), typed=CHIP)
            self._rules.append(str(tag["data-rule"]))
        elif "privacy-activity" in classes and tag.get("id"):
            self._end()
            self._activity = str(tag["id"])
            self._walk(tag, in_activity=True)
            self._end()
        elif tag.name in _HEADINGS:
            self._heading(tag, in_activity=in_activity)
        elif tag.name in _BREAKS:
            self._end()
            self._walk(tag, in_activity=in_activity)
            self._end()
        else:
            self._write(" " if tag.name in _CELLS else "")
            self._walk(tag, in_activity=in_activity)

    def _heading(self, tag: Tag, *, in_activity: bool) -> None:
        """A heading of a part of the page ends the part of an activity before it."""
        self._end()
        self._part = " ".join(tag.get_text().split())
        if _HEADINGS[tag.name] <= 2 and not in_activity:
            self._activity = ""
        self._walk(tag, in_activity=in_activity)
        self._end()

    def _write(self, text: str, typed: str | None = None) -> None:
        self._text.append(text)
        self._typed.append(text if typed is None else typed)

    def _end(self) -> None:
        text, typed = (_tidy(parts) for parts in (self._text, self._typed))
        if text:
            self.lines.append(
                Line(text, typed, tuple(self._rules), self._part, self._activity, self._block)
            )
        self._text, self._typed, self._rules = [], [], []


def _tidy(parts: list[str]) -> str:
    return re.sub(r"\s+([.,;:])", r"\1", " ".join("".join(parts).split()))
