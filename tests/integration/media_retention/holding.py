"""A photo that is due, and a hold on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from retention.models import Hold
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage

TODAY = date(2026, 9, 14)
LONG_AGO = date(2024, 3, 14)


def hold(photo: Any) -> Hold:
    return place_hold(
        "media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="A claim runs.", today=TODAY
    )


def due_on_a_page(news: MakePage, make_image: Callable[..., Any]) -> Any:
    """A photo that is due today, with a size made of it, on a page."""
    photo = make_image()
    photo.get_rendition("width-20")
    news(on=LONG_AGO, hero_image=photo)
    return photo
