"""Metadata of WebM and Matroska, overwritten where it stands; nothing moves.

Sources: RFC 8794 (elements and their sizes), RFC 9559 (which there are).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from .blank import Blank, not_done
from .malformed import Malformed

START = b"\x1a\x45\xdf\xa3"

_SEGMENT, _INFO, _TRACKS, _TRACK = 0x18538067, 0x1549A966, 0x1654AE6B, 0xAE
_ENTERED = frozenset((_SEGMENT, _INFO, _TRACKS, _TRACK))
_DROPPED = frozenset(
    (
        0x1254C367,  # Tags
        0x1941A469,  # Attachments
        0x4461,  # when the film was made
        0x7BA9,  # its title
        0x7384,  # the file's own name, and those of the films before and after it
        0x3C83AB,
        0x3E83BB,
        0x536E,  # the name of a track
        0xEC,  # Void: what stood there before
        0xBF,  # a checksum of what is changed here
    )
)
_EMPTIED = frozenset((0x4D80, 0x5741))
"""Programs that made the film: elements that must be there, and may say nothing."""

_VOID = 0xEC
_SHORT = 0x7F
"""Bytes after which a size takes more than one byte."""


@dataclass(frozen=True, slots=True)
class _Element:
    kind: int
    at: int
    content: int
    end: int


def blanks(file: BinaryIO) -> list[Blank]:
    """What must be overwritten: nothing when it is clean already.

    Raises:
        Malformed: there is something between its elements that is none.
    """
    end = file.seek(0, 2)
    return not_done(file, _within(file, 0, end))


def _within(file: BinaryIO, start: int, end: int) -> Iterator[Blank]:
    at = start
    while at < end:
        element = _element(file, at, end)
        at = element.end
        if element.kind in _ENTERED:
            yield from _within(file, element.content, element.end)
        elif element.kind in _DROPPED:
            yield _void(element)
        elif element.kind in _EMPTIED:
            yield Blank(element.content, element.end - element.content)


def _element(file: BinaryIO, at: int, end: int) -> _Element:
    kind, after = _number(file, at, most=4, keep_mark=True)
    size, content = _number(file, after, most=8)
    if size is None:
        # A recording whose length was not known: what is in it is read as if it stood beside it.
        return _Element(kind or 0, at, content, end if kind == _SEGMENT else content)
    # A film that was cut short plays as far as it goes.
    return _Element(kind or 0, at, content, min(content + size, end))


def _number(
    file: BinaryIO, at: int, *, most: int, keep_mark: bool = False
) -> tuple[int | None, int]:
    """A number whose first byte tells its length, and where it ends; nothing for "not known"."""
    file.seek(at)
    data = file.read(most)
    length = 9 - data[0].bit_length() if data else 0
    if not 0 < length <= len(data):
        raise Malformed("this is no element")
    number = int.from_bytes(data[:length])
    value = number & ((1 << 7 * length) - 1)
    if keep_mark:
        return number, at + length
    return (None if value == (1 << 7 * length) - 1 else value), at + length


def _void(element: _Element) -> Blank:
    """An element that every reader skips, as long as what stood there."""
    length = element.end - element.at
    if length - 2 < _SHORT:
        head = bytes((_VOID, 0x80 | length - 2))
    else:
        head = bytes((_VOID, 0x01)) + (length - 9).to_bytes(7)
    return Blank(element.at, length, head)
