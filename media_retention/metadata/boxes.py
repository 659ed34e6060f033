"""Boxes of the ISO base media file format: MP4, QuickTime, AVIF, HEIC.

Source: ISO/IEC 14496-12, chapter 4.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .malformed import Malformed


@dataclass(frozen=True, slots=True)
class Box:
    """Where a box lies in its file."""

    kind: bytes
    at: int
    """Where it starts."""
    content: int
    """Where its content starts."""
    end: int

    def read(self, file: BinaryIO, length: int | None = None, *, skip: int = 0) -> bytes:
        """Its content, or so many bytes of it.

        Raises:
            Malformed: the file is shorter.
        """
        wanted = self.end - self.content - skip if length is None else length
        if wanted < 0 or self.content + skip + wanted > self.end:
            raise Malformed("a box is shorter than it must be")
        file.seek(self.content + skip)
        return file.read(wanted)


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes from one place in a file to another.

    Raises:
        Malformed: one is longer than what it lies in.
    """
    at = start
    while at + 8 <= end:
        file.seek(at)
        header = file.read(16)
        size, kind, content = int.from_bytes(header[:4]), header[4:8], at + 8
        if size == 1:
            size, content = int.from_bytes(header[8:16]), at + 16
        elif size == 0:
            size = end - at
        if size < content - at or at + size > end:
            raise Malformed("a box is longer than what it lies in")
        yield Box(kind, at, content, at + size)
        at += size


def inside(file: BinaryIO, box: Box, *, skip: int = 0) -> Iterator[Box]:
    """The boxes in a box, after so many bytes of its own."""
    yield from boxes(file, box.content + skip, box.end)


def find(file: BinaryIO, box: Box, *path: bytes) -> Box | None:
    """The first box at the end of a path of kinds."""
    if not path:
        return box
    for child in inside(file, box):
        if child.kind == path[0] and (found := find(file, child, *path[1:])):
            return found
    return None
