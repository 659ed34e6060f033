"""A file without its metadata: what tells where, when, by whom and with what it was made."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import BinaryIO

from . import blanking, gif, jpeg, pixels, png, svg, webp
from .blank import Blank
from .malformed import Malformed, Unreadable

HEAD = 4096
"""Bytes that tell of what kind a file is."""

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")


def is_picture(head: bytes) -> bool:
    """Whether these first bytes are those of a picture that can be cleaned."""
    return _stripper(head) is not None or blanking.is_picture(head) or svg.is_svg(head)


def without_metadata(data: bytes) -> bytes:
    """A picture without Exif, GPS, IPTC, XMP and comments; the very same bytes if it had none.

    Turned upright if its metadata told to; the colour profile stays. What is no picture of a
    known format is returned as it is.

    Raises:
        Unreadable: it starts like a picture, and cannot be read.
    """
    head = data[:HEAD]
    if blanking.is_picture(head):
        return _blanked(data)
    if svg.is_svg(head):
        return svg.strip(data, without_metadata)
    strip = _stripper(head)
    if strip is None:
        return data
    if pixels.is_turned(data):
        data = pixels.anew(data)
    try:
        return strip(data)
    except Malformed:
        return pixels.anew(data)


def blank_in_place(file: BinaryIO, blanks: list[Blank]) -> None:
    """Overwrite what must go."""
    for blank in blanks:
        file.seek(blank.at)
        file.write(blank.start.ljust(blank.length, b"\0"))


def _stripper(head: bytes) -> Callable[[bytes], bytes] | None:
    if head.startswith(jpeg.START):
        return jpeg.strip
    if head.startswith(png.START):
        return png.strip
    if head.startswith(gif.STARTS):
        return gif.strip
    if webp.is_webp(head):
        return webp.strip
    if head.startswith(_TIFF_STARTS):
        return _tiff
    return None


def _tiff(data: bytes) -> bytes:
    return pixels.anew(data) if pixels.has_tags(data) else data


def _blanked(data: bytes) -> bytes:
    file = BytesIO(data)
    try:
        blank_in_place(file, blanking.blanks(file))
    except Malformed as error:
        raise Unreadable("the picture cannot be read") from error
    return file.getvalue()
