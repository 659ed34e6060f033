"""Documents that are ZIP files: unpacked in thought, with a hand on the brake."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import IO

from forms_privacy.uploads.refused import Refused

MOST_ENTRIES = 2_000
MOST_BYTES = 100 * 1024 * 1024
"""Of all entries together, unpacked."""

PIECE = 64 * 1024
_END = b"PK\x05\x06"
_MACROS = ("vbaproject.bin", "vbadata.xml", "basic/script-lc.xml")
_ODT = b"application/vnd.oasis.opendocument.text"


def is_package(content: bytes) -> bool:
    """Whether a ZIP file can be read from this, whatever stands before or after it."""
    return _END in content[-70_000:] and zipfile.is_zipfile(io.BytesIO(content))


def check_docx(file: IO[bytes]) -> None:
    """Raise Refused unless this is a Word document without macros."""
    names = _names(file)
    needed = {"[Content_Types].xml", "word/document.xml"}
    if not needed <= names:
        raise Refused


def check_odt(file: IO[bytes]) -> None:
    """Raise Refused unless this is an OpenDocument text without macros."""
    names = _names(file, mimetype=_ODT)
    if not {"mimetype", "content.xml"} <= names:
        raise Refused


def _names(file: IO[bytes], mimetype: bytes = b"") -> set[str]:
    """The names of what is in it, after unpacking all of it."""
    content = file.read()
    if not content.startswith(b"PK\x03\x04"):
        raise Refused
    # Its end is the file's end, so that nothing is hidden behind it.
    end = content.rfind(_END)
    if end < 0 or len(content) != end + 22 + int.from_bytes(content[end + 20 : end + 22], "little"):
        raise Refused
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            _unpack(package)
            names = set(package.namelist())
            if mimetype and ("mimetype" not in names or package.read("mimetype") != mimetype):
                raise Refused
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError,
            NotImplementedError, KeyError, OverflowError) as error:  # fmt: skip
        raise Refused from error
    if any(name.lower().endswith(_MACROS) for name in names):
        raise Refused
    return names


def _unpack(package: zipfile.ZipFile) -> None:
    """Every byte once, whatever the directory says of sizes."""
    entries = package.infolist()
    names = [entry.filename for entry in entries]
    if len(entries) > MOST_ENTRIES or len(set(names)) != len(names):
        raise Refused
    left = MOST_BYTES
    for entry in entries:
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0] or entry.flag_bits & 1:
            raise Refused
        if entry.file_size > left:
            raise Refused
        with package.open(entry) as member:
            while piece := member.read(PIECE):
                left -= len(piece)
                if left < 0:
                    raise Refused
