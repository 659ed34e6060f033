"""Saying of a medium what it is for, on which ground it shows people, and whether it does."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from media_retention.models import IntendedUse, MediumBasis, RetainedMedium
from media_retention.queries.media import by_uuid
from media_retention.queries.permissions import may_clear


class NotYours(PermissionError):
    """Somebody else decides on this: it would bring back what has come to its end."""


class MediumGone(LookupError):
    """It was erased in the meantime."""


@dataclass(frozen=True, slots=True)
class Description:
    """What is said of a medium; None leaves that as it is."""

    people_recognisable: bool | None = None
    legal_basis: MediumBasis | None = None
    intended_use: IntendedUse | None = None

    def differing_from(self, medium: RetainedMedium) -> dict[str, Any]:
        """What would change of this medium."""
        told = {
            "people_recognisable": self.people_recognisable,
            "legal_basis": self.legal_basis,
            "intended_use": self.intended_use,
        }
        return {
            name: value
            for name, value in told.items()
            if value is not None and value != getattr(medium, name)
        }


def describe(medium: UUID, description: Description, *, by: User | None, today: date) -> bool:
    """Write it down; the end date follows as at every save. Returns whether anything changed.

    Raises:
        MediumGone: there is nothing left to describe.
        NotYours: it is past its end, and ``by`` may not say that nobody is in it.
        ValidationError: it rests on consent, and nothing else can take the place of that.
    """
    with transaction.atomic():
        for row in by_uuid([medium], lock=True):
            changes = description.differing_from(row)
            cleared = changes.get("people_recognisable") is False
            if cleared and by is not None and not may_clear(by, row, today=today):
                raise NotYours(str(medium))
            back = cleared and row.due is not None and row.due <= today
            for name, value in changes.items():
                setattr(row, name, value)
            row.refuse_other_ground()
            if changes:
                row.save(update_fields=list(changes))
                log(instance=row, action="wagtail.edit", user=by)
                if back:
                    log(instance=row, action="media_retention.nobody_in_it", user=by)
            return bool(changes)
    raise MediumGone(str(medium))
