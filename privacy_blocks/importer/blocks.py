"""Parts of a text to the blocks of a statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain, count
from typing import Any

from django.utils.text import slugify

from privacy_blocks.blocks.heading import WORDLESS
from privacy_blocks.queries.statement import ActivityShown

from .document import Kind, Paragraph
from .likeness import likeness, stems
from .markup import Written, markup
from .matching import Matched
from .structure import Part

Block = tuple[str, dict[str, Any]]

_INTRODUCTION = {"introductie", "inleiding", "introduction", "about this statement"}
# The questions of an activity that the register can answer; an imported part answers them
# in its own words.
_QUESTIONS = ("data", "purpose", "basis", "periods", "more")
_LONGEST_LABEL = 200
_LONGEST_ANCHOR = 80
_FEWEST_ROLES = 2
# A line above the headings, such as the date, introduces nothing.
_SHORTEST_INTRODUCTION = 150


@dataclass(frozen=True, slots=True)
class Source:
    """What the blocks are made from; ``known`` are the blocks that the page can hold."""

    parts: tuple[Part, ...]
    linked: dict[int, ActivityShown]
    matched: Matched
    language: str
    known: frozenset[str]


def blocks_of(source: Source) -> list[Block]:
    """The blocks, in the order of the text."""
    places = _places(source)
    anchors = _anchors(source, places)
    blocks: list[Block] = []
    introduction = _introduction(source)
    for place, part in enumerate(source.parts):
        written = [
            Written(paragraph, source.matched.in_paragraph(place, number))
            for number, paragraph in enumerate(part.paragraphs)
        ]
        if place in source.linked:
            blocks.append(_activity(part, source.linked[place], written, anchors, source.language))
            continue
        blocks += _heading(part, places.get(place, ""))
        if place == introduction:
            blocks.append(("introduction", {"text": markup(written, anchors, source.language)}))
        else:
            blocks += _texts(written, source, anchors)
    return blocks


def _places(source: Source) -> dict[int, str]:
    """Where a link to each part leads: an anchor of its own, also where headings are alike.

    An activity has its key; a heading that comes to the same word makes way for it.
    """
    places = {place: activity.key for place, activity in source.linked.items()}
    taken = set(places.values())
    for place, part in enumerate(source.parts):
        if part.heading is not None and place not in places:
            words = slugify(part.heading.whole)[:_LONGEST_ANCHOR] or WORDLESS
            numbered = (f"{words}-{number}" for number in count(2))
            places[place] = next(one for one in chain([words], numbered) if one not in taken)
            taken.add(places[place])
    return places


def _anchors(source: Source, places: Mapping[int, str]) -> dict[str, str]:
    """The anchors of the source that lead to a heading → where that stands on the page."""
    return {
        part.heading.anchor: places[place]
        for place, part in enumerate(source.parts)
        if part.heading is not None and part.heading.anchor
    }


def _activity(
    part: Part,
    activity: ActivityShown,
    written: list[Written],
    anchors: dict[str, str],
    language: str,
) -> Block:
    value: dict[str, Any] = {f"show_{question}": False for question in _QUESTIONS}
    heading = part.heading.text if part.heading else ""
    intro = markup(written, anchors, language)
    return "activity", value | {"activity": activity.key, "heading": heading, "intro": intro}


def _heading(part: Part, anchor: str) -> list[Block]:
    """The heading; its anchor is filled in only where it is not simply made of its words."""
    if part.heading is None:
        return []
    text = part.heading.whole
    chosen = "" if anchor == slugify(text) else anchor
    return [("heading", {"text": text, "level": str(part.level), "anchor": chosen})]


def _introduction(source: Source) -> int:
    """The place of the part that introduces: the one called so, else text above all headings.

    -1 where there is none: a line or two above the headings, or no headings at all.
    """
    if "introduction" not in source.known:
        return -1
    for place, part in enumerate(source.parts):
        heading = part.heading.text.strip().lower() if part.heading else ""
        if heading in _INTRODUCTION and part.paragraphs and place not in source.linked:
            return place
    first = source.parts[0] if len(source.parts) > 1 else None
    long = first is not None and len(first.text) > _SHORTEST_INTRODUCTION
    return 0 if first is not None and first.heading is None and long else -1


def _texts(written: list[Written], source: Source, anchors: dict[str, str]) -> list[Block]:
    """Running text, with a list that leads to the roles as a choice of a role."""
    before, roles, after = _around_roles(written, source)
    blocks: list[Block] = []
    if not roles or "role_choice" not in source.known:
        return _text(written, anchors, source.language)
    heading = ""
    if before and before[-1].paragraph.kind is Kind.PLAIN and not before[-1].live:
        words = before[-1].paragraph.text
        if words.endswith(":") and len(words) <= _LONGEST_LABEL:
            heading = words
            before = before[:-1]
    blocks += _text(before, anchors, source.language)
    blocks.append(("role_choice", {"heading": heading, "roles": roles}))
    return blocks + _text(after, anchors, source.language)


def _text(written: list[Written], anchors: dict[str, str], language: str) -> list[Block]:
    return [("text", {"text": markup(written, anchors, language)})] if written else []


def _around_roles(
    written: list[Written], source: Source
) -> tuple[list[Written], list[dict[str, str]], list[Written]]:
    """The list of roles in a part, with what stands before and after it."""
    numbers = {
        part.heading.number: source.linked[place]
        for place, part in enumerate(source.parts)
        if place in source.linked and part.heading is not None
    }
    start = 0
    while start < len(written):
        stop = start
        while stop < len(written) and written[stop].paragraph.kind is Kind.ITEM:
            stop += 1
        roles = [_role(one.paragraph, numbers, source) for one in written[start:stop]]
        if len(roles) >= _FEWEST_ROLES and all(roles):
            return written[:start], [role for role in roles if role], written[stop:]
        start = max(stop, start + 1)
    return written, [], []


def _role(
    item: Paragraph, numbers: dict[str, ActivityShown], source: Source
) -> dict[str, str] | None:
    """The item as a link to a role; None where it leads to none."""
    activity = numbers.get(item.number) if item.number else None
    heading = next(
        (
            part.heading
            for place, part in enumerate(source.parts)
            if part.heading is not None and source.linked.get(place) is activity
        ),
        None,
    )
    if activity is None or heading is None or len(item.whole) > _LONGEST_LABEL:
        return None
    if not likeness(stems(item.text), stems(heading.text), {}):
        return None
    return {"activity": activity.key, "label": item.whole}
