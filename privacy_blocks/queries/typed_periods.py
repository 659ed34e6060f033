"""Periods that were typed where a chip could stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from privacy_blocks.queries.period_choices import Choice, saying
from privacy_blocks.queries.texts import TextIn, texts_in
from privacy_blocks.reading import RegisterReading
from privacy_blocks.rich_text.chips import FEATURE
from retention.rules.period import Period
from retention.rules.running_text import find_periods

# Stands for a chip in a line: no letter, so that nothing is read across it.
CHIP = "\ufffc"
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
    return [line for line, _rules in _lines(source)]


def _typed(text: TextIn, reading: RegisterReading | None) -> Iterator[TypedPeriod]:
    lines = _lines(text.source) if text.rich else [(text.source, [])]
    for line, rules in lines:
        for written in find_periods(line):
            yield TypedPeriod(
                written.words,
                written.period,
                _in_words(line, rules, reading),
                text.block,
                text.path,
                text.activity,
            )


def _lines(source: str) -> list[tuple[str, list[str]]]:
    """Each line with the rules of its chips."""
    lines: list[tuple[str, list[str]]] = []
    text: list[str] = []
    rules: list[str] = []

    def end() -> None:
        line = " ".join("".join(text).split())
        if line:
            lines.append((line, list(rules)))
        text.clear()
        rules.clear()

    def walk(element: Tag) -> None:
        for child in element.children:
            if isinstance(child, NavigableString):
                text.append(str(child))
            elif isinstance(child, Tag) and child.name == "embed":
                if child.get("embedtype") == FEATURE:
                    text.append(CHIP)
                    rules.append(str(child.get("rule", "")))
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


def _in_words(line: str, rules: list[str], reading: RegisterReading | None) -> str:
    for rule in rules:
        period = reading.period(rule) if reading else None
        line = line.replace(CHIP, period.words if period else f"[{rule}]", 1)
    return line
