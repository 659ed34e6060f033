"""A file to a neutral document, by what is in it and not by its name alone."""

from __future__ import annotations

import re
from pathlib import Path

from . import docx, html, plain_text
from .document import CannotImport, Document
from .encodings import decode

# The largest file, in bytes, and the longest text, in characters: far beyond a statement.
LARGEST_FILE = 10_000_000
LONGEST_TEXT = 1_000_000

_MAGIC = {
    b"\x89PNG": "a picture (PNG)",
    b"\xff\xd8\xff": "a picture (JPEG)",
    b"GIF8": "a picture (GIF)",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file, or one with a password",
    b"{\\rtf": "a rich text file (RTF)",
    b"\x1f\x8b": "a compressed file",
    b"7z\xbc\xaf": "a compressed file",
}
_HTML_SUFFIXES = {".html", ".htm", ".xhtml"}
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b", re.I
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.I)


def read(path: Path) -> Document:
    """The document in a file: plain text, HTML or DOCX.

    Raises:
        CannotImport: there is no file, or it holds no document; the message says what
            to do.
    """
    data = _bytes_of(path)
    for start, name in _MAGIC.items():
        if data.startswith(start):
            raise CannotImport(f"{path} is {name}: save it as plain text, HTML or DOCX")
    if data.startswith(b"PK") or path.suffix.lower() == ".docx":
        document = docx.read(data)
    else:
        document = _from_text(data, path.suffix.lower())
    return _usable(document, path)


def _from_text(data: bytes, suffix: str) -> Document:
    declared = _CHARSET.search(data[:4096])
    text, encoding = decode(data, declared[1].decode("ascii") if declared else "")
    if suffix in _HTML_SUFFIXES or _HTML_START.match(text):
        return html.read(text, encoding)
    _refuse_long(len(text))
    return plain_text.read(text, encoding)


def _bytes_of(path: Path) -> bytes:
    try:
        if not path.exists():
            raise CannotImport(f"there is no file {path}")
        if path.is_dir():
            raise CannotImport(f"{path} is a folder, not a file")
        if not path.is_file():
            raise CannotImport(f"{path} is not an ordinary file")
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise CannotImport(
                f"{path} is {size / 1e6:.0f} MB: more than {LARGEST_FILE / 1e6:.0f} MB "
                "is no statement"
            )
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotImport(f"{str(path)!r} cannot be read: {reason}") from error


def _usable(document: Document, path: Path) -> Document:
    if not any(_can_be_seen(paragraph.text) for paragraph in document.paragraphs):
        raise CannotImport(f"there is no text in {path}")
    _refuse_long(sum(len(paragraph.text) for paragraph in document.paragraphs))
    return document


def _can_be_seen(text: str) -> bool:
    """Whether there is more in it than spaces and signs without a shape."""
    return any(sign.isprintable() and not sign.isspace() for sign in text)


def _refuse_long(characters: int) -> None:
    if characters > LONGEST_TEXT:
        raise CannotImport(
            f"the text is {characters:,} characters long: more than {LONGEST_TEXT:,} "
            "is no statement"
        )
