"""Pictures to upload."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image as Pillow


def picture_content(
    name: str = "picture.png", *, size: tuple[int, int] = (64, 48), colour: str = "#2d5f8b"
) -> ContentFile[bytes]:
    """A picture of one colour, a JPEG or PNG by its name."""
    kind = "JPEG" if name.endswith((".jpg", ".jpeg")) else "PNG"
    data = BytesIO()
    Pillow.new("RGB", size, colour).save(data, kind)
    return ContentFile(data.getvalue(), name=name)
