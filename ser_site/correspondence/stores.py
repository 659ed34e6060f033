"""The store of correspondence: gone ten years after the document's date (promise P15)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID, uuid4

from django.urls import reverse
from django.utils.translation import gettext as _

from retention.files import PRIVATE
from retention.private_storage import files_in
from retention.record_store import RecordStore
from retention.rules.decision import Cause
from retention.stores import Effects, Label, StoredFile

from .models import CORRESPONDENCE, Document
from .operations.recording import forget_empty_meetings


class CorrespondenceStore(RecordStore[Document]):
    """Papers, minutes and messages, with the links to them. Nothing of it is ever public."""

    key = CORRESPONDENCE
    rules: Collection[str] = (CORRESPONDENCE,)
    model = Document

    @property
    def label(self) -> str:
        """For people."""
        return _("Correspondence with members")

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            one.uuid: Label(str(one), reverse("correspondence_meeting:document", args=[one.pk]))
            for one in self.rows.filter(uuid__in=records)
        }

    def files_of(self, records: Sequence[Document]) -> Iterable[StoredFile]:
        return [StoredFile(one.uuid, PRIVATE, one.file.name) for one in records if one.file.name]

    def erase_rows(self, records: Sequence[Document], effects: Effects) -> None:
        super().erase_rows(records, effects)
        if not any(one.cause == Cause.DELETED for one in effects.done):
            forget_empty_meetings({one.meeting_id for one in records})

    def stray_files(self, *, before: datetime, turn: int) -> Iterable[StoredFile]:
        known = set(self.rows.exclude(file="").values_list("file", flat=True))
        for name in files_in(CORRESPONDENCE, before=before):
            if name not in known:
                yield StoredFile(uuid4(), PRIVATE, name)

    def export_of(self, record: Document) -> Mapping[str, object]:
        return {
            "kind": record.kind,
            "date": str(record.dated_on),
            "meeting": record.meeting.title,
            "title": record.title.open(),
            "message": record.message.open(),
            "file": record.file.name,
            "sendings": [
                {"at": one.wanted_at.isoformat(), "members": one.wanted, "sent": one.sent}
                for one in record.sendings.all()
            ],
        }
