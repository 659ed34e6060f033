"""Which lines of a statement somebody who may has confirmed, and why."""

from __future__ import annotations

from typing import Any

from wagtail.models import PageLogEntry

CONFIRMED = "privacy_blocks.confirm"
"""What the page's log calls it: ``data`` holds ``reason`` and ``lines``."""

HELD_BACK = "privacy_blocks.hold_back"
"""Somebody wanted to publish the revision of the entry, and was asked to have it confirmed."""


def confirmed_lines(page: Any) -> dict[str, str]:
    """Each line that was confirmed on this page, with the reason; the latest one counts."""
    entries = PageLogEntry.objects.filter(page=page.pk, action=CONFIRMED).order_by("timestamp")
    return {
        line: str(entry.data.get("reason", ""))
        for entry in entries
        for line in entry.data.get("lines", [])
    }
