"""Plain text to a neutral document.

Blank lines part the text into groups. In a group every line is a paragraph of its own,
except where the file was wrapped at a width, and in an address, whose lines belong
together.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from . import forms
from .document import Document, Kind, Paragraph, Run, single_spaced

# Control characters mean nothing in a text, and PostgreSQL refuses a NUL.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")
# A file with a longer line than this was not wrapped at a width.
_WIDEST_WRAP = 120
_NARROWEST_WRAP = 40
# Numbered lines up to this length can be headings even when they end like a sentence.
_PROSE = 100


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its number in the file, and its words single-spaced."""

    number: int
    text: str
    indented: bool


def read(text: str, encoding: str = "utf-8") -> Document:
    """The document in a plain text, every line in it."""
    groups = _groups(text)
    width = _wrapped_at(groups)
    forms_of_groups = [_group(_unwrapped(group, width)) for group in groups]
    alone = [len(group) == 1 for group in forms_of_groups]
    paragraphs = [paragraph for group in forms_of_groups for paragraph in group]
    standing_alone = [
        flag for flag, group in zip(alone, forms_of_groups, strict=True) for _ in group
    ]
    return Document(tuple(_with_headings(paragraphs, standing_alone)), f"plain text ({encoding})")


def cleaned(text: str) -> str:
    """A text without control characters."""
    return _CONTROL.sub("", text)


def _groups(text: str) -> list[list[Line]]:
    groups: list[list[Line]] = [[]]
    for number, raw in enumerate(_LINE_END.split(cleaned(text)), start=1):
        words = single_spaced(raw.replace("\u00a0", "\ue000")).replace("\ue000", "\u00a0")
        if words.strip():
            groups[-1].append(Line(number, words.strip(), raw[:1].isspace()))
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _wrapped_at(groups: list[list[Line]]) -> int:
    """The width at which the file was wrapped, in characters; 0 when it was not.

    Wrapped is a file in which nearly every line that another follows could not have
    taken that line's first word.
    """
    width = max((len(line.text) for group in groups for line in group), default=0)
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP:
        return 0
    pairs = [pair for group in groups for pair in zip(group, group[1:], strict=False)]
    full = sum(_is_full(first, second, width) for first, second in pairs)
    return width if full >= 3 and full >= len(pairs) * 0.5 else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    if forms.numbered(following.text)[0] or forms.bulleted(following.text)[0]:
        return False
    return len(line.text) + 1 + len(following.text.split()[0]) > width - 6


def _unwrapped(group: list[Line], width: int) -> list[Line]:
    """The lines of a group, with those that were parted at the width put together."""
    if not width:
        return group
    lines: list[Line] = []
    last: Line | None = None
    for line in group:
        if last is not None and _is_full(last, line, width):
            lines[-1] = replace(lines[-1], text=f"{lines[-1].text} {line.text}")
        else:
            lines.append(line)
        last = line
    return lines


def _group(lines: list[Line]) -> list[Paragraph]:
    if forms.is_address([line.text for line in lines]):
        return [
            Paragraph(line.number, (Run(line.text),), joined=place > 0)
            for place, line in enumerate(lines)
        ]
    return [_paragraph(line) for line in lines]


def _paragraph(line: Line) -> Paragraph:
    bullet, rest = forms.bulleted(line.text)
    if bullet:
        return Paragraph(line.number, (Run(rest),), Kind.ITEM, level=1, lead=bullet)
    lead, rest = forms.numbered(line.text)
    if lead:
        level = forms.depth(lead.rstrip(".)"))
        return Paragraph(line.number, (Run(rest),), Kind.ITEM, level=level, lead=lead)
    return Paragraph(line.number, (Run(line.text),))


def _with_headings(paragraphs: list[Paragraph], alone: list[bool]) -> list[Paragraph]:
    """The same paragraphs, with those that head what follows made headings."""
    found: list[Paragraph] = []
    for place, paragraph in enumerate(paragraphs):
        before = paragraphs[place - 1] if place else None
        after = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
        if _heads(paragraph, before, after, alone[place]):
            level = 1 + forms.depth(paragraph.number) if paragraph.number else 2
            paragraph = replace(paragraph, kind=Kind.HEADING, level=min(level, 6))
        elif paragraph.kind is Kind.ITEM and paragraph.number:
            paragraph = replace(paragraph, level=1)
        found.append(paragraph)
    return found


def _heads(
    paragraph: Paragraph, before: Paragraph | None, after: Paragraph | None, alone: bool
) -> bool:
    """Whether a paragraph is the heading of what follows it."""
    if after is None or paragraph.joined:
        return False
    if paragraph.number:
        return numbered_heads(paragraph, before, after)
    if paragraph.kind is Kind.ITEM or not forms.like_heading(paragraph.text):
        return False
    return alone or _stands_above_prose(paragraph, before, after)


def numbered_heads(paragraph: Paragraph, before: Paragraph | None, after: Paragraph) -> bool:
    """A numbered line heads something unless it stands in a row of numbered lines."""
    if len(paragraph.text) > _PROSE:
        return False
    if after.number and not _lies_under(after.number, paragraph.number):
        return False
    return not (before is not None and _follows(before.number, paragraph.number))


def _lies_under(number: str, above: str) -> bool:
    return number.startswith(f"{above}.")


def _follows(number: str, following: str) -> bool:
    """Whether two numbers are neighbours in one list: “11” and “12”, “2.1” and “2.2”."""
    if not number or not following:
        return False
    stem, _, last = number.rpartition(".")
    next_stem, _, next_last = following.rpartition(".")
    return stem == next_stem and int(next_last) == int(last) + 1


def _stands_above_prose(paragraph: Paragraph, before: Paragraph | None, after: Paragraph) -> bool:
    """The first line of a group, short, with a long one right under it."""
    first = before is None or before.line < paragraph.line - 1
    under = after.line == paragraph.line + 1
    return first and under and after.kind is Kind.PLAIN and len(after.text) > _PROSE
