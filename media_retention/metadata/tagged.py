"""Tags of MP3, AAC, FLAC and Ogg, taken out by mutagen: these formats move when a tag goes."""

from __future__ import annotations

from typing import Any, BinaryIO

from mutagen import FileType, MutagenError, apev2, flac, id3
from mutagen.oggflac import OggFLAC
from mutagen.oggopus import OggOpus
from mutagen.oggspeex import OggSpeex
from mutagen.oggtheora import OggTheora
from mutagen.oggvorbis import OggVorbis

from .malformed import NotCleanable, Unreadable

OGG, FLAC, ID3 = b"OggS", b"fLaC", b"ID3"

_IN_OGG: tuple[type[FileType], ...] = (OggTheora, OggVorbis, OggOpus, OggSpeex, OggFLAC)
_OGG_HEAD = 27
"""Bytes of a page before the lengths of what is in it."""
_BROKEN = (MutagenError, EOFError, ValueError, IndexError)
"""What comes out of mutagen when a file is not what it starts like."""
_KEPT_BLOCKS = (flac.StreamInfo.code, flac.SeekTable.code)


def strip(file: BinaryIO) -> None:
    """Take the tags out of a file that may be written to; it may become shorter.

    Raises:
        Unreadable: it starts like one of these, and cannot be read.
        NotCleanable: it holds streams of which nothing here knows the tags.
    """
    try:
        _strip_around(file)
        file.seek(0)
        start = file.read(4)
        if start == OGG:
            _strip_ogg(file)
        elif start == FLAC:
            _strip_flac(file)
    except NotCleanable:
        raise
    except _BROKEN as error:
        raise Unreadable("the recording cannot be read") from error


def _strip_around(file: BinaryIO) -> None:
    """What stands before and after the sound: ID3 of both versions, and APE.

    A tag may be followed by another, so that removing goes on until there is none.
    """
    file.seek(0)
    while file.read(len(ID3)) == ID3:
        before = file.seek(0, 2)
        id3.delete(file)
        if file.seek(0, 2) == before:
            raise Unreadable("the tag before the sound is longer than the file")
        file.seek(0)
    id3.delete(file)
    apev2.delete(file)


def _strip_ogg(file: BinaryIO) -> None:
    """The tags of each kind of stream; a film has one of pictures and one of sound.

    Of two of a kind, beside one another or one after another, only the first would be cleaned;
    and other kinds of streams tell things of their own.
    """
    found, there = 0, _streams(file)
    for kind in _IN_OGG:
        file.seek(0)
        try:
            stream: Any = kind(file)
        except _BROKEN:
            continue
        found += 1
        if stream.tags is not None:
            stream.tags.vendor = ""
            file.seek(0)
            stream.delete(file)
    if not found:
        raise Unreadable("no kind of stream that is known")
    if found != there:
        raise NotCleanable("more streams than one of each known kind")


def _streams(file: BinaryIO) -> int:
    """How many streams begin in the file. Source: RFC 3533, chapter 6 (pages)."""
    count = at = 0
    end = file.seek(0, 2)
    while at + _OGG_HEAD <= end:
        file.seek(at)
        head = file.read(_OGG_HEAD)
        if head[:4] != OGG:
            break
        count += head[5] >> 1 & 1
        at += _OGG_HEAD + head[26] + sum(file.read(head[26]))
    return count


def _strip_flac(file: BinaryIO) -> None:
    file.seek(0)
    sound: Any = flac.FLAC(file)
    sound.cuesheet = None
    sound.metadata_blocks = [one for one in sound.metadata_blocks if one.code in _KEPT_BLOCKS]
    file.seek(0)
    sound.save(file, padding=lambda _info: 0)
