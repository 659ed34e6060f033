"""A submission as people read it: its answers, written out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from forms_privacy.answers import Answer
from forms_privacy.models import SUBMISSIONS, Note, Submission, Upload
from retention import vault
from retention.queries.period_words import written
from retention.sealing import VaultError

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Opened:
    """What the vault gave, and whether it refused anything."""

    answers: Sequence[tuple[str, str]] = ()
    notes: Sequence[tuple[Note, str]] = ()
    unreadable: bool = False


@sensitive_variables()
def opened(submission: Submission) -> Opened:
    """Answers and notes, opened. Recording who looks comes before this, and is the caller's."""
    notes, refused = _notes(submission)
    try:
        answers = [(answer.label, as_text(answer)) for answer in submission.opened()]
    except VaultError:
        return Opened((), notes, unreadable=True)
    return Opened(answers, notes, unreadable=refused)


def _notes(submission: Submission) -> tuple[list[tuple[Note, str]], bool]:
    found = []
    refused = False
    for note in submission.notes.select_related("author"):
        try:
            found.append((note, note.text.open()))
        except VaultError:
            refused = True
    return found, refused


def as_text(answer: Answer) -> str:
    """An answer written out."""
    value: Any = answer.value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value is None or value == "" or value == []:
        return NOTHING
    if isinstance(value, list):
        return ", ".join(str(one) for one in value)
    if isinstance(value, dict):
        return "\n".join(str(one) for one in value.values() if one not in (None, ""))
    if answer.field_type == "date":
        try:
            return written(date.fromisoformat(str(value)))
        except ValueError:
            return str(value)
    return str(value)


def files_of(submission: Submission) -> list[tuple[str, Upload]]:
    """The files that came with it, numbered; what they were called stands among the answers."""
    rows = submission.uploads.order_by("pk")
    return [(_("File %(number)d") % {"number": at}, row) for at, row in enumerate(rows, start=1)]


def content_of(upload: Upload, record: UUID) -> bytes:
    """What is in a file.

    Raises:
        VaultError: it cannot be opened, and why.
        OSError: storage does not give it.
    """
    with upload.file.open("rb") as stored:
        return vault.open_bytes(SUBMISSIONS, record, f"file:{upload.uuid}", stored.read())
