"""The copy that somebody gets of what is held of them (GDPR art. 15 and 20)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from forms_privacy.beside_messages import Beside
from forms_privacy.models import SUBMISSIONS, Act, Submission
from forms_privacy.queries.persons import Found
from retention import clock, stores
from retention.sealing import VaultError

from . import opening


@sensitive_variables()
def copy_of(found: Found, *, by: User, now: datetime) -> bytes:
    """JSON in UTF-8, made once it stands recorded who takes it. It is kept nowhere."""
    opening.record(found.to_copy, Act.EXPORTED, by=by, now=now)
    for one in [*found.to_copy, *(other.record for other in found.beside_to_copy)]:
        log(one, "forms_privacy.export", user=by)
    copy = {
        "made": clock.day_of(now).isoformat(),
        "messages": list(_messages(found)),
        "beside": list(_beside(found)),
    }
    text = json.dumps(copy, ensure_ascii=False, indent=2, default=str)
    return text.encode("utf-8", "replace")


def _messages(found: Found) -> Iterator[dict[str, object]]:
    for one in found.to_copy:
        held = _exported(SUBMISSIONS, one)
        if held:  # or it was erased meanwhile
            yield {"number": one.number, **held, "files": _files(one), "kept_until": _end(one)}


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
        return {"unreadable": _("This cannot be read: its key is missing or wrong.")}


def _files(submission: Submission) -> list[dict[str, object]]:
    """That they are there; what they were called stands among the answers."""
    return [
        {"question": one.field, "type": one.content_type, "bytes": one.size}
        for one in submission.uploads.order_by("pk")
    ]


def _what(one: Beside) -> str:
    return stores.get(one.store).label


def _end(record: Any) -> str | None:
    return record.due.isoformat() if record.due else None
