"""Holding a statement back, and publishing it after somebody who may has confirmed it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from wagtail.log_actions import log

from privacy_blocks.publishing.findings import Finding, day_of, findings
from privacy_blocks.queries.confirmations import CONFIRMED, HELD_BACK

if TYPE_CHECKING:
    from django.contrib.auth.models import User
    from wagtail.models import Revision


def hold_back(page: Any, user: User | None, *, today: date) -> list[Finding]:
    """What stops the latest draft of a statement from being published; nothing: it may go out.

    Writes in the page's log that it was stopped.
    """
    revision = page.get_latest_revision()
    draft = revision.as_object() if revision else page
    found = findings(draft, today=day_of(draft, today=today))
    if found:
        log(
            page,
            HELD_BACK,
            user=user,
            revision=revision,
            data={"lines": [finding.key for finding in found]},
        )
    return found


def publish_confirmed(
    page: Any, revision: Revision, found: Sequence[Finding], *, reason: str, user: User
) -> None:
    """Publish a draft that was held back, and write down who confirmed what, and why."""
    with transaction.atomic():
        log(
            page,
            CONFIRMED,
            user=user,
            revision=revision,
            data={"reason": reason, "lines": [finding.key for finding in found]},
        )
        revision.publish(user=user, skip_permission_checks=True)
