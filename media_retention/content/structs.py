"""The step for structs: a medium takes the texts that describe it along, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import Any

from wagtail.blocks import BooleanBlock, CharBlock, ListBlock, RichTextBlock, TextBlock
from wagtail.blocks.struct_block import BaseStructBlock
from wagtail.images.blocks import ImageBlock

from .blocks import ask, walk_block
from .companions import Companions, companions, media_wanted
from .emptiness import child_of, cleared, nothing_left
from .targets import Walked, Wanted, with_attention

_TEXTS = (BooleanBlock, CharBlock, RichTextBlock, TextBlock)


def walk_struct(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """Walk the children; clear the companions of what vanished; see whether anything is left."""
    if not isinstance(value, Mapping):
        return _walk_bare(block, value, wanted, path)
    steps = {
        name: walk_block(child, value[name], wanted, f"{path}.{name}")
        for name, child in block.child_blocks.items()
        if name in value
    }
    removed = tuple(one for step in steps.values() for one in step.removed)
    if not any(step.changed for step in steps.values()):
        return Walked(value, removed)
    after = {**value, **{name: step.value for name, step in steps.items() if step.changed}}
    if _clear_companions(block, after, steps):
        removed = with_attention(removed)
    pictureless = isinstance(block, ImageBlock) and steps["image"].vanished
    return Walked(after, removed, vanished=pictureless or nothing_left(block, after))


def _walk_bare(block: Any, value: Any, wanted: Wanted, path: str) -> Walked:
    """An ImageBlock that was an ImageChooserBlock before may still hold a bare key."""
    if isinstance(block, ImageBlock) and not isinstance(value, list):
        return walk_block(block.child_blocks["image"], value, wanted, path)
    return ask(block, value, wanted, path)


def _clear_companions(block: Any, after: dict[str, Any], steps: Mapping[str, Walked]) -> bool:
    """Empty, in ``after``, the texts of what vanished; True if some may be about another."""
    declared = getattr(block.meta, "media_texts", None)
    texts = {name for name in after if _is_text(block, name, after[name])}
    own = Companions()
    for name, step in steps.items():
        if step.vanished:
            own |= companions(name, declared, texts - {name}, step.removed)
    disputed = _disputed(block, after, own.shared - own.certain)
    for name in (own.certain | own.shared) - disputed:
        if name in after:
            after[name] = cleared(child_of(block, name), after[name])
    return any(not nothing_left(child_of(block, name), after[name]) for name in disputed)


def _is_text(block: Any, name: str, value: Any) -> bool:
    """Whether a child can be a companion; of a child that is no longer defined its value tells."""
    child = child_of(block, name)
    return isinstance(child, _TEXTS) if child is not None else isinstance(value, str | bool)


def _disputed(block: Any, after: Mapping[str, Any], texts: Set[str]) -> frozenset[str]:
    """The texts that may describe a medium that stays and has no such text of its own."""
    rivals = [
        _own_names(child)
        for name, child in block.child_blocks.items()
        if name in after and name not in texts and _shows_media(child, after[name])
    ]
    return frozenset(text for text in texts if any(text not in own for own in rivals))


def _shows_media(block: Any, value: Any) -> bool:
    """Whether a medium is chosen here; media between the words of a rich text have no caption."""
    if isinstance(block, RichTextBlock):
        return False
    media = media_wanted()
    walk_block(block, value, media, "")
    return bool(media.met)


def _own_names(block: Any) -> Set[str]:
    while isinstance(block, ListBlock):
        block = block.child_block
    return block.child_blocks.keys() if isinstance(block, BaseStructBlock) else frozenset()
