"""What tests of the clock share: a use, an end, and publishing a page."""

from __future__ import annotations

from datetime import date
from typing import Any

from media_retention.models import Placement


def use(page: Any) -> Placement:
    return Placement.objects.get(page_id=page.pk)


def due(photo: Any) -> date | None:
    found: date | None = type(photo).objects.get(pk=photo.pk).due
    return found


def publish(page: Any, **changes: Any) -> None:
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()
