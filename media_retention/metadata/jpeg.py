"""JPEG: a row of segments, then the picture. Nothing of the picture itself is touched.

Source: ITU-T T.81, annex B; the segments that applications add: Exif 2.32, XMP part 3, ICC.1.
"""

import re
from collections.abc import Iterator

from .malformed import Malformed

START = b"\xff\xd8"
_END = 0xD9
_SCAN = 0xDA
_ALONE = {0x01, *range(0xD0, 0xD8)}
_APP0, _APP2, _ADOBE, _COMMENT = 0xE0, 0xE2, 0xEE, 0xFE
_APPS = range(0xE0, 0xF0)
_JFIF = b"JFIF\0"
_JFIF_LENGTH = 14
# In a scan a marker is anything but stuffing (00), padding (FF) and restarts (D0 to D7).
_MARKER_IN_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")


def strip(data: bytes) -> bytes:
    """Without Exif, XMP, IPTC, comments, previews, and whatever follows the picture.

    Colour profile and what a reader needs for the colours stay.

    Raises:
        Malformed: a segment is longer than the file.
    """
    return START + b"".join(_kept(data))


def _kept(data: bytes) -> Iterator[bytes]:
    at = len(START)
    while at < len(data):
        marker, at = _marker(data, at)
        if marker == _END:
            break
        if marker in _ALONE:
            yield bytes((0xFF, marker))
            continue
        end = at + int.from_bytes(data[at : at + 2])
        if end < at + 2 or end > len(data):
            raise Malformed("a JPEG segment is longer than the file")
        yield _segment(marker, data[at + 2 : end])
        at = end
        if marker == _SCAN:
            found = _MARKER_IN_SCAN.search(data, at)
            scan_end = found.start() if found else len(data)
            yield data[at:scan_end]
            at = scan_end
    yield b"\xff\xd9"


def _marker(data: bytes, at: int) -> tuple[int, int]:
    """The marker that stands here, and where what follows it starts."""
    if data[at] != 0xFF:
        raise Malformed("no JPEG marker where one must be")
    while at < len(data) and data[at] == 0xFF:
        at += 1
    if at == len(data):
        return _END, at
    return data[at], at + 1


def _segment(marker: int, content: bytes) -> bytes:
    """A segment as it may stay: as it was, shortened, or nothing."""
    if marker == _APP0 and content.startswith(_JFIF):
        content = content[: _JFIF_LENGTH - 2] + b"\0\0"  # without a preview
    elif marker == _COMMENT or (marker in _APPS and not _is_about_colour(marker, content)):
        return b""
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2) + content


def _is_about_colour(marker: int, content: bytes) -> bool:
    return (marker == _APP2 and content.startswith(b"ICC_PROFILE\0")) or (
        marker == _ADOBE and content.startswith(b"Adobe")
    )
