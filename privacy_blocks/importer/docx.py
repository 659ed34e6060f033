"""A Word file to a neutral document, through mammoth."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import mammoth

from . import html
from .document import CannotImport, Document

# The most that the parts of a file may hold when unpacked, in bytes. Pictures lie in a
# part of their own each and are not read. They are packed already: what unpacks to more
# than this many times its size counts, since any part can be named as the text itself.
LARGEST_XML = 30_000_000
PACKED_PICTURE = 3
MOST_PARTS = 5_000

_MAIN_PART = "word/document.xml"
_PICTURES = "word/media/"
# Styles that mammoth leaves as paragraphs, or as lists of one level.
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Titel'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
p[style-name='Ondertitel'] => p:fresh
p[style-name='List Bullet 2'] => ul|ol > li > ul > li:fresh
p[style-name='List Bullet 3'] => ul|ol > li > ul|ol > li > ul > li:fresh
p[style-name='List Number 2'] => ul|ol > li > ol > li:fresh
p[style-name='List Number 3'] => ul|ol > li > ul|ol > li > ol > li:fresh
"""
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)


def read(data: bytes) -> Document:
    """The document in a Word file (.docx).

    Raises:
        CannotImport: it is no Word file, it is damaged, or it would unpack to more than a
            statement can be.
    """
    pictures = _inspected(data)
    try:
        result = mammoth.convert_to_html(
            BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda _image: {}),
        )
    except Exception as error:  # whatever a damaged file makes the reader raise
        raise CannotImport(f"the Word file is damaged: {type(error).__name__}") from error
    document = html.read_fragment(result.value)
    left_out = (f"{pictures} picture{'s' if pictures > 1 else ''}",) if pictures else ()
    return replace(document, format="DOCX", left_out=left_out)


def _inspected(data: bytes) -> int:
    """Refuse what is no Word file or would blow up; the number of pictures in it."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_other(parts)
            for part in parts:
                if not part.filename.startswith(_PICTURES):
                    _refuse_declarations(archive, part)
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError) as error:
        raise CannotImport("this is no Word file: save it again as .docx") from error
    return sum(part.filename.startswith(_PICTURES) for part in parts)


def _refuse_other(parts: list[ZipInfo]) -> None:
    names = {part.filename for part in parts}
    if _MAIN_PART not in names:
        raise CannotImport("this is an archive, but no Word file (.docx)")
    xml = sum(part.file_size for part in parts if _is_read(part))
    if xml > LARGEST_XML or len(parts) > MOST_PARTS:
        raise CannotImport(f"the Word file unpacks to {xml / 1e6:,.0f} MB: that is no statement")


def _is_read(part: ZipInfo) -> bool:
    """Whether it may be text, whatever it is called: everything but an ordinary picture."""
    picture = part.filename.startswith(_PICTURES)
    return not picture or part.file_size > PACKED_PICTURE * part.compress_size


def _refuse_declarations(archive: ZipFile, part: ZipInfo) -> None:
    """A Word file declares no entities; one that does means to make its reader swell."""
    with archive.open(part) as stream:
        if _DECLARATION.search(stream.read(LARGEST_XML + 1)):
            raise CannotImport("the Word file declares entities, which Word never does")
