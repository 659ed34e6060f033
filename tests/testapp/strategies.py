"""Streams at random: blocks of every kind in each other, and raw content for them.

Every medium has a number of its own that occurs nowhere else, so that what is left can be
read from the JSON itself, without the walk.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

unhurried = settings(deadline=None)
"""Machines that are busy with other tests are slow; that is no failure."""

MEDIUM = re.compile(r"77\d{4}")
WORDS = st.text("abc ", max_size=5)
NUMBERS = st.integers(min_value=770_000, max_value=779_999)
NAMES = st.sampled_from(["image", "caption", "alt_text", "title", "body", "left_image", "kind"])


@dataclass(frozen=True)
class Piece:
    """A block, and raw content for it."""

    block: Any
    value: Any


def embed(number: int, alt: str) -> str:
    return f'<embed embedtype="image" format="left" id="{number}" alt="{alt}"/>'


@st.composite
def rich_texts(draw: st.DrawFn) -> Piece:
    embeds = draw(st.lists(st.builds(embed, NUMBERS, WORDS), max_size=2))
    return Piece(blocks.RichTextBlock(), draw(st.just(f"<p>{draw(WORDS)}</p>" + "".join(embeds))))


@st.composite
def image_blocks(draw: st.DrawFn) -> Piece:
    value = {"image": draw(NUMBERS | st.none()), "decorative": False, "alt_text": draw(WORDS)}
    return Piece(ImageBlock(), value)


LEAVES = st.one_of(
    st.builds(lambda number: Piece(ImageChooserBlock(), number), NUMBERS | st.none()),
    st.builds(lambda number: Piece(ImageChooserBlock(), str(number)), NUMBERS),
    st.builds(lambda words: Piece(blocks.CharBlock(), words), WORDS),
    st.builds(lambda flag: Piece(blocks.BooleanBlock(), flag), st.booleans()),
    st.builds(lambda: Piece(blocks.StaticBlock(), None)),
    rich_texts(),
    image_blocks(),
)


def structs(pieces: dict[str, Piece]) -> Piece:
    block = blocks.StructBlock([(name, piece.block) for name, piece in pieces.items()])
    return Piece(block, {name: piece.value for name, piece in pieces.items()})


def streams(pieces: list[Piece]) -> Piece:
    children = [(f"kind{place}", piece.block) for place, piece in enumerate(pieces)]
    value = [
        {"type": f"kind{place}", "value": piece.value, "id": f"id-{place}"}
        for place, piece in enumerate(pieces)
    ]
    return Piece(blocks.StreamBlock(children, required=False), value)


def lists(piece: Piece, times: int, wrapped: bool) -> Piece:
    items = [
        {"type": "item", "value": piece.value, "id": f"item-{place}"} if wrapped else piece.value
        for place in range(times)
    ]
    return Piece(blocks.ListBlock(piece.block), items)


def tables(piece: Piece, heading: str, old: bool) -> Piece:
    """A table; ``old``: with a column of a type that is no more, which Wagtail cannot read."""
    columns = [{"type": "cell", "heading": heading}, {"type": "old", "heading": ""}]
    rows = [[piece.value, 12], [piece.value, 13]]
    width = 2 if old else 1
    value = {
        "columns": columns[:width],
        "rows": [{"values": row[:width]} for row in rows],
        "caption": "",
    }
    return Piece(TypedTableBlock([("cell", piece.block)]), value)


def nested(inside: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    return st.one_of(
        st.builds(structs, st.dictionaries(NAMES, inside, min_size=1, max_size=4)),
        st.builds(streams, st.lists(inside, max_size=4)),
        st.builds(lists, inside, st.integers(0, 2), st.booleans()),
        st.builds(tables, inside, WORDS, st.booleans()),
    )


BODIES = st.builds(streams, st.lists(st.recursive(LEAVES, nested, max_leaves=8), max_size=4))


def unique(body: Piece) -> Piece:
    """The same, with a number of its own for every reference."""
    numbers = iter(range(770_000, 780_000))
    text = MEDIUM.sub(lambda _: str(next(numbers)), json.dumps(body.value))
    return Piece(body.block, json.loads(text))


def numbers_in(value: Any) -> set[str]:
    return set(MEDIUM.findall(json.dumps(value)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Piece, set[str]]:
    """A body, and which of its media must go."""
    body = unique(draw(BODIES))
    present = sorted(numbers_in(body.value))
    return body, draw(st.sets(st.sampled_from(present))) if present else set()
