"""WebP: chunks in a RIFF container. Source: RFC 9649, chapter 2."""

from collections.abc import Iterator

from .malformed import Malformed

_PICTURE = (b"VP8 ", b"VP8L", b"ALPH")
_KEPT = frozenset((*_PICTURE, b"VP8X", b"ANIM", b"ANMF", b"ICCP"))
_FRAME_HEADER = 16
_HAS_EXIF, _HAS_XMP = 0x08, 0x04


def is_webp(head: bytes) -> bool:
    """Whether a file starts like one."""
    return head[:4] == b"RIFF" and head[8:12] == b"WEBP"


def is_lossless(data: bytes) -> bool:
    """Whether its pixels are kept exactly."""
    return any(
        kind == b"VP8L" or (kind == b"ANMF" and b"VP8L" in content[_FRAME_HEADER:][:64])
        for kind, content in _chunks(data[12:])
    )


def strip(data: bytes) -> bytes:
    """Without Exif, XMP, chunks of programs, and whatever follows the picture.

    Raises:
        Malformed: a chunk is longer than the file.
    """
    length = int.from_bytes(data[4:8], "little") + 8
    if length > len(data) + 1:  # some writers leave out the last padding byte
        raise Malformed("a WebP file is shorter than it says")
    kept = b"".join(_chunk(*chunk) for chunk in _chunks(data[12:length]) if chunk[0] in _KEPT)
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + kept


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        kind = data[at : at + 4]
        end = at + 8 + int.from_bytes(data[at + 4 : at + 8], "little")
        if end > len(data):
            raise Malformed("a WebP chunk is longer than the file")
        yield kind, data[at + 8 : end]
        at = end + end % 2


def _chunk(kind: bytes, content: bytes) -> bytes:
    if kind == b"VP8X":
        content = bytes((content[0] & ~(_HAS_EXIF | _HAS_XMP),)) + content[1:]
    elif kind == b"ANMF":
        inside = _chunks(content[_FRAME_HEADER:])
        picture = (_chunk(*chunk) for chunk in inside if chunk[0] in _PICTURE)
        content = content[:_FRAME_HEADER] + b"".join(picture)
    padding = b"\0" * (len(content) % 2)
    return kind + len(content).to_bytes(4, "little") + content + padding
