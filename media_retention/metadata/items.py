"""Items of AVIF and HEIC: pictures, and what is told of them.

Source: ISO/IEC 14496-12, chapters 8.11.3 (where items lie) and 8.11.6 (what they are).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from .boxes import Box, inside
from .malformed import Malformed

_FULL = 4
"""Bytes of version and flags before the content of some boxes."""

# Readers refuse an Exif item that holds none: one without a single entry takes its place.
_NO_EXIF = b"\0\0\0\0" + b"II*\0\x08\0\0\0" + b"\0\0" + b"\0\0\0\0"
_NO_XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"
_EMPTY = {b"Exif": _NO_EXIF, b"mime": _NO_XMP, b"uri ": b""}


@dataclass(frozen=True, slots=True)
class Extent:
    """A part of the file that tells something of the picture."""

    at: int
    length: int
    replacement: bytes


def describes_picture(file: BinaryIO, meta: Box) -> bool:
    """Whether these items are those of a picture, and not the tags of a film."""
    handler = _child(file, meta, b"hdlr")
    return handler is not None and handler.read(file, 4, skip=8) == b"pict"


def metadata(file: BinaryIO, meta: Box) -> Iterator[Extent]:
    """Where Exif and XMP lie.

    Raises:
        Malformed: they lie in a way that no format of pictures uses.
    """
    kinds = dict(_kinds(file, meta))
    places = _child(file, meta, b"iloc")
    if not kinds or places is None:
        return
    here = _child(file, meta, b"idat")
    for item, method, at, length in _places(BytesIO(places.read(file)), meta.end):
        if item not in kinds:
            continue
        if method > 1 or (method == 1 and here is None):
            raise Malformed("metadata lies within another item")
        start = here.content if method == 1 and here else 0
        yield Extent(start + at, length, _EMPTY[kinds[item]])


def _child(file: BinaryIO, meta: Box, kind: bytes) -> Box | None:
    return next((box for box in inside(file, meta, skip=_FULL) if box.kind == kind), None)


def _kinds(file: BinaryIO, meta: Box) -> Iterator[tuple[int, bytes]]:
    """Items that are no picture, and what they are."""
    table = _child(file, meta, b"iinf")
    if table is None:
        return
    count = 2 if table.read(file, 1) == b"\0" else 4
    for entry in inside(file, table, skip=_FULL + count):
        content = entry.read(file)
        width = {2: 2, 3: 4}.get(content[0], 0)
        kind = content[_FULL + width + 2 : _FULL + width + 6]
        if width and kind in _EMPTY:
            yield int.from_bytes(content[_FULL : _FULL + width]), kind


def _places(table: BinaryIO, end: int) -> Iterator[tuple[int, int, int, int]]:
    """Item, how its place is counted, place and length, of every extent."""

    def number(size: int) -> int:
        return int.from_bytes(table.read(size))

    version = number(_FULL) >> 24
    sizes = number(2)
    offset, length, base, index = (sizes >> shift & 0xF for shift in (12, 8, 4, 0))
    for _item in range(number(4 if version == 2 else 2)):
        item = number(4 if version == 2 else 2)
        method = number(2) & 0xF if version else 0
        elsewhere = number(2)
        start = number(base)
        for _extent in range(number(2)):
            if version:
                number(index)
            at, size = start + number(offset), number(length)
            if not elsewhere:
                yield item, method, at, size
