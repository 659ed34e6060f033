"""PNG: a row of chunks. Source: W3C Portable Network Graphics, third edition, chapter 11."""

from collections.abc import Iterator

from .malformed import Malformed

START = b"\x89PNG\r\n\x1a\n"
_KEPT = frozenset(
    (
        *(b"IHDR", b"PLTE", b"IDAT", b"IEND"),
        # How it must look: transparency, colours, size of a pixel.
        *(b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI"),
        *(b"bKGD", b"hIST", b"pHYs", b"sPLT"),
        # Animation.
        *(b"acTL", b"fcTL", b"fdAT"),
    )
)


def strip(data: bytes) -> bytes:
    """Without texts, Exif, times, chunks of programs, and whatever follows the picture.

    Raises:
        Malformed: a chunk is longer than the file.
    """
    return START + b"".join(_kept(data))


def _kept(data: bytes) -> Iterator[bytes]:
    at = len(START)
    while at < len(data):
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            raise Malformed("a PNG chunk is longer than the file")
        if kind in _KEPT:
            yield data[at:end]
        if kind == b"IEND":
            return
        at = end
