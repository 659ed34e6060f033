"""The store of free texts that nobody has looked at yet."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.utils.translation import gettext as _

from forms_privacy import kinds
from retention.record_store import RecordStore

from .models import FREE_TEXTS, FreeTexts
from .queries.free_texts import texts_of


class FreeTextStore(RecordStore[FreeTexts]):
    """Free texts of surveys, until somebody looked at them (promise P13)."""

    key = FREE_TEXTS
    model = FreeTexts

    @property
    def rules(self) -> Collection[str]:  # type: ignore[override]
        """The rules of all kinds whose answers are counted."""
        return {kind.rule for kind in kinds.all_kinds() if kind.counts}

    @property
    def label(self) -> str:
        """For people."""
        return _("Free texts in surveys")

    def export_of(self, record: FreeTexts) -> Mapping[str, object]:
        """The texts; whose they are, nobody knows."""
        return {"question": record.question, "texts": texts_of(record)}
