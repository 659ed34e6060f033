"""The copy that somebody gets of what is held of them (GDPR art. 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from forms_privacy.beside_messages import Beside
from forms_privacy.models import SUBMISSIONS, Act, Submission, Upload
from forms_privacy.packing import name_of, packed
from forms_privacy.queries.persons import Found
from forms_privacy.queries.reading import content_of
from retention import clock, stores
from retention.sealing import VaultError

from . import opening


@dataclass(frozen=True, slots=True)
class Copy:
    """What somebody gets: JSON in UTF-8, in a ZIP where files belong to it."""

    parts: Iterator[bytes]
    """Made while they are sent."""

    ending: str


@sensitive_variables()
def copy_of(found: Found, *, by: User, now: datetime) -> Copy:
    """All of it, made once it stands recorded who takes it. It is kept nowhere."""
    opening.record(found.to_copy, Act.EXPORTED, by=by, now=now)
    for one in [*found.to_copy, *(other.record for other in found.beside_to_copy)]:
        log(one, "forms_privacy.export", user=by)
    files = {one.number: list(one.uploads.order_by("pk")) for one in found.to_copy}
    copy = {
        "made": clock.day_of(now).isoformat(),
        "messages": list(_messages(found, files)),
        "beside": list(_beside(found)),
    }
    text = json.dumps(copy, ensure_ascii=False, indent=2, default=str).encode("utf-8", "replace")
    if not any(files.values()):
        return Copy(iter([text]), "json")
    return Copy(packed(_members(text, found, files, _unreadable())), "zip")


Files = Mapping[str, Sequence[Upload]]
"""By the number of the message they came with."""


def _messages(found: Found, files: Files) -> Iterator[dict[str, object]]:
    for one in found.to_copy:
        held = _exported(SUBMISSIONS, one)
        if held:  # or it was erased meanwhile
            named = _named(one, files[one.number])
            yield {"number": one.number, **held, "files": named, "kept_until": _end(one)}


def _members(
    text: bytes, found: Found, files: Files, unreadable: str
) -> Iterator[tuple[str, bytes]]:
    """Files are opened one by one. The language is another one by then, so that is not asked."""
    yield "copy.json", text
    for one in found.to_copy:
        for number, upload in enumerate(files[one.number], start=1):
            name = _place(one, upload, number)
            try:
                yield name, content_of(upload, one.uuid)
            except (VaultError, OSError):
                yield f"{name}.txt", unreadable.encode()


def _beside(found: Found) -> Iterator[dict[str, object]]:
    for one in found.beside_to_copy:
        held = _exported(one.store, one.record)
        if held:
            yield {"what": _what(one), **held, "kept_until": _end(one.record)}


def _exported(store: str, record: Any) -> dict[str, object]:
    """All of it; what the vault does not give is said, and never left out without a word."""
    try:
        return dict(stores.get(store).export(record.uuid))
    except VaultError:
        return {"unreadable": _unreadable()}


def _unreadable() -> str:
    return _("This cannot be read: its key is missing or wrong.")


def _named(submission: Submission, uploads: Sequence[Upload]) -> list[dict[str, object]]:
    """Where they are in the ZIP; what they were called stands among the answers."""
    return [
        {
            "question": one.field,
            "type": one.content_type,
            "bytes": one.size,
            "file": _place(submission, one, number),
        }
        for number, one in enumerate(uploads, start=1)
    ]


def _place(submission: Submission, upload: Upload, number: int) -> str:
    return f"{submission.number}/{name_of(upload, number)}"


def _what(one: Beside) -> str:
    return stores.get(one.store).label


def _end(record: Any) -> str | None:
    return record.due.isoformat() if record.due else None
