"""Metadata of WAV, overwritten where it stands. Source: EBU Tech 3285, and Microsoft's RIFF."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from .blank import Blank, not_done

_KEPT = frozenset((b"fmt ", b"fact", b"data"))
_EMPTY = b"JUNK"
_HEAD = 8
"""Bytes of a chunk's kind and size."""


def is_wave(head: bytes) -> bool:
    """Whether a file starts like WAV."""
    return head[:4] == b"RIFF" and head[8:12] == b"WAVE"


def blanks(file: BinaryIO) -> list[Blank]:
    """What must be overwritten: nothing when it is clean already."""
    end = file.seek(0, 2)
    return not_done(file, _chunks(file, end))


def _chunks(file: BinaryIO, end: int) -> Iterator[Blank]:
    at = 12
    while at + _HEAD <= end:
        file.seek(at)
        kind, size = file.read(4), int.from_bytes(file.read(4), "little")
        # A recording that was cut short tells a size that it has not.
        length = min(size + size % 2, end - at - _HEAD)
        if kind not in _KEPT:
            yield Blank(at, 4, _EMPTY)
            yield Blank(at + _HEAD, length)
        at += _HEAD + length
    if at < end:
        yield Blank(at, end - at)
