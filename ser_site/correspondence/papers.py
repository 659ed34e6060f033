"""Which files are papers: what they hold counts, and their name must agree with it."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LARGEST = 25 * 1024 * 1024
"""Bytes."""

OFFICE = {
    "word/document.xml": "docx",
    "xl/workbook.xml": "xlsx",
    "ppt/presentation.xml": "pptx",
}
OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}
ENDINGS = ("pdf", *OFFICE.values(), *OPEN_DOCUMENT.values())
MACROS = "vbaproject.bin"


def ending_of(file: IO[bytes], name: str, size: int) -> str:
    """The ending that fits what is in a file.

    Raises:
        ValidationError: it is empty, too large, no paper, or says it is another kind.
    """
    if not size:
        raise ValidationError(_("This file is empty. Choose another one."))
    if size > LARGEST:
        raise ValidationError(_("This file is larger than 25 MB. Make it smaller or split it."))
    file.seek(0)
    found = _sniff(file)
    file.seek(0)
    if not found:
        raise ValidationError(
            _("This is no PDF, Word, Excel, PowerPoint or OpenDocument file without macros.")
        )
    if PurePosixPath(name).suffix.lower() != f".{found}":
        raise ValidationError(
            _("The name of this file says something else than its content, which is %(kind)s.")
            % {"kind": found.upper()}
        )
    return found


def _sniff(file: IO[bytes]) -> str:
    if file.read(5) == b"%PDF-":
        return "pdf"
    file.seek(0)
    try:
        with ZipFile(file) as parts:
            names = set(parts.namelist())
            if any(PurePosixPath(name).name.lower() == MACROS for name in names):
                return ""
            for part, ending in OFFICE.items():
                if part in names:
                    return ending
            if "mimetype" in names and parts.getinfo("mimetype").file_size < 100:
                return OPEN_DOCUMENT.get(parts.read("mimetype").strip(), "")
    except (BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return ""
    return ""
