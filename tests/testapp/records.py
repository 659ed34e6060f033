"""A record with an end of its own, and the store that keeps it."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from retention.fields import SealedText
from retention.models.record import RetainedRecord
from retention.record_store import RecordStore

LETTERS = "letters"


class Letter(RetainedRecord):
    """What somebody wrote, with notes on it."""

    subject = models.CharField(max_length=80)
    text = SealedText(store=LETTERS)

    class Meta(RetainedRecord.Meta):
        pass

    def __str__(self) -> str:
        return self.subject


class LetterNote(models.Model):
    """What goes with its letter."""

    letter = models.ForeignKey(Letter, on_delete=models.CASCADE, related_name="notes")
    words = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.words


class LetterStore(RecordStore[Letter]):
    """Letters under the rules ``contact`` and ``complaint``."""

    key = LETTERS
    rules = ("contact", "complaint", "subsidy")
    model = Letter

    @property
    def label(self) -> str:
        return "Letters"

    def export_of(self, record: Letter) -> Mapping[str, object]:
        return {"subject": record.subject, "text": record.text.open()}
