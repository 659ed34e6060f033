"""Where the statement speaks of an activity."""

from __future__ import annotations

from .models import StatementPage


def address_of(activity: str, language: str) -> str:
    """The part of the live statement in a language; empty without one."""
    statements = StatementPage.objects.live().filter(locale__language_code=language)
    page = statements.order_by("path").first()
    return f"{page.url}#{activity}" if page is not None and page.url else ""
