"""Who made a picture, as its file tells."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from PIL import Image, IptcImagePlugin

LONGEST = 255
_BY_LINE, _CREDIT = (2, 80), (2, 110)
_ARTIST = 0x013B


def credit_in(data: bytes) -> str:
    """The maker and whom to credit: of IPTC, else XMP, else Exif; nothing if none is told."""
    try:
        with Image.open(BytesIO(data)) as picture:
            for told in (_iptc(picture), _xmp(picture), _exif(picture)):
                if names := list(dict.fromkeys(name for name in told if name)):
                    return " / ".join(names)[:LONGEST]
    except Exception:  # noqa: BLE001 (what strangers write in a file may break any reader)
        return ""
    return ""


def _iptc(picture: Image.Image) -> Iterator[str]:
    told = IptcImagePlugin.getiptcinfo(picture) or {}  # type: ignore[arg-type]
    for field in (_BY_LINE, _CREDIT):
        values = told.get(field, [])
        for value in values if isinstance(values, list) else [values]:
            yield _text(value)


def _xmp(picture: Image.Image) -> Iterator[str]:
    descriptions = picture.getxmp().get("xmpmeta", {}).get("RDF", {}).get("Description", {})
    for one in descriptions if isinstance(descriptions, list) else [descriptions]:
        creators = one.get("creator", {}).get("Seq", {}).get("li", [])
        yield from (str(name).strip() for name in _listed(creators))
        yield str(one.get("Credit", "")).strip()


def _exif(picture: Image.Image) -> Iterator[str]:
    artist: Any = picture.getexif().get(_ARTIST, "")
    yield _text(artist.encode("latin-1", "replace")) if isinstance(artist, str) else _text(artist)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: bytes) -> str:
    try:
        text = value.decode()
    except UnicodeDecodeError:
        text = value.decode("latin-1")
    return text.strip("\0 \r\n\t")
