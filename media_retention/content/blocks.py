"""One step of the walk: a block with its raw value, as it lies in the JSON of a StreamField.

The steps never build Wagtail's values: what a value refers to may be gone, its
definition may have changed since, and an older revision may hold anything. A step
that does not recognise what it gets leaves it as it is.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from django.db.models import Model
from wagtail.blocks import Block, ChooserBlock, ListBlock, RichTextBlock
from wagtail.blocks.stream_block import BaseStreamBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.contrib.typed_table_block.blocks import BaseTypedTableBlock
from wagtail.images.blocks import ImageBlock

from .richtext import walk_html
from .targets import Outcome, Removed, Walked, Wanted

logger = logging.getLogger(__name__)

_UNDERSTOOD = frozenset(
    kind.extract_references
    for kind in (
        Block,
        BaseStreamBlock,
        BaseStructBlock,
        BaseTypedTableBlock,
        ChooserBlock,
        ImageBlock,
        ListBlock,
        RichTextBlock,
    )
)


@singledispatch
def walk_block(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """Note what a raw block value refers to, and take out what must go.

    A block type of the site's own gets a step of its own with ``walk_block.register``.
    Without one it is asked through ``extract_references``; what it tells is found,
    but cannot be taken out.
    """
    if type(block).extract_references in _UNDERSTOOD:
        return Walked(value)
    try:
        found = list(block.extract_references(block.to_python(value)))
    except Exception:
        logger.warning("A %s could not tell what it refers to", type(block), exc_info=True)
        return Walked(value)
    targets = {wanted.meet(model, key) for model, key, *_ in found}
    return Walked(
        value,
        tuple(Removed(target, path, Outcome.UNSTRIPPABLE) for target in targets if target),
    )


ask = walk_block.dispatch(object)
"""The step for blocks and values that no other step understands."""


@walk_block.register(ChooserBlock)
def walk_chooser(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """A chooser's raw value is the key of what was chosen."""
    model = _model_of(block)
    if model is None or isinstance(value, list | Mapping):
        return ask(block, value, wanted, path)
    target = wanted.meet(model, value)
    if target is None:
        return Walked(value)
    cleared = Removed(target, path, Outcome.CLEARED, needs_attention=bool(block.required))
    return Walked(None, (cleared,), vanished=True)


@walk_block.register(RichTextBlock)
def walk_rich_text(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """A rich text's raw value is its HTML in the database's format."""
    if not isinstance(value, str):
        return Walked(value)
    return walk_html(value, wanted, path)


def _model_of(block: Any) -> type[Model] | None:
    """The model a chooser chooses from; None if it chooses something else, or it is gone."""
    try:
        model = block.model_class
    except (AttributeError, ImportError, LookupError, ValueError):
        return None
    return model if isinstance(model, type) and issubclass(model, Model) else None
