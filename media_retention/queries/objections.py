"""Objections against media."""

from uuid import UUID

from django.db.models import QuerySet

from media_retention.models import Objection


def pending() -> QuerySet[Objection]:
    """Those that wait for a decision, the oldest first.

    Not one whose medium is gone, and that only a hold keeps: its clock runs.
    """
    waiting = Objection.objects.filter(decided_on=None, clock_start=None)
    return waiting.order_by("received_on", "pk")


def pending_against(medium: UUID) -> Objection | None:
    """What keeps a medium off the site until somebody decides."""
    return pending().filter(medium=medium).first()


def is_disputed(medium: UUID) -> bool:
    """Whether an objection against it waits for a decision."""
    return pending().filter(medium=medium).exists()
