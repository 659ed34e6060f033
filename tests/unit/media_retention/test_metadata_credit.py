"""Who made a picture, read from wherever programs write that."""

from __future__ import annotations

import pytest

from media_retention.metadata.credit import credit_in
from tests import carrying
from tests.carrying import MAKER, drawing, exif, saved


def test_the_press_way_goes_first_with_whom_to_credit() -> None:
    assert credit_in(carrying.jpeg()) == f"{MAKER} / Bureau Beeld"


def test_else_the_creator_in_xmp() -> None:
    assert credit_in(saved(drawing(), "WEBP", xmp=carrying.XMP)) == MAKER


def test_else_the_artist_in_exif() -> None:
    assert credit_in(saved(drawing(), "JPEG", exif=exif())) == MAKER


def test_accents_in_exif_survive() -> None:
    written = saved(drawing(), "JPEG", exif=exif()).replace(MAKER.encode(), "Zoë Nuñe".encode())

    assert credit_in(written) == "Zoë Nuñe"


@pytest.mark.parametrize("data", [b"", b"no picture", saved(drawing(), "JPEG"), carrying.svg()])
def test_nothing_where_nothing_is_told(data: bytes) -> None:
    assert credit_in(data) == ""
