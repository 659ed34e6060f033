"""The store of allowances: kept seven years after their calendar year (promise P17)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from retention.record_store import RecordStore
from retention.stores import Effects, Label

from .models import ALLOWANCES, RULE, Allowance
from .operations.recording import forget_exports
from .queries.opened import opened


class AllowanceStore(RecordStore[Allowance]):
    """Allowances with their payments. Nothing of it is ever public."""

    key = ALLOWANCES
    rules: Collection[str] = (RULE,)
    model = Allowance

    @property
    def label(self) -> str:
        """For people."""
        return _("Allowances of members")

    def labels(self, records: Collection[UUID]) -> Mapping[UUID, Label]:
        return {
            one.uuid: Label(str(one), reverse("allowances_allowance:inspect", args=[one.pk]))
            for one in self.rows.filter(uuid__in=records)
        }

    def erase_rows(self, records: Sequence[Allowance], effects: Effects) -> None:
        super().erase_rows(records, effects)
        forget_exports({one.year for one in records})

    def export_of(self, record: Allowance) -> Mapping[str, object]:
        (one,) = opened([record])
        return {
            "year": record.year,
            "name": one.name,
            "iban": one.iban,
            "holder": one.holder,
            "payments": [
                {"on": str(paid.on), "amount": str(paid.amount), "description": paid.description}
                for paid in one.payments
            ],
        }
