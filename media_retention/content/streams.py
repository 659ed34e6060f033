"""The steps for what holds several values: streams, lists and tables."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from wagtail.blocks import ListBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock

from .blocks import ask, walk_block
from .emptiness import as_list, child_of, is_list_item, nothing_left
from .structs import walk_struct
from .targets import Removed, Walked, Wanted, as_whole


def walk_stream_json(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """A StreamField's value: a list, or (in revisions) the same as JSON text.

    Text that is not changed is given back to the letter; text that is no JSON as well.
    """
    if not isinstance(value, str):
        return walk_stream(block, value, wanted, path)
    try:
        parsed = json.loads(value)
    except (ValueError, RecursionError):
        return Walked(value)
    step = walk_stream_json(block, parsed, wanted, path)
    if not step.changed:
        return Walked(value, step.removed)
    return Walked(json.dumps(step.value, cls=DjangoJSONEncoder), step.removed, step.vanished)


def stream_is_empty(block: Any, value: Any) -> bool:
    """Whether a StreamField's value, a list or JSON text, says nothing."""
    try:
        parsed = json.loads(value) if isinstance(value, str) and value else value
    except (ValueError, RecursionError):
        return False
    return nothing_left(block, parsed)


def walk_stream(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """Children of which nothing is left go; those of an unknown type stay."""
    if not isinstance(value, list):
        return ask(block, value, wanted, path)
    steps = [_walk_child(block, item, wanted, path, place) for place, item in enumerate(value)]
    after = [step.value for step in steps if not step.vanished]
    return _container(block, value, after, steps, short=_is_short_stream(block, after))


def walk_list(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """Items of which nothing is left go, with their envelope if they have one."""
    if not isinstance(value, list):
        return ask(block, value, wanted, path)
    steps = [_walk_item(block, item, wanted, path, place) for place, item in enumerate(value)]
    after = [step.value for step in steps if not step.vanished]
    short = len(after) < (block.meta.min_num or 0)
    return _container(block, value, after, steps, short=short)


def walk_table(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """Cells are emptied; rows and columns stay, as long as any cell, heading or caption says
    something."""
    if not isinstance(value, Mapping):
        return ask(block, value, wanted, path)
    kinds = [
        child_of(block, column.get("type")) if isinstance(column, Mapping) else None
        for column in as_list(value.get("columns"))
    ]
    steps = [
        _walk_row(kinds, row, wanted, f"{path}.rows.{place}")
        for place, row in enumerate(as_list(value.get("rows")))
    ]
    removed = tuple(one for step in steps for one in step.removed)
    if not any(step.changed for step in steps):
        return Walked(value, removed)
    after = {**value, "rows": [step.value for step in steps]}
    return Walked(after, removed, vanished=nothing_left(block, after))


def _walk_child(block: Any, item: Any, wanted: Wanted, path: str, place: int) -> Walked:
    child = child_of(block, item.get("type")) if isinstance(item, Mapping) else None
    if child is None or "value" not in item:
        return Walked(item)
    return _walk_enveloped(child, item, wanted, path, place)


def _walk_item(block: Any, item: Any, wanted: Wanted, path: str, place: int) -> Walked:
    if is_list_item(item):
        return _walk_enveloped(block.child_block, item, wanted, path, place)
    return walk_block(block.child_block, item, wanted, f"{path}.{place}")


def _walk_enveloped(
    child: Any, item: Mapping[str, Any], wanted: Wanted, path: str, place: int
) -> Walked:
    step = walk_block(child, item["value"], wanted, f"{path}.{item.get('id') or place}")
    after = {**item, "value": step.value} if step.changed else item
    return Walked(after, step.removed, step.vanished)


def _walk_row(kinds: list[Any], row: Any, wanted: Wanted, path: str) -> Walked:
    cells = as_list(row.get("values")) if isinstance(row, Mapping) else []
    steps = [
        Walked(cell) if kind is None else walk_block(kind, cell, wanted, f"{path}.values.{place}")
        for place, (kind, cell) in enumerate(zip(kinds, cells, strict=False))
    ]
    removed = tuple(one for step in steps for one in step.removed)
    if not any(step.changed for step in steps):
        return Walked(row, removed)
    after = [step.value for step in steps] + cells[len(steps) :]
    return Walked({**row, "values": after}, removed)


def _container(
    block: Any, before: list[Any], after: list[Any], steps: list[Walked], *, short: bool
) -> Walked:
    """What is left of a stream or list; ``short`` if fewer than it asks for."""
    removed: list[Removed] = []
    for step in steps:
        if step.vanished:
            removed.extend(as_whole(step.removed, attention=short))
        else:
            removed.extend(step.removed)
    if not any(step.changed for step in steps):
        return Walked(before, tuple(removed))
    return Walked(after, tuple(removed), vanished=nothing_left(block, after))


def _is_short_stream(block: Any, after: list[Any]) -> bool:
    """Whether an editor could not save a stream of these children."""
    if not block.required:
        return False
    counts = Counter(str(item.get("type")) for item in after if isinstance(item, Mapping))
    if len(after) < (block.meta.min_num or 1):
        return True
    limits: Mapping[str, Mapping[str, int | None]] = block.meta.block_counts or {}
    return any(counts[name] < (limit.get("min_num") or 0) for name, limit in limits.items())


walk_block.register(BaseStructBlock, walk_struct)
walk_block.register(BaseStreamBlock, walk_stream)
walk_block.register(ListBlock, walk_list)
walk_block.register(BaseTypedTableBlock, walk_table)
