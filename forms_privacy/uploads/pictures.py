"""Pictures are drawn anew: what is not picture (place, camera, hidden files) stays behind."""

from __future__ import annotations

import io
import warnings

from PIL import Image, ImageOps

from forms_privacy.uploads.refused import Refused

MOST_PIXELS = 50_000_000


def drawn_anew(content: bytes, form: str) -> bytes:
    """The picture, upright, in the same form (JPEG or PNG), with its colours and nothing else.

    Raises:
        Refused: it is no such picture, or too many pixels.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=[form]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused
                picture.load()
                return _written(picture, form)
    # Pillow lets through whatever a decoder stumbles over.
    except (OSError, ValueError, SyntaxError, EOFError, ArithmeticError, KeyError, IndexError,
            TypeError, AttributeError, MemoryError, Warning,
            Image.DecompressionBombError) as error:  # fmt: skip
        raise Refused from error


def _written(picture: Image.Image, form: str) -> bytes:
    profile = picture.info.get("icc_profile")
    upright = ImageOps.exif_transpose(picture)
    # Pixels alone: a new picture has none of the old one's info.
    bare = Image.new(upright.mode, upright.size)
    if upright.mode == "P" and (palette := upright.getpalette()):
        bare.putpalette(palette)
    bare.paste(upright)
    written = io.BytesIO()
    extra = {"transparency": t} if (t := picture.info.get("transparency")) is not None else {}
    if form == "JPEG":
        bare.save(written, form, quality=92, icc_profile=profile)
    else:
        bare.save(written, form, optimize=False, icc_profile=profile, **extra)
    return written.getvalue()
