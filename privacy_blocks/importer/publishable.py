"""Whether what was imported may be published: the editor would refuse what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import override

from .document import CannotImport


def refuse_unpublishable(page: Any) -> None:
    """Hold a page against what its editor asks before it publishes; nothing is written.

    Raises:
        CannotImport: with every fault and the block that it is in.
    """
    try:
        with override("en"):  # the language of what commands say
            page.body.stream_block.clean(page.body)
    except ValidationError as error:
        faults = "; ".join(_faults(error))
        raise CannotImport(
            f"this cannot be published as it is: {faults} – import it without --publish, and "
            "mend the draft in the admin"
        ) from error


def _faults(error: Any) -> Iterator[str]:
    """Every message in an error of blocks within blocks; blocks are counted from 1."""
    inner = getattr(error, "block_errors", None)
    if inner is None:
        yield from error.messages
        return
    yield from (message for each in error.non_block_errors.as_data() for message in each.messages)
    for place, below in inner.items():
        where = f"block {place + 1}: " if isinstance(place, int) else ""
        yield from (f"{where}{message}" for message in _faults(below))
