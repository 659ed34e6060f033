"""Periods that were typed where a chip could stand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from privacy_blocks.queries.period_choices import Choice, saying
from privacy_blocks.queries.texts import TextIn, texts_in
from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.chips import FEATURE
from privacy_blocks.rich_text.own_words import as_written
from retention.rules.period import Period
from retention.rules.running_text import find_periods

# Stands for a chip in a line: no letter, so that nothing is read across it.
CHIP = "\ufffc"
Chips = list[Mapping[str, str]]
"""What is stored of each chip in a line."""

_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "td", "th", "ul", "ol"}


@dataclass(frozen=True, slots=True)
class TypedPeriod:
    """A period in figures or words, with the line of the text that it stands in.

    ``block``, ``path`` and ``activity`` are those of the block; empty for a text alone.
    """

    words: str
    period: Period
    line: str
    block: str = ""
    path: str = ""
    activity: str = ""

    def rules(self, reading: RegisterReading) -> list[Choice]:
        """The rules that say the same today, those of the block's activity first."""
        return saying(self.period, reading, self.activity)


def typed_in_rich_text(source: str, reading: RegisterReading | None = None) -> list[TypedPeriod]:
    """The periods typed in a rich text; with a reading, chips in the lines are in words."""
    return list(_typed(TextIn(source, rich=True), reading))


def typed_in_stream(body: Any, reading: RegisterReading | None = None) -> list[TypedPeriod]:
    """The periods typed in any text of a StreamField value, in order."""
    return [typed for text in texts_in(body) for typed in _typed(text, reading)]


def lines_of(source: str) -> list[str]:
    """The paragraphs, headings and list items of a rich text, with ``CHIP`` for each chip."""
    return [line for line, _chips in _lines(source)]


def _typed(text: TextIn, reading: RegisterReading | None) -> Iterator[TypedPeriod]:
    lines = _lines(text.source) if text.rich else [(text.source, [])]
    for line, chips in lines:
        for written in find_periods(line):
            yield TypedPeriod(
                written.words,
                written.period,
                _in_words(line, chips, reading),
                text.block,
                text.path,
                text.activity,
            )


def _lines(source: str) -> list[tuple[str, Chips]]:
    """Each line with its chips."""
    lines: list[tuple[str, Chips]] = []
    text: list[str] = []
    chips: Chips = []

    def end() -> None:
        line = " ".join("".join(text).split())
        if line:
            lines.append((line, list(chips)))
        text.clear()
        chips.clear()

    def walk(element: Tag) -> None:
        for child in element.children:
            if isinstance(child, NavigableString):
                text.append(str(child))
            elif isinstance(child, Tag) and child.name == "embed":
                if child.get("embedtype") == FEATURE:
                    text.append(CHIP)
                    chips.append({name: str(value) for name, value in child.attrs.items()})
            elif isinstance(child, Tag):
                is_line = child.name in _BLOCKS
                if is_line or child.name == "br":
                    end()
                walk(child)
                if is_line:
                    end()

    walk(BeautifulSoup(source, "html.parser"))
    end()
    return lines


def _in_words(line: str, chips: Chips, reading: RegisterReading | None) -> str:
    """The line as visitors read it; without a reading a chip is its rule in brackets."""
    for chip in chips:
        rule = chip.get("rule", "")
        period = reading.period(rule) if reading else None
        if reading and period:
            words = as_written(period, chip, reading.language).words
        else:
            words = f"[{rule}]"
        line = line.replace(CHIP, words, 1)
    return line
