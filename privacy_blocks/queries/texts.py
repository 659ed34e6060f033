"""The texts in a StreamField value, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from wagtail.blocks import CharBlock, ListBlock, RichTextBlock, StreamBlock, StructBlock, TextBlock

ACTIVITY = "activity"
"""The name of the block that is about an activity, and of its value that says which."""


@dataclass(frozen=True, slots=True)
class TextIn:
    """A text, as stored.

    ``block`` is the id of the innermost block that has one, ``path`` the names and ids
    that lead to the text, ``activity`` the key of the activity that the block around it is
    about. ``rich`` texts are HTML, others are plain.
    """

    source: str
    rich: bool
    path: str = ""
    block: str = ""
    activity: str = ""


def texts_in(body: Any) -> Iterator[TextIn]:
    """Every text that an editor wrote in a StreamField value, in order."""
    yield from _in_stream(body, TextIn("", rich=False))


def _in_stream(value: Any, place: TextIn) -> Iterator[TextIn]:
    for child in value:
        here = replace(place, path=_below(place.path, child.id), block=child.id or place.block)
        yield from _in_block(child.block, child.value, here)


def _in_block(block: Any, value: Any, place: TextIn) -> Iterator[TextIn]:
    if isinstance(block, StructBlock):
        yield from _in_struct(block, value, place)
    elif isinstance(block, StreamBlock):
        yield from _in_stream(value, place)
    elif isinstance(block, ListBlock):
        yield from _in_stream(value.bound_blocks, place)
    elif isinstance(block, RichTextBlock):
        yield replace(place, source=value.source if value else "", rich=True)
    elif isinstance(block, CharBlock | TextBlock):
        yield replace(place, source=value or "", rich=False)


def _in_struct(block: StructBlock, value: Any, place: TextIn) -> Iterator[TextIn]:
    chosen = value.get(ACTIVITY)
    around = replace(place, activity=chosen) if isinstance(chosen, str) and chosen else place
    for name, child in block.child_blocks.items():
        here = replace(around, path=_below(place.path, name))
        yield from _in_block(child, value.get(name), here)


def _below(path: str, name: str | None) -> str:
    return ".".join(filter(None, (path, name)))
