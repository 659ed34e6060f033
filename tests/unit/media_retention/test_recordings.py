"""What a video or sound recording starts with, and what only is called one."""

from __future__ import annotations

import pytest

from media_retention.metadata.recordings import is_recording

RECORDINGS = {
    "mp4": b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00",
    "quicktime": b"\x00\x00\x00\x08wide\x00\x00\x10\x00mdat",
    "webm": b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01",
    "ogg": b"OggS\x00\x02",
    "wav": b"RIFF\x24\x00\x00\x00WAVEfmt ",
    "avi": b"RIFF\x24\x00\x00\x00AVI LIST",
    "aiff": b"FORM\x00\x00\x00\x2eAIFFCOMM",
    "flac": b"fLaC\x00\x00\x00\x22",
    "mp3 with a tag": b"ID3\x04\x00\x00",
    "mp3 without a tag": b"\xff\xfb\x90\x64",
    "aac": b"\xff\xf1\x50\x80",
    "mpeg": b"\x00\x00\x01\xba\x44",
    "transport stream": (b"\x47" + bytes(187)) * 4,
}

OTHERS = {
    "text": b"Dear reader, this is no film at all.",
    "nothing": b"",
    "web page": b"<!doctype html><script>alert(1)</script>",
    "picture": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "picture in RIFF": b"RIFF\x24\x00\x00\x00WEBPVP8 ",
    "pdf": b"%PDF-1.7",
    "zip": b"PK\x03\x04",
    "text that begins with a G": b"Good morning, reader. " * 40,
    "text in UTF-16": "\ufeffDear reader".encode("utf-16-le"),
}


@pytest.mark.parametrize("kind", RECORDINGS)
def test_a_recording_is_known(kind: str) -> None:
    assert is_recording(RECORDINGS[kind])


@pytest.mark.parametrize("kind", OTHERS)
def test_anything_else_is_not(kind: str) -> None:
    assert not is_recording(OTHERS[kind])
