"""Numbers and bullets that somebody typed in a web page or a Word file, in place of a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from . import forms
from .document import Kind, Paragraph, Run
from .plain_text import numbered_heads


def with_typed_leads(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The same paragraphs, with what was typed before their words as their lead.

    A numbered paragraph is a heading where no real heading has a number, as in plain text.
    """
    found = [_apart(paragraph) for paragraph in paragraphs]
    if any(one.kind is Kind.HEADING and one.number for one in found):
        return [_as_item(one) for one in found]
    return [_as_heading_or_item(found, place) for place in range(len(found))]


def _apart(paragraph: Paragraph) -> Paragraph:
    if paragraph.lead or paragraph.joined or paragraph.kind is Kind.ITEM:
        return paragraph
    text = paragraph.text
    lead, rest = forms.numbered(text)
    if not lead and paragraph.kind is Kind.PLAIN:
        lead, rest = forms.bulleted(text)
    if not lead:
        return paragraph
    return replace(paragraph, lead=lead, runs=_without_start(paragraph.runs, len(text) - len(rest)))


def _without_start(runs: tuple[Run, ...], length: int) -> tuple[Run, ...]:
    kept = []
    for run in runs:
        text = run.text[length:]
        length = max(0, length - len(run.text))
        if text:
            kept.append(replace(run, text=text))
    return tuple(kept)


def _as_item(paragraph: Paragraph) -> Paragraph:
    if paragraph.lead and paragraph.kind is Kind.PLAIN:
        return replace(paragraph, kind=Kind.ITEM, level=1)
    return paragraph


def _as_heading_or_item(found: list[Paragraph], place: int) -> Paragraph:
    paragraph = found[place]
    before = found[place - 1] if place else None
    after = found[place + 1] if place + 1 < len(found) else None
    typed = paragraph.number and paragraph.kind is Kind.PLAIN
    if typed and after is not None and numbered_heads(paragraph, before, after):
        level = min(1 + forms.depth(paragraph.number), 6)
        return replace(paragraph, kind=Kind.HEADING, level=level)
    return _as_item(paragraph)
