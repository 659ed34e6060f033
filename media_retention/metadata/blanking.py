"""Metadata of MP4, QuickTime, AVIF and HEIC, blanked where it stands.

Nothing moves, so that no place that the file refers to changes, and no picture is made anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from . import items, tracks
from .blank import Blank, not_done
from .boxes import Box, boxes, find, inside
from .malformed import NotCleanable

_PICTURE_BRANDS = (b"avif", b"avis", b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
_TOP = frozenset(
    (b"ftyp", b"styp", b"pdin", b"moov", b"moof", b"mfra", b"sidx", b"ssix", b"mdat", b"meta")
)
_EMPTY = frozenset((b"free", b"skip", b"wide"))
_SEEN_OR_HEARD = (b"vide", b"soun")
_TOLD = frozenset((b"udta", b"meta", b"uuid")) | _EMPTY
"""What programs and cameras write about the film, wherever they put it."""
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
        NotCleanable: measurements lie spread over the fragments of a film.
    """
    end = file.seek(0, 2)
    return not_done(file, _in_file(file, end))


def _in_file(file: BinaryIO, end: int) -> Iterator[Blank]:
    for box in boxes(file, 0, end):
        if box.kind == b"moov":
            if _has_fragments(file, box) and _has_measurements(file, box):
                raise NotCleanable("measurements lie spread over the fragments of a film")
            yield from _in_movie(file, box)
        elif box.kind == b"moof":
            yield from _in_fragment(file, box)
        elif box.kind == b"meta" and items.describes_picture(file, box):
            for item in items.metadata(file, box):
                yield Blank(item.at, item.length, item.replacement[: item.length])
        elif box.kind in _EMPTY or box.kind == b"meta" or box.kind not in _TOP:
            yield from _whole(box)


def _in_movie(file: BinaryIO, movie: Box) -> Iterator[Blank]:
    for box in inside(file, movie):
        if box.kind in (b"trak", b"mdia"):
            if _is_measurement(file, box):
                for at, length in tracks.samples(file, box):
                    yield Blank(at, length)
                yield from _whole(box)
            else:
                yield from _in_movie(file, box)
                yield from _makers(file, box)
        elif box.kind in _TOLD:
            yield from _whole(box)
        elif box.kind in _DATED:
            wide = box.read(file, 1) == b"\x01"
            yield Blank(box.content + 4, 16 if wide else 8)


def _makers(file: BinaryIO, track: Box) -> Iterator[Blank]:
    """What recorded a track, as its handler and its encoder say: a name alone, read by nobody."""
    handler = find(file, track, b"mdia", b"hdlr")
    samples = find(file, track, b"mdia", b"minf", b"stbl", b"stsd")
    if handler is None:
        return
    kind = handler.read(file, 4, skip=8)
    yield Blank(handler.content + 12, max(handler.end - handler.content - 12, 0))
    for entry in inside(file, samples, skip=8) if samples and kind in _SEEN_OR_HEARD else ():
        yield Blank(entry.content + 12, 4)
        if kind == b"vide":
            yield Blank(entry.content + 42, 32)


def _in_fragment(file: BinaryIO, fragment: Box) -> Iterator[Blank]:
    for box in inside(file, fragment):
        if box.kind == b"traf":
            yield from _in_fragment(file, box)
        elif box.kind in _TOLD:
            yield from _whole(box)


def _has_fragments(file: BinaryIO, movie: Box) -> bool:
    return find(file, movie, b"mvex") is not None


def _has_measurements(file: BinaryIO, movie: Box) -> bool:
    return any(box.kind == b"trak" and _is_measurement(file, box) for box in inside(file, movie))


def _is_measurement(file: BinaryIO, track: Box) -> bool:
    """Whether a track holds what was taken down beside the film."""
    handler = find(file, track, b"mdia", b"hdlr")
    return handler is not None and handler.read(file, 4, skip=8) in _DROPPED_TRACKS


def _whole(box: Box) -> Iterator[Blank]:
    """A box becomes one of a kind that every reader skips."""
    yield Blank(box.at + 4, 4, box.kind if box.kind in _EMPTY else b"free")
    yield Blank(box.content, box.end - box.content)
