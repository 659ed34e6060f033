"""Whether a file is a video or a sound recording at all, by its first bytes.

A name proves nothing: who calls a text ``film.mp4`` would put it on the site as a film. Some kinds
are known and refused: nothing here takes out what they say about where, when and by whom.
Sources: ISO/IEC 14496-12 (boxes), RFC 8794 (EBML), RFC 3533 (Ogg), ISO/IEC 13818-1 (MPEG),
RFC 9639 (FLAC), and the formats' own documentation.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO

from . import blanking, matroska, tagged, wave
from .blank import Blank

HEAD = 4096
"""Bytes that are looked at."""

_BOXES = (b"ftyp", b"styp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot")
_STARTS = (
    b"\x1a\x45\xdf\xa3",  # Matroska and WebM
    b"OggS",
    b"fLaC",
    b"ID3",
    b"\x00\x00\x01\xba",  # MPEG programme stream
    b"\x00\x00\x01\xb3",  # MPEG video
    b"\x00\x00\x00\x01",  # H.264, as it comes from the encoder
    b"\x00\x00\x01\x67",
    b"FLV\x01",
    b"\x30\x26\xb2\x75\x8e\x66\xcf\x11",  # ASF
)
_IN_RIFF = (b"WAVE", b"AVI ")
_IN_FORM = (b"AIFF", b"AIFC")
_PACKET = 188


def is_recording(head: bytes) -> bool:
    """Whether these first bytes are those of a video or of sound, in a format that players know."""
    return (
        head[4:8] in _BOXES
        or head.startswith(_STARTS)
        or (head[:4] == b"RIFF" and head[8:12] in _IN_RIFF)
        or (head[:4] == b"FORM" and head[8:12] in _IN_FORM)
        or _is_mpeg_sound(head)
        or _is_transport_stream(head)
    )


def can_be_cleaned(head: bytes) -> bool:
    """Whether it is of a kind whose metadata is known how to take out."""
    return finder(head) is not None or is_tagged(head)


def finder(head: bytes) -> Callable[[BinaryIO], list[Blank]] | None:
    """What finds the metadata that is overwritten where it stands; nothing for other kinds."""
    if blanking.is_boxed(head):
        return blanking.blanks
    if head.startswith(matroska.START):
        return matroska.blanks
    return wave.blanks if wave.is_wave(head) else None


def is_tagged(head: bytes) -> bool:
    """Whether its tags stand around the recording, which moves when they go."""
    return head.startswith((tagged.ID3, tagged.OGG, tagged.FLAC)) or _is_mpeg_sound(head)


def _is_mpeg_sound(head: bytes) -> bool:
    """MP3 or AAC without a tag before it: eleven bits set, and no header that is forbidden."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return False
    version, layer = head[1] >> 3 & 3, head[1] >> 1 & 3
    is_aac = head[1] & 0xF6 == 0xF0
    is_text = head[1] == 0xFE  # the mark of UTF-16; as a header, MPEG's layer I, long unused
    return is_aac or (version != 1 and layer != 0 and head[2] >> 4 != 15 and not is_text)


def _is_transport_stream(head: bytes) -> bool:
    marks = head[::_PACKET]
    return len(marks) > 2 and set(marks) == {0x47}
