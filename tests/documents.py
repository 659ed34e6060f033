"""Files as people send them, and as they should not: small, and made on the spot."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from PIL import Image

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(entries: Mapping[str, bytes | str], *, deflate: bool = True) -> bytes:
    """A ZIP file."""
    file = io.BytesIO()
    how = zipfile.ZIP_DEFLATED if deflate else zipfile.ZIP_STORED
    with zipfile.ZipFile(file, "w", how) as package:
        for name, content in entries.items():
            package.writestr(name, content)
    return file.getvalue()


def docx(**more: bytes) -> bytes:
    """The least that is a Word document; ``more`` are further entries."""
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": "<w/>", **more})


def odt(mimetype: str = ODT_TYPE) -> bytes:
    """The least that is an OpenDocument text."""
    return zipped({"mimetype": mimetype, "content.xml": "<office/>"})


def picture(form: str = "JPEG", *, exif: bool = False, size: tuple[int, int] = (8, 6)) -> bytes:
    """A picture; with ``exif`` it tells which camera made it."""
    file = io.BytesIO()
    image = Image.new("RGB", size, "teal")
    told = Image.Exif()
    if exif:
        told[271] = "Camera of somebody"
    image.save(file, form, exif=told)
    return file.getvalue()
