"""The store of objections: what the engine asks of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from media_retention.models import OBJECTION_RULE, OBJECTIONS, Objection
from retention.record_store import RecordStore
from retention.rules.decision import Cause
from retention.stores import Candidate, Effects, Label

SEALED = ("reason", "motivation")


class ObjectionStore(RecordStore[Objection]):
    """Objections against media; the decision starts the clock, whichever way it goes.

    None is ever public, so there is nothing to take down.
    """

    key = OBJECTIONS
    rules: Collection[str] = (OBJECTION_RULE,)
    model = Objection
    cause = Cause.HANDLED

    @property
    def label(self) -> str:
        """For people."""
        return _("Objections against pictures")

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            one.uuid: Label(str(one), reverse("media_retention_objection:inspect", args=[one.pk]))
            for one in self.rows.filter(uuid__in=records)
        }

    def take_down(self, records: Sequence[Candidate], *, now: datetime) -> Effects:
        return Effects()

    def restore(self, records: Sequence[Candidate], *, today: date) -> Effects:
        return Effects()

    def export_of(self, record: Objection) -> Mapping[str, object]:
        """For the person themselves: opened."""
        own = {
            field.name: str(field.value_from_object(record))
            for field in record._meta.concrete_fields
            if field.name not in SEALED
        }
        return {**own, **{name: getattr(record, name).open() for name in SEALED}}
