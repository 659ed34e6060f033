"""What may be sent along."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.template.defaultfilters import filesizeformat

from forms_privacy.conf import setting

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pdf": "application/pdf",
        "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "odt": "application/vnd.oasis.opendocument.text",
        "jpg": "image/jpeg",
        "jpeg": "image/jpeg",
        "png": "image/png",
    }
)
"""Content type by the ending of a file's name."""

ENDINGS = tuple(TYPES)
_NOUGHT = re.compile(r"[.,]0(?=\s)")


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a file may be, in bytes, and how many may come with one question."""

    size: int
    count: int

    @property
    def size_in_words(self) -> str:
        """The size for people, without a nought that says nothing: “10 MB”, “1,5 MB”."""
        return _NOUGHT.sub("", filesizeformat(self.size))


def limits() -> Limits:
    """As the settings say."""
    return Limits(size=setting("FILE_SIZE"), count=setting("FILE_COUNT"))
