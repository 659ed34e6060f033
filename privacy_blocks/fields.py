"""The field in which a page keeps its statement."""

from __future__ import annotations

from typing import Any

from django.utils.module_loading import import_string
from wagtail.blocks import StreamBlock
from wagtail.fields import StreamField

from privacy_blocks.blocks.statement import StatementBlock


class StatementField(StreamField):
    """A StreamField of StatementBlock whose migrations do not list the blocks.

    A new version of this package may bring new blocks and help texts; a site that uses it
    would otherwise need a migration each time, although nothing in its tables changes.
    """

    def __init__(
        self, block: StreamBlock | type[StreamBlock] | str = StatementBlock, **kwargs: Any
    ) -> None:
        """``block`` is StatementBlock or a site's subclass of it, or the path of that class."""
        kwargs.pop("block_lookup", None)
        super().__init__(import_string(block) if isinstance(block, str) else block, **kwargs)

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        """Name a site's own class of blocks, and nothing of what is in it."""
        name, path, _arguments, kwargs = super().deconstruct()
        kwargs.pop("block_lookup", None)
        block = type(self.stream_block)
        own = block is not StatementBlock
        return name, path, [f"{block.__module__}.{block.__qualname__}"] if own else [], kwargs
