"""Metadata of MP4, QuickTime, AVIF and HEIC, blanked where it stands.

Nothing moves, so that no place that the file refers to changes, and no picture is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from . import items, tracks
from .blank import Blank, not_done
from .boxes import Box, boxes, find, inside

_PICTURE_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
_TOP = frozenset(
    (b"ftyp", b"styp", b"pdin", b"moov", b"moof", b"mfra", b"sidx", b"ssix", b"mdat", b"meta")
)
_EMPTY = frozenset((b"free", b"skip", b"wide"))
_DATED = (b"mvhd", b"tkhd", b"mdhd")
_DROPPED_TRACKS = (b"meta", b"camm")
"""Measurements taken along with the film, such as where it was."""


def is_boxed(head: bytes) -> bool:
    """Whether a file starts like one of these formats."""
    return head[4:8] in (b"ftyp", b"moov", b"mdat", b"wide")


def is_picture(head: bytes) -> bool:
    """Whether it is AVIF or HEIC."""
    length = int.from_bytes(head[:4])
    return head[4:8] == b"ftyp" and any(
        head[at : at + 4] in _PICTURE_BRANDS for at in range(8, min(length, len(head)), 4)
    )


def blanks(file: BinaryIO) -> list[Blank]:
    """What must be overwritten: nothing when it is clean already.

    Raises:
        Malformed: the boxes do not fit in one another.
    """
    end = file.seek(0, 2)
    return not_done(file, _in_file(file, end))


def _in_file(file: BinaryIO, end: int) -> Iterator[Blank]:
    for box in boxes(file, 0, end):
        if box.kind == b"moov":
            yield from _in_movie(file, box)
        elif box.kind == b"meta" and items.describes_picture(file, box):
            for item in items.metadata(file, box):
                yield Blank(item.at, item.length, item.replacement[: item.length])
        elif box.kind in _EMPTY or box.kind == b"meta" or box.kind not in _TOP:
            yield from _whole(box)


def _in_movie(file: BinaryIO, movie: Box) -> Iterator[Blank]:
    for box in inside(file, movie):
        if box.kind in (b"trak", b"mdia"):
            handler = find(file, box, b"mdia", b"hdlr")
            if handler and handler.read(file, 4, skip=8) in _DROPPED_TRACKS:
                for at, length in tracks.samples(file, box):
                    yield Blank(at, length)
                yield from _whole(box)
            else:
                yield from _in_movie(file, box)
        elif box.kind in (b"udta", b"meta", b"uuid", *_EMPTY):
            yield from _whole(box)
        elif box.kind in _DATED:
            wide = box.read(file, 1) == b"\x01"
            yield Blank(box.content + 4, 16 if wide else 8)


def _whole(box: Box) -> Iterator[Blank]:
    """A box becomes one of a kind that every reader skips."""
    yield Blank(box.at + 4, 4, box.kind if box.kind in _EMPTY else b"free")
    yield Blank(box.content, box.end - box.content)
