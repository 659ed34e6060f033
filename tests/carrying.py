"""Files that carry what cameras, phones and programs write into them."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode
from io import BytesIO
from typing import Any

from PIL import Image as Pillow
from PIL import ImageCms, TiffImagePlugin
from PIL.PngImagePlugin import PngInfo

SECRET = "Veldweg 12"
"""Stands in everything that metadata can be written in; in no pixel and in no profile."""

MAKER = "Kim Jansen"
GPS = {1: "N", 2: (52.0, 4.0, 53.0), 3: "E", 4: (4.0, 19.0, 27.0), 18: SECRET}

XMP = f"""<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" photoshop:City="{SECRET}">
 <dc:creator><rdf:Seq><rdf:li>{MAKER}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description></rdf:RDF></x:xmpmeta>""".encode()

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def drawing(size: tuple[int, int] = (64, 48)) -> Pillow.Image:
    """A picture of which one can see whether it was turned: red at the left, blue below."""
    picture = Pillow.new("RGB", size, "#3c7a3c")
    picture.paste("#c02020", (0, 0, size[0] // 4, size[1]))
    picture.paste("#2020c0", (0, size[1] * 3 // 4, size[0], size[1]))
    return picture


def exif(orientation: int = 1) -> Pillow.Exif:
    """Where it was made, by whom and with what."""
    tags = Pillow.Exif()
    tags[0x0112] = orientation
    tags[0x010E] = SECRET
    tags[0x013B] = MAKER
    tags[0x0110] = "Camera of " + SECRET
    tags.get_ifd(0x8825).update(GPS)
    return tags


def iptc() -> bytes:
    """A Photoshop resource with by-line, credit and caption."""
    fields = [(80, MAKER), (110, "Bureau Beeld"), (120, SECRET)]
    data = b"".join(
        struct.pack(">BBBH", 0x1C, 2, field, len(text)) + text.encode() for field, text in fields
    )
    padded = data + b"\0" * (len(data) % 2)
    resource = b"8BIM" + struct.pack(">H", 0x0404) + b"\0\0" + struct.pack(">I", len(data))
    return b"Photoshop 3.0\0" + resource + padded


def jpeg(orientation: int = 1, *, trailer: bool = True, **options: Any) -> bytes:
    """Exif with GPS, XMP, IPTC, a comment, a colour profile, and bytes after the picture."""
    data = saved(
        drawing(),
        "JPEG",
        exif=exif(orientation),
        xmp=XMP,
        comment=SECRET,
        icc_profile=PROFILE,
        quality=90,
        **options,
    )
    segment = iptc()
    iptc_segment = b"\xff\xed" + struct.pack(">H", len(segment) + 2) + segment
    after = SECRET.encode() if trailer else b""
    return data[:2] + iptc_segment + data[2:] + after


def png(orientation: int = 1, **options: Any) -> bytes:
    """All three kinds of text, Exif, a profile, and bytes after the picture."""
    texts = PngInfo()
    texts.add_text("Comment", SECRET)
    texts.add_text("Description", SECRET, zip=True)
    texts.add_itxt("XML:com.adobe.xmp", XMP.decode())
    made = {"pnginfo": texts, "exif": exif(orientation), "icc_profile": PROFILE, **options}
    data = saved(drawing(), "PNG", **made)
    time = struct.pack(">I", 7) + b"tIME" + b"\x07\xea\x09\x0e\x0c\x00\x00"
    stamped = time + struct.pack(">I", zlib.crc32(time[4:]))
    return data[:33] + stamped + data[33:] + SECRET.encode()


def webp(orientation: int = 1, **options: Any) -> bytes:
    """Exif, XMP and a profile."""
    made = {"exif": exif(orientation), "xmp": XMP, "icc_profile": PROFILE, **options}
    return saved(drawing(), "WEBP", **made)


def gif(**options: Any) -> bytes:
    """A comment, XMP, and how often it repeats."""
    data = saved(drawing(), "GIF", comment=SECRET, **options)
    xmp = b"\x21\xff\x0bXMP DataXMP" + _blocks(XMP)
    return data[:-1] + xmp + data[-1:] + SECRET.encode()


def tiff(**options: Any) -> bytes:
    """Everything that TIFF has tags for."""
    tags = TiffImagePlugin.ImageFileDirectory_v2()
    tags[270] = SECRET
    tags[315] = MAKER
    tags[700] = XMP
    tags[33723] = iptc()
    made = {"tiffinfo": tags, "icc_profile": PROFILE, "compression": "tiff_lzw", **options}
    return saved(drawing(), "TIFF", **made)


def avif(**options: Any) -> bytes:
    """Exif and XMP as items."""
    return saved(drawing(), "AVIF", exif=exif(), xmp=XMP, icc_profile=PROFILE, **options)


def heic() -> bytes:
    """The same in the file of a telephone."""
    import pillow_heif

    written = BytesIO()
    file = pillow_heif.from_pillow(drawing())
    file.save(written, exif=exif().tobytes(), xmp=XMP)
    return written.getvalue()


def svg(picture: bytes = b"") -> bytes:
    """What drawing programs leave behind, and a photo within the drawing."""
    inline = b64encode(picture or jpeg()).decode()
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!-- Made by {SECRET} -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 width="64" height="48" inkscape:export-filename="/home/{SECRET}/drawing.png">
 <metadata><rdf:RDF><rdf:li>{SECRET}</rdf:li></rdf:RDF></metadata>
 <inkscape:view name="{SECRET}"/>
 <title>A chart</title><rect width="10" height="10" fill="red"/>
 <image xlink:href="data:image/jpeg;base64,{inline}" width="9" height="9"/>
</svg>""".encode()


