"""What a hold keeps as it is: the file of a medium, and what was written down of a consent.

Checked under the lock on the row, which placing a hold takes too.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db.models.fields.files import FieldFile

from media_retention.models import CONSENTS, Consent, RetainedMedium
from retention.queries.holds import active_hold
from retention.sealed import Fresh, Sealed

STORE = "media"


class UnderHold(ValueError):
    """A hold keeps this as it is, until it is released."""


def refuse_other_file(medium: RetainedMedium) -> None:
    """Within a transaction: lock a medium whose file is to be replaced or taken away.

    Raises:
        UnderHold: a hold keeps the file.
    """
    rows = type(medium)._base_manager.select_for_update(no_key=True, of=("self",))
    list(rows.filter(pk=medium.pk).values_list("pk"))
    if active_hold(STORE, medium.uuid):
        raise UnderHold(f"{medium.uuid} is on hold: its file stays as it is")


def refuse_other_words(consent: Consent, fields: Collection[str]) -> None:
    """Within a transaction: lock a consent of which these fields are to be saved.

    Raises:
        UnderHold: a hold keeps it, and it would say something else.
    """
    rows = Consent._base_manager.select_for_update(no_key=True, of=("self",))
    before = rows.filter(pk=consent.pk).first()
    if before is None or not active_hold(CONSENTS, before.uuid):
        return
    if any(_differs(getattr(consent, name), getattr(before, name)) for name in fields):
        raise UnderHold(f"{consent.uuid} is on hold: what it says stays as it is")


def _is_new(file: Any) -> bool:
    return bool(file) and not file._committed


def _differs(now: Any, before: Any) -> bool:
    if isinstance(now, Sealed):
        # What is not written anew is not opened.
        same = now.content == before.content
        return not same and not (isinstance(now.content, Fresh) and now.open() == before.open())
    if isinstance(now, FieldFile):
        return (now.name or "") != (before.name or "") or _is_new(now)
    return bool(now != before)
