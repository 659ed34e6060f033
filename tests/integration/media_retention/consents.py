"""What tests of consent share: what a screen is sent, and what became of a photo."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.test import Client
from django.urls import reverse

from retention.models import Erasure
from ser_site.media.models import SerImage
from tests.consenting import NAME

SENT = {
    "name": NAME,
    "contact": "",
    "guardian": "",
    "purpose": "Foto’s van het werkbezoek",
    "wording": "Ik vind het goed.",
    "wording_version": "2026-1",
    "given_on": "2026-09-01",
    "channel": "paper",
    "ends_on": "",
}
"""What the form of a consent sends."""


def url(name: str, *args: Any) -> str:
    return reverse(f"media_retention_consent:{name}", args=args)


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode())


def fresh(medium: Any) -> SerImage:
    found: SerImage = SerImage.objects.get(pk=medium.pk)
    return found


def name_of(medium: Any) -> str:
    """What the names of its sizes begin with: Wagtail cuts them short."""
    return Path(medium.file.name).stem[:16]


def body(page: Any) -> str:
    """A page as a visitor gets it."""
    return Client().get(page.url).content.decode()


def acts(record: Any) -> list[tuple[str, str]]:
    """What was done to a record, and why, in order."""
    lines = Erasure.objects.filter(record=record.uuid).order_by("pk")
    return list(lines.values_list("act", "cause"))