def film(*more: bytes) -> bytes:
    """A film of a telephone: where it was, when, with what, and a track of positions.

    ``more`` is what else its description holds. Made of boxes by hand: no player is needed to
    read what is in them.
    """
    positions = SECRET.encode() * 3
    dated = struct.pack(">IIIII", 0, 3_800_000_000, 3_800_000_001, 1000, 4000) + bytes(80)
    place = box(b"\xa9xyz", struct.pack(">HH", len(SECRET), 0) + SECRET.encode())
    head = box(b"ftyp", b"isom\0\0\0\0isommp42")
    frames = b"frames of the film"
    first = len(head) + 8
    movie = box(
        b"moov",
        box(b"mvhd", dated),
        track(b"vide", dated, at=first, size=len(frames)),
        track(b"meta", dated, at=first + len(frames), size=len(positions)),
        box(b"udta", place),
        box(b"meta", bytes(4), SECRET.encode()),
        *more,
    )
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac"), XMP)
    return head + box(b"mdat", frames, positions) + movie + xmp + box(b"free", SECRET.encode())


def track(handler: bytes, dated: bytes, *, at: int, size: int) -> bytes:
    """A track of one sample."""
    tables = box(
        b"stbl",
        box(b"stsz", struct.pack(">III", 0, size, 1)),
        box(b"stsc", struct.pack(">IIIII", 0, 1, 1, 1, 1)),
        box(b"stco", struct.pack(">III", 0, 1, at)),
    )
    described = box(b"hdlr", bytes(8), handler, bytes(12), SECRET.encode())
    media = box(b"mdia", box(b"mdhd", dated), described, box(b"minf", tables))
    return box(b"trak", box(b"tkhd", dated), media, box(b"udta", SECRET.encode()))


def box(kind: bytes, *content: bytes) -> bytes:
    """A box of the ISO base media file format."""
    inside = b"".join(content)
    return struct.pack(">I", len(inside) + 8) + kind + inside


def saved(picture: Pillow.Image, kind: str, **options: Any) -> bytes:
    """A picture as the bytes of a file."""
    written = BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


def opened(data: bytes) -> Pillow.Image:
    """A picture that was read whole."""
    picture = Pillow.open(BytesIO(data))
    picture.load()
    return picture


def _blocks(data: bytes) -> bytes:
    parts = (data[at : at + 255] for at in range(0, len(data), 255))
    return b"".join(bytes((len(part),)) + part for part in parts) + b"\0"
