"""People who consent, for the tests of consent and objection."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import connection

from media_retention.models import Consent
from media_retention.operations import consent as consents

NAME = "Jolijn Achterberg-Ó Súilleabháin"
CONTACT = "jolijn@voorbeeld.example"
PARENT = "Marijke Achterberg"
TODAY = date(2026, 9, 14)


def consent_of(name: str = NAME, *media: Any, **fields: Any) -> Consent:
    """A consent that was recorded on the day of the test, with media that rest on it."""
    given: dict[str, Any] = {
        "contact": CONTACT,
        "purpose": "Foto’s van het werkbezoek, op de website",
        "wording": "Ik vind het goed dat de SER mijn foto plaatst.",
        "wording_version": "2026-1",
        "given_on": date(2026, 9, 1),
        "channel": "paper",
        **fields,
    }
    recorded = consents.record(Consent(name=name, **given), today=TODAY, by=None)
    if media:
        consents.attach(recorded, [medium.uuid for medium in media], today=TODAY)
    return Consent.objects.get(pk=recorded.pk)


def signed_form(words: str = NAME) -> ContentFile[bytes]:
    """Evidence as somebody would upload it, with a telling name."""
    return ContentFile(words.encode(), name=f"toestemming {words}.pdf")


def lies_in(name: str | None) -> set[str]:
    """The storages that have a file of this name."""
    return {alias for alias in ("default", "private") if storages[alias].exists(name or "-")}


def everything_in_the_database() -> str:
    """Every column of every table as text, also what is encrypted."""
    found: list[str] = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
            for row in cursor.fetchall():
                found += [_as_text(value) for value in row]
    return "\n".join(found)


def everything_on_disk(folder: Path) -> str:
    """Names and content of every file, the journal included."""
    return "\n".join(
        f"{path.relative_to(folder)}\n{path.read_bytes().decode(errors='replace')}"
        for path in folder.rglob("*")
        if path.is_file()
    )


def _as_text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode(errors="replace")
    text = str(value)
    # JSON spells what is not ASCII in another way.
    return text if "\\u" not in text else text + text.encode().decode("unicode_escape")
