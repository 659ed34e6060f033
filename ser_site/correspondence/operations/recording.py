"""Recording a document of a meeting, and removing one that was a mistake."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.views.decorators.debug import sensitive_variables
from wagtail.log_actions import log

from retention import engine, stores, vault
from retention.operations.records import forget_log, start_clock
from retention.rules.decision import Cause, Outcome
from ser_site.correspondence.models import CORRESPONDENCE, Document, Meeting


class MeetingGone(LookupError):
    """The meeting was removed meanwhile."""


@sensitive_variables("content")
def record(
    document: Document, content: bytes, *, ending: str, today: date, by: Any = None
) -> Document:
    """Keep a document under its rule, its file sealed with its own key.

    Raises:
        MeetingGone: there is no such meeting any more.
    """
    with transaction.atomic():
        if not Meeting.objects.select_for_update().filter(pk=document.meeting_id).exists():
            raise MeetingGone(str(document.meeting_id))
        document.rule, document.collected_on = CORRESPONDENCE, today
        document.save()
        if content:
            sealed = vault.seal(CORRESPONDENCE, document.uuid, "file", content)
            document.ending, document.size = ending, len(content)
            document.file.save("paper", ContentFile(sealed), save=False)
            document.save(update_fields=["file", "ending", "size"])
        start_clock(document, on=document.dated_on, today=today)
        log(instance=document, action="wagtail.create", user=by)
    return document


def remove(document: Document, *, today: date) -> bool:
    """Erase a document that was a mistake, with its links. False when a hold keeps it."""
    store = stores.get(CORRESPONDENCE)
    candidate = store.candidate(document.uuid, Cause.DELETED)
    if candidate is None:
        return True
    applied = engine.apply(store, [candidate], today=today)
    return all(item.outcome == Outcome.ERASED for item in applied.items)


def forget_empty_meetings(meetings: Collection[int]) -> None:
    """A meeting goes with the last of its documents."""
    empty = Meeting.objects.select_for_update().filter(pk__in=meetings)
    keys = [one.pk for one in empty if not one.documents.exists()]
    Meeting.objects.filter(pk__in=keys).delete()
    forget_log(Meeting, [str(key) for key in keys])
