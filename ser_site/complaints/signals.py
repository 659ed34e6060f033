"""Terms follow what is known of special days."""

from __future__ import annotations

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from .models import SpecialDay
from .operations.procedures import recount


@receiver([post_save, post_delete], sender=SpecialDay, dispatch_uid="complaints.special_day")
def _special_day_changed(**kwargs: Any) -> None:
    """What is open may end another day."""
    recount()
