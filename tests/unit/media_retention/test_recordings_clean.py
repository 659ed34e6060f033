"""Films and sounds lose what programs wrote in them, and play as before."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from mutagen.apev2 import APEv2
from mutagen.flac import FLAC, Picture
from mutagen.id3 import ID3, TIT2

from media_retention.metadata.malformed import NotCleanable, Unreadable
from media_retention.stored_files import without_metadata
from tests import carrying
from tests.carrying import SECRET
from tests.recordings_made import KINDS, packets, recording


def cleaned(data: bytes) -> bytes:
    content: Any = without_metadata(ContentFile(data, name="recording"))
    content.seek(0)
    return bytes(content.read())


def tagged(make: Any, data: bytes) -> bytes:
    """A recording with tags of one more kind."""
    file = BytesIO(data)
    make(file)
    return file.getvalue()


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_was_typed_is_left(kind: str) -> None:
    data = recording(kind)

    assert SECRET.encode() in data
    assert SECRET.encode() not in cleaned(data)


@pytest.mark.parametrize("kind", KINDS)
def test_a_player_gets_the_same_as_before(kind: str) -> None:
    data = recording(kind)

    assert packets(data)
    assert packets(cleaned(data)) == packets(data)


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_clean_stays_the_same_file(kind: str) -> None:
    clean = ContentFile(cleaned(recording(kind)), name="recording")

    assert without_metadata(clean) is clean


@pytest.mark.parametrize("kind", ["webm", "webm of unknown length", "mp3", "wav"])
def test_a_recording_that_breaks_off_is_cleaned_as_far_as_it_goes(kind: str) -> None:
    whole = recording(kind)

    assert SECRET.encode() not in cleaned(whole[: len(whole) * 4 // 5])


def test_an_mp3_loses_tags_of_three_kinds_and_a_second_one() -> None:
    title = TIT2(encoding=3, text=[SECRET])

    def all_kinds(file: Any) -> None:
        ape = APEv2()
        ape["Artist"] = SECRET
        ape.save(file)
        tags = ID3()
        tags.add(title)
        file.seek(0)
        tags.save(file, v1=2)

    data = tagged(all_kinds, recording("mp3"))
    second = BytesIO()
    tags = ID3()
    tags.add(title)
    tags.save(second, v1=0)
    twice = second.getvalue() + data

    assert twice.count(SECRET.encode()) > 3
    assert SECRET.encode() not in cleaned(twice)


def test_a_cover_picture_goes_with_what_it_says_itself() -> None:
    def cover(file: Any) -> None:
        sound, picture = FLAC(file), Picture()
        picture.data, picture.mime = carrying.jpeg(), "image/jpeg"
        sound.add_picture(picture)
        file.seek(0)
        sound.save(file)

    data = tagged(cover, recording("flac"))

    assert carrying.jpeg() in data
    assert b"JFIF" not in cleaned(data)


def test_a_fragment_loses_what_is_told_in_it() -> None:
    told = carrying.box(b"udta", SECRET.encode())
    fragment = carrying.box(b"moof", carrying.box(b"traf", told), told)

    assert SECRET.encode() not in cleaned(recording("mp4 in fragments") + fragment)


@pytest.mark.parametrize("told", [b"VideoHandler", b"SoundHandler", b"FFMP"])
def test_a_film_does_not_say_which_program_or_camera_made_its_tracks(told: bytes) -> None:
    # In the film itself an encoder may say its name too: that part is never touched.
    assert told in recording("mov").split(b"moov")[1]
    assert told not in cleaned(recording("mov")).split(b"moov")[1]


@pytest.mark.parametrize(
    "data",
    [
        # Positions of which each fragment holds some.
        carrying.film(carrying.box(b"mvex")),
        # A programme after the news: mutagen reads the tags of the first alone.
        recording("ogg") * 2,
    ],
)
def test_what_cannot_be_cleaned_whole_is_refused(data: bytes) -> None:
    with pytest.raises(NotCleanable):
        cleaned(data)


@pytest.mark.parametrize(
    "data",
    [
        b"OggS" + b"\0" * 40,
        b"fLaC" + b"\xff" * 40,
        b"ID3\x04\0\0\x7f\x7f\x7f\x7f" + SECRET.encode(),
        b"\x1a\x45\xdf\xa3\x80\0\0\0",
        b"\0\0\0\x08ftyp\0\0\xff\xffmoov",
    ],
)
def test_what_only_starts_like_a_recording_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        cleaned(data)
