"""Files in a ZIP that is made while it is sent, and kept nowhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator

from forms_privacy.models import Upload
from forms_privacy.uploads.limits import TYPES


def packed(members: Iterable[tuple[str, bytes]]) -> Iterator[bytes]:
    """The ZIP in parts, of files by name. No more than one of them is in memory at a time."""
    going = _Going()
    with zipfile.ZipFile(going, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
            yield going.taken()
    yield going.taken()


def name_of(upload: Upload, number: int) -> str:
    """By the question it answers, with the ending of what is in it: “1-je_cv.pdf”."""
    ending = next((one for one, type_ in TYPES.items() if type_ == upload.content_type), "")
    return f"{number}-{upload.field}" + (f".{ending}" if ending else "")


class _Going(io.RawIOBase):
    """Takes what is written, until somebody takes it on."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, part: object) -> int:
        written = bytes(part)  # type: ignore[call-overload]
        self._parts.append(written)
        return len(written)

    def taken(self) -> bytes:
        """What came since the last time."""
        parts, self._parts = self._parts, []
        return b"".join(parts)
