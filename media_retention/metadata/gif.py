"""GIF: blocks. Source: CompuServe, GIF89a specification."""

from collections.abc import Iterator

from .malformed import Malformed

STARTS = (b"GIF87a", b"GIF89a")
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_CONTROL, _APPLICATION = 0xF9, 0xFF
_KEPT_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
_HEADER = 13
_DESCRIPTOR = 10


def strip(data: bytes) -> bytes:
    """Without comments, XMP, blocks of programs, and whatever follows the picture.

    How often an animation repeats, and the colour profile, stay.

    Raises:
        Malformed: a block of an unknown kind, or one that does not end.
    """
    start = _HEADER + _colours(data, 10)
    return data[:start] + b"".join(_kept(data, start)) + bytes((_TRAILER,))


def _kept(data: bytes, at: int) -> Iterator[bytes]:
    while at < len(data) and data[at] != _TRAILER:
        if data[at] == _EXTENSION:
            end = _end_of_blocks(data, at + 2)
            if _stays(data[at + 1], data[at + 3 : at + 14]):
                yield data[at:end]
        elif data[at] == _IMAGE:
            pixels = at + _DESCRIPTOR + _colours(data, at + 9)
            end = _end_of_blocks(data, pixels + 1)
            yield data[at:end]
        else:
            raise Malformed("a GIF block of an unknown kind")
        at = end


def _stays(label: int, name: bytes) -> bool:
    return label == _CONTROL or (label == _APPLICATION and name in _KEPT_APPLICATIONS)


def _colours(data: bytes, flags: int) -> int:
    """The length of the table of colours that these flags announce."""
    if flags >= len(data):
        raise Malformed("a GIF header is cut off")
    return 3 * 2 ** ((data[flags] & 0x07) + 1) if data[flags] & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while at < len(data):
        if data[at] == 0:
            return at + 1
        at += data[at] + 1
    raise Malformed("a GIF block does not end")
