"""The languages that the rules can speak, without Django's help."""

from __future__ import annotations

from enum import StrEnum


class Language(StrEnum):
    """Dutch or English; ``Language("en-GB")`` is English.

    Any other language raises ``ValueError``: a reader must never get a period in a
    language that the site did not mean to show.
    """

    NL = "nl"
    EN = "en"

    @classmethod
    def _missing_(cls, value: object) -> Language | None:
        """Read a regional code such as ``nl-BE`` by its first part."""
        if not isinstance(value, str):
            return None
        primary = value.lower().replace("_", "-").split("-")[0]
        return next((language for language in cls if language.value == primary), None)
