"""Pictures made anew: turned upright, or where taking metadata out of the file is no option.

Everything else is done without touching a pixel.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps, ImageSequence, JpegImagePlugin, TiffImagePlugin

from . import webp
from .malformed import Unreadable

ORIENTATION = 0x0112
_QUARTER_TURNS = (5, 6, 7, 8)
_QUALITY = 95
"""For lossy pictures that do not tell how they were compressed."""

_TIFF_STRUCTURE = frozenset(
    (
        *range(254, 260),
        *(262, 263, 264, 265, 266, 273, 274, 277, 278, 279, 280, 281, 282, 283, 284, 290, 291),
        *(292, 293, 296, 301, 317, 318, 319, 320, 321, 322, 323, 324, 325, 332, 334, 336, 338),
        *(339, 340, 341, 347, 512, 513, 514, 519, 520, 521, 529, 530, 531, 532, 34675),
    )
)
_TIFF_LOSSLESS = {"raw", "tiff_lzw", "tiff_deflate", "tiff_adobe_deflate", "packbits"}


def is_turned(data: bytes) -> bool:
    """Whether a reader must turn the picture before showing it.

    Raises:
        Unreadable: it is no picture.
    """
    with _open(data) as picture:
        return picture.getexif().get(ORIENTATION, 1) in range(2, 9)


def anew(data: bytes) -> bytes:
    """The same picture, upright, with its colour profile and nothing else.

    As it was compressed before: lossless where it was, and with the same tables for a JPEG.

    Raises:
        Unreadable: it is no picture, or a broken one.
    """
    try:
        with _open(data) as picture:
            options = _options(picture, data)
            frames = [_upright(frame) for frame in ImageSequence.Iterator(picture)]
            if len(frames) > 1 and picture.format not in ("JPEG", "MPO"):
                options |= {"save_all": True, "append_images": frames[1:]}
            written = BytesIO()
            frames[0].save(written, _format(picture), **options)
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Unreadable("the picture cannot be read") from error
    return written.getvalue()


def has_tags(data: bytes) -> bool:
    """Whether a TIFF tells more than how it must be read.

    Raises:
        Unreadable: it is no picture.
    """
    with _open(data) as picture:
        return any(
            not _TIFF_STRUCTURE.issuperset(frame.tag_v2)
            for frame in ImageSequence.Iterator(picture)
            if isinstance(frame, TiffImagePlugin.TiffImageFile)
        )


def _open(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data))
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise Unreadable("the picture cannot be read") from error


def _format(picture: Image.Image) -> str:
    return "JPEG" if picture.format == "MPO" else str(picture.format)


def _upright(frame: Image.Image) -> Image.Image:
    """A frame by itself: of a file's own class, saving would take its tags along."""
    return ImageOps.exif_transpose(frame).copy()


def _options(picture: Image.Image, data: bytes) -> dict[str, Any]:
    options: dict[str, Any] = {"icc_profile": picture.info.get("icc_profile"), "exif": b""}
    if isinstance(picture, JpegImagePlugin.JpegImageFile):
        return options | _as_jpeg(picture)
    for name in ("duration", "loop", "transparency", "dpi", "background"):
        if name in picture.info:
            options[name] = picture.info[name]
    if picture.format == "WEBP":
        exact = webp.is_lossless(data)
        options |= {"lossless": exact, "exact": exact, "quality": _QUALITY, "method": 4}
        options["duration"] = _durations(picture)
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        was = picture.info.get("compression", "")
        options["compression"] = was if was in _TIFF_LOSSLESS else "tiff_deflate"
    return options


def _as_jpeg(picture: JpegImagePlugin.JpegImageFile) -> dict[str, Any]:
    """The same tables and the same sampling, turned with the picture."""
    sampling = JpegImagePlugin.get_sampling(picture)
    tables = [picture.quantization[key] for key in sorted(picture.quantization)]
    if picture.getexif().get(ORIENTATION) in _QUARTER_TURNS:
        tables = [_turned(table) for table in tables]
        sampling = 0 if sampling == 1 else sampling
    return {
        "qtables": tables,
        "subsampling": max(sampling, 0),
        "progressive": bool(picture.info.get("progressive")),
        "optimize": True,
    }


def _turned(table: Sequence[int]) -> list[int]:
    return [table[row * 8 + column] for column in range(8) for row in range(8)]


def _durations(picture: Image.Image) -> list[int]:
    durations = []
    for frame in ImageSequence.Iterator(picture):
        frame.load()
        durations.append(int(frame.info.get("duration", 0)))
    picture.seek(0)
    return durations
