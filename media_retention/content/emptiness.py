"""What counts as empty: whether a raw block value is worth keeping, and how to empty one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

from wagtail.blocks import BooleanBlock, ListBlock, RichTextBlock, StaticBlock
from wagtail.blocks.field_block import BaseChoiceBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .richtext import embeds_only, is_blank

# How something looks, never something that is said.
_PRESENTATION = (BaseChoiceBlock, BooleanBlock, StaticBlock)


def nothing_left(block: Any, value: Any) -> bool:
    """Whether this raw value says nothing: no words, no media, no figures, no links.

    What cannot be understood (an unknown block type or name) counts as something.
    """
    if isinstance(block, _PRESENTATION) or _is_void(value):
        return True
    if isinstance(value, str):
        return is_blank(value) if isinstance(block, RichTextBlock) else not value.strip()
    parts = _parts(block, value)
    return parts is not None and all(nothing_left(part, inner) for part, inner in parts)


def cleared(block: Any, value: Any) -> Any:
    """The same raw value without its words; media of others in a rich text stay."""
    if isinstance(block, BooleanBlock):
        return False
    if isinstance(block, BaseStructBlock) and isinstance(value, Mapping):
        return {name: cleared(child_of(block, name), inner) for name, inner in value.items()}
    if isinstance(value, list):
        return []
    if isinstance(value, str):
        return embeds_only(value) if isinstance(block, RichTextBlock) else ""
    return None


def is_list_item(item: object) -> bool:
    """Whether an item of a list lies in an envelope with an id, and not there by itself.

    Wagtail writes an id in each; content made by scripts may lack it.
    """
    return (
        isinstance(item, Mapping)
        and item.get("type") == "item"
        and "value" in item
        and item.keys() <= {"type", "value", "id"}
    )


def child_of(block: Any, name: object) -> Any:
    """The child block of this name, or None when the block knows none."""
    return block.child_blocks.get(name) if isinstance(name, str) else None


def _is_void(value: Any) -> bool:
    return (
        value is None or value is False or (isinstance(value, str | list | Mapping) and not value)
    )


def _parts(block: Any, value: Any) -> Iterator[tuple[Any, Any]] | None:
    """The values inside a value with their blocks; None if it is not made of parts."""
    if isinstance(block, BaseStructBlock) and isinstance(value, Mapping):
        return ((child_of(block, name), inner) for name, inner in value.items())
    if isinstance(block, ListBlock) and isinstance(value, list):
        return (
            (block.child_block, item["value"] if is_list_item(item) else item) for item in value
        )
    if isinstance(block, BaseStreamBlock) and isinstance(value, list):
        return (_stream_part(block, item) for item in value)
    if isinstance(block, BaseTypedTableBlock) and isinstance(value, Mapping):
        return _table_parts(block, value)
    return None


def _stream_part(block: Any, item: Any) -> tuple[Any, Any]:
    """An item that cannot be read is given back as it is, under no block: it is something."""
    child = child_of(block, item.get("type")) if isinstance(item, Mapping) else None
    return (None, item) if child is None else (child, item.get("value"))


def _table_parts(block: Any, table: Mapping[str, Any]) -> Iterator[tuple[Any, Any]]:
    yield None, table.get("caption")
    kinds = []
    for column in as_list(table.get("columns")):
        known = isinstance(column, Mapping)
        kinds.append(child_of(block, column.get("type")) if known else None)
        yield None, column.get("heading") if known else column
    for row in as_list(table.get("rows")):
        cells = row.get("values") if isinstance(row, Mapping) else row
        yield from zip_longest(kinds, as_list(cells))


def as_list(value: Any) -> list[Any]:
    """The value if it is a list, else a list without anything."""
    return value if isinstance(value, list) else []
