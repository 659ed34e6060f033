"""What tests of videos from elsewhere share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from media_retention.models import Placement
from retention import engine, stores
from retention.rules.decision import Cause
from retention.stores import Candidate

TODAY = date(2026, 9, 14)
NUMBER = "aB3_-xYz012"
ADDRESS = f"https://www.youtube.com/watch?v={NUMBER}"

SCREENS = "media_retention_embed"
"""The namespace of their addresses in the admin."""


def body(video: Any) -> list[tuple[str, Any]]:
    """Of a page that shows it."""
    return [("embed", {"video": video, "caption": "Wie praat hier", "transcript": "Hallo."})]


def html(page: Any) -> str:
    return str(Client().get(page.url).content.decode())


def use(medium: Any, page: Any) -> Placement:
    return Placement.objects.get(page_id=page.pk, medium=medium.uuid)


def fresh(medium: Any) -> Any:
    return type(medium).objects.get(pk=medium.pk)


def act(what: Callable[..., None], medium: Any) -> None:
    """Take down, or restore, as somebody asks for."""
    what(stores.get("media"), requested(medium), today=TODAY)


def erase(medium: Any) -> None:
    engine.apply(stores.get("media"), [requested(medium)], today=TODAY)


def requested(medium: Any) -> Candidate:
    candidate = stores.get("media").candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    return candidate


def sent(**fields: str) -> dict[str, str]:
    """What the form sends."""
    return {
        "title": "Elsewhere",
        "address": ADDRESS,
        "poster": "",
        "people_recognisable": "True",
        "legal_basis": "journalistic_interest",
        "intended_use": "news",
        "credit": "",
        **fields,
    }
