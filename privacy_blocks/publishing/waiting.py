"""Statements that wait until somebody who may has confirmed them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import get_user_model
from wagtail.models import PageLogEntry

from privacy_blocks.queries.confirmations import HELD_BACK
from privacy_blocks.queries.pages import statement_pages

MAY_CONFIRM = "privacy_blocks.confirm_statement"
"""Who may publish what the register does not say."""


def waiting_statements() -> list[Any]:
    """Statements whose latest draft was held back and is not public."""
    found = []
    for page in statement_pages():
        latest = page.latest_revision_id
        if latest and latest != page.live_revision_id and _was_held_back(page, latest):
            found.append(page)
    return found


def _was_held_back(page: Any, revision: int) -> bool:
    entries = PageLogEntry.objects.filter(page=page.pk, action=HELD_BACK, revision=revision)
    return bool(entries.exists())


def who_may_confirm() -> list[str]:
    """Names of people who may, so that an editor knows whom to ask."""
    users = get_user_model().objects.with_perm(
        MAY_CONFIRM,
        is_active=True,
        include_superusers=False,
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return sorted(user.get_full_name() or user.get_username() for user in users)
