"""What is taken out of files, and what stays as it was, to the pixel and to the byte."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import ImageChops, ImageSequence, ImageStat

from media_retention.metadata.cleaning import without_metadata
from media_retention.metadata.malformed import Unreadable
from tests import carrying
from tests.carrying import MAKER, PROFILE, SECRET, XMP, drawing, opened, saved

Make = Callable[[], bytes]

CARRYING: dict[str, Make] = {
    "JPEG": carrying.jpeg,
    "progressive JPEG": lambda: carrying.jpeg(progressive=True),
    "PNG": carrying.png,
    "animated PNG": lambda: carrying.png(save_all=True, append_images=[drawing().rotate(180)]),
    "WebP": carrying.webp,
    "lossless WebP": lambda: carrying.webp(lossless=True),
    "animated WebP": lambda: carrying.webp(save_all=True, append_images=[drawing().rotate(180)]),
    "GIF": carrying.gif,
    "animated GIF": lambda: carrying.gif(save_all=True, append_images=[drawing().rotate(180)]),
    "TIFF": carrying.tiff,
    "TIFF of two pages": lambda: carrying.tiff(save_all=True, append_images=[drawing()]),
    "AVIF": carrying.avif,
    "animated AVIF": lambda: carrying.avif(save_all=True, append_images=[drawing().rotate(180)]),
    "HEIC": carrying.heic,
    "SVG": carrying.svg,
}
PIXELS = [name for name in CARRYING if name != "SVG"]
WITH_PROFILE = [name for name in PIXELS if name not in ("GIF", "animated GIF", "HEIC")]


def traces(data: bytes) -> list[bytes]:
    """What of the metadata can still be read in a file, in whatever way it is written."""
    texts = [SECRET, MAKER, "xmpmeta xmlns:x='adobe", "Photoshop", "Exif\0\0"]
    sought = [text.encode() for text in texts[:2]] + [SECRET.encode("utf-16-le"), b"Photoshop"]
    return [text for text in sought if text in data]


@pytest.mark.parametrize("kind", CARRYING)
def test_a_file_made_for_these_tests_carries_something(kind: str) -> None:
    assert traces(CARRYING[kind]())


@pytest.mark.parametrize("kind", CARRYING)
def test_nothing_of_it_is_left(kind: str) -> None:
    assert traces(without_metadata(CARRYING[kind]())) == []


@pytest.mark.parametrize("kind", PIXELS)
def test_no_reader_finds_exif_or_a_place(kind: str) -> None:
    picture = opened(without_metadata(CARRYING[kind]()))

    assert dict(picture.getexif().get_ifd(0x8825)) == {}
    assert set(picture.getexif()) - TIFF_STRUCTURE == set()


TIFF_STRUCTURE = set(range(254, 340)) - {270, 271, 272, 315} | {34675}


@pytest.mark.parametrize("kind", PIXELS)
def test_every_pixel_of_every_frame_stays_as_it_was(kind: str) -> None:
    before, after = CARRYING[kind](), without_metadata(CARRYING[kind]())

    assert frames(after) == frames(before)


def frames(data: bytes) -> list[tuple[bytes, object]]:
    picture = opened(data)
    return [
        (frame.convert("RGBA").tobytes(), frame.info.get("duration"))
        for frame in ImageSequence.Iterator(picture)
    ]


@pytest.mark.parametrize("kind", WITH_PROFILE)
def test_the_colour_profile_stays(kind: str) -> None:
    assert opened(without_metadata(CARRYING[kind]())).info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", CARRYING)
def test_what_is_clean_is_not_touched(kind: str) -> None:
    clean = without_metadata(CARRYING[kind]())

    assert without_metadata(clean) == clean


def test_an_animation_repeats_as_often_as_before() -> None:
    moving = carrying.gif(save_all=True, append_images=[drawing().rotate(180)], loop=3)

    assert opened(without_metadata(moving)).info["loop"] == 3


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("kind", [carrying.jpeg, carrying.png, carrying.webp])
def test_a_turned_picture_is_stored_upright(kind: Callable[[int], bytes], orientation: int) -> None:
    picture = opened(without_metadata(kind(orientation)))

    assert picture.size == ((48, 64) if orientation >= 5 else (64, 48))
    assert dominant(picture, CORNERS[orientation]) == "red"
    assert dict(picture.getexif()) == {}


# Where the middle of the left edge of the drawing comes, by Exif orientation (Exif 2.32, 4.6.4).
CORNERS = {
    2: (0.95, 0.5),
    3: (0.95, 0.5),
    4: (0.05, 0.5),
    5: (0.5, 0.05),
    6: (0.5, 0.05),
    7: (0.5, 0.95),
    8: (0.5, 0.95),
}


def dominant(picture: object, place: tuple[float, float]) -> str:
    image = picture.convert("RGB")  # type: ignore[attr-defined]
    x, y = int(place[0] * image.width), int(place[1] * image.height)
    red, green, blue = image.getpixel((x, y))
    return max([(red, "red"), (green, "green"), (blue, "blue")])[1]


def test_a_turned_photo_loses_next_to_nothing() -> None:
    """The same tables of compression, turned along: at most some rounding."""
    upright = opened(without_metadata(carrying.jpeg(6, subsampling=0)))
    expected = opened(carrying.jpeg(subsampling=0)).rotate(-90, expand=True)

    difference = ImageStat.Stat(ImageChops.difference(upright, expected))
    assert max(difference.mean) < 0.1


def test_a_turned_photo_keeps_its_profile() -> None:
    assert opened(without_metadata(carrying.jpeg(orientation=6))).info["icc_profile"] == PROFILE


def test_a_turned_animation_stays_one() -> None:
    moving = carrying.webp(6, save_all=True, append_images=[drawing().rotate(180)], duration=120)
    picture = opened(without_metadata(moving))

    assert (picture.size, getattr(picture, "n_frames", 1)) == ((48, 64), 2)


def test_a_drawing_keeps_what_it_shows() -> None:
    drawn = without_metadata(carrying.svg()).decode()

    assert "<title>A chart</title>" in drawn
    assert '<rect width="10" height="10" fill="red"' in drawn


def test_a_drawing_with_entities_is_refused() -> None:
    bomb = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>'

    with pytest.raises(Unreadable):
        without_metadata(bomb)


def test_a_clean_drawing_stays_as_it_was_written() -> None:
    drawn = b'<svg xmlns="http://www.w3.org/2000/svg"  width="4"><path d="M0 0"/></svg>'

    assert without_metadata(drawn) == drawn


def test_a_preview_in_the_file_header_goes() -> None:
    plain = saved(drawing(), "JPEG")
    start = plain.index(b"JFIF\0")
    preview = b"\x01\x01" + b"\xaa\xbb\xcc"
    header = plain[start : start + 12] + preview
    segment = b"\xff\xe0" + (len(header) + 2).to_bytes(2) + header
    carrying_preview = plain[:2] + segment + plain[start + 14 :]

    assert without_metadata(carrying_preview) == plain


def test_a_second_picture_in_the_same_file_goes() -> None:
    """As telephones add them: of another moment, another depth, or a film."""
    first, second = saved(drawing(), "JPEG"), saved(drawing().rotate(180), "JPEG")

    assert without_metadata(first + second) == first


def test_a_file_that_is_broken_off_within_its_metadata_is_refused() -> None:
    with pytest.raises(Unreadable):
        without_metadata(carrying.jpeg()[:400])


@pytest.mark.parametrize("data", [b"", b"Dear reader", b"\x00" * 64, b"<html><p>Dear</p></html>"])
def test_what_is_no_picture_stays_as_it_is(data: bytes) -> None:
    assert without_metadata(data) == data


def test_xmp_of_an_avif_is_empty_and_can_be_read() -> None:
    picture = opened(without_metadata(carrying.avif()))

    assert picture.getxmp() in ({}, {"xmpmeta": None}, {"xmpmeta": ""})
    assert XMP not in without_metadata(carrying.avif())
