"""A file from outside: looked at from within, scanned, and stripped of what it tells."""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from forms_privacy.form_fields.text import clean_text
from forms_privacy.uploads import packages, pictures, scanner
from forms_privacy.uploads.limits import TYPES, limits
from forms_privacy.uploads.refused import Refused

__all__ = ["Refused", "Safe", "make_safe"]

PACKAGES = {
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": packages.check_docx,
    "application/vnd.oasis.opendocument.text": packages.check_odt,
}
PICTURES = {"image/jpeg": "JPEG", "image/png": "PNG"}


@dataclass(frozen=True, slots=True)
class Safe:
    """A file that passed every check."""

    name: str
    """What it was called, without folders."""

    content: bytes
    content_type: str


def make_safe(file: UploadedFile[bytes]) -> Safe:
    """The file, as it may be kept.

    Raises:
        Refused: with words for who sent it.
    """
    name = plain_name(file.name or "")
    shown = {"name": name, "megabytes": limits().size // 1024**2}
    if getattr(file, "too_large", False) or (file.size or 0) > limits().size:
        raise Refused(_("“%(name)s” is too large. A file can be %(megabytes)d MB.") % shown)
    content_type = TYPES.get(PurePosixPath(name).suffix.lower().removeprefix("."))
    if content_type is None:
        raise Refused(_("“%(name)s” cannot be sent. Choose a PDF, DOCX, ODT, JPEG or PNG.") % shown)
    content = file.read()
    if not content:
        raise Refused(_("“%(name)s” is empty. Choose another file.") % shown)
    try:
        content = _checked(content, content_type)
    except Refused:
        raise Refused(
            _("“%(name)s” is not what its name says, or it is damaged. Save it anew and try again.")
            % shown
        ) from None
    _scan(content, shown)
    return Safe(name, content, content_type)


def plain_name(name: str) -> str:
    """The last part of a name, without what cannot be seen; never empty."""
    last = clean_text(name).replace("\\", "/").rsplit("/", 1)[-1].replace("\n", " ").strip(" .")
    letters = "".join(c for c in last if unicodedata.category(c)[0] != "C")
    stem, dot, ending = letters.rpartition(".")
    return f"{stem[:100]}{dot}{ending[:10]}" if stem else letters[:100] or "?"


def _checked(content: bytes, content_type: str) -> bytes:
    if check := PACKAGES.get(content_type):
        check(io.BytesIO(content))
        return content
    if form := PICTURES.get(content_type):
        return pictures.drawn_anew(content, form)
    return _pdf(content)


def _pdf(content: bytes) -> bytes:
    """Refuse what does not begin and end as a PDF, and what is a ZIP file as well."""
    ends = b"%%EOF" in content[-2048:]
    if not content.startswith(b"%PDF-") or not ends or packages.is_package(content):
        raise Refused
    return content


def _scan(content: bytes, shown: dict[str, object]) -> None:
    socket = getattr(settings, "CLAMD_SOCKET", "")
    if not socket:
        return
    try:
        found = scanner.scan(socket, content)
    except scanner.Unavailable:
        raise Refused(
            _(
                "“%(name)s” could not be checked for viruses just now, so we did not take it. "
                "Try again later, or send your message without it."
            )
            % shown
        ) from None
    if found:
        raise Refused(_("“%(name)s” contains a virus. Send your message without it.") % shown)
