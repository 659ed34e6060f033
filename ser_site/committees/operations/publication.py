"""What Wagtail forgets of a page that goes off the site, noted so that it can be put back.

Unpublishing drops which revision is live, whether there is a draft beyond it, and what is
scheduled. A note holds keys and moments: nothing of what a page says.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.dateparse import parse_datetime
from wagtail.models import Page, Revision


@dataclass(frozen=True, slots=True)
class Publication:
    """How one page stood on the site, as JSON can hold it."""

    page: int
    live: bool
    live_revision: int | None
    latest_revision: int | None
    has_unpublished_changes: bool
    scheduled: dict[str, str]
    """When a revision was to be published, by its key."""


def note(page: Page) -> dict[str, Any]:
    """How a page stands on the site now."""
    planned = _revisions(page).exclude(approved_go_live_at=None)
    return asdict(
        Publication(
            page=page.pk,
            live=page.live,
            live_revision=page.live_revision_id,
            latest_revision=page.latest_revision_id,
            has_unpublished_changes=page.has_unpublished_changes,
            scheduled={
                str(key): moment.isoformat()
                for key, moment in planned.values_list("pk", "approved_go_live_at")
            },
        )
    )


def take_off(page: Page) -> None:
    """No visitor sees the page, and nothing that was scheduled brings it back."""
    if page.live:
        page.unpublish(log_action=None)
    _revisions(page).update(approved_go_live_at=None)


def put_back(page: Page, noted: dict[str, Any]) -> None:
    """The page stands as it was noted; what was written since is a draft, unless published."""
    was = Publication(**noted)
    revisions = _revisions(page)
    if was.live and not page.live:
        page.live = True
        page.live_revision = revisions.filter(pk=was.live_revision).first()
        written_since = page.latest_revision_id != was.latest_revision
        page.has_unpublished_changes = was.has_unpublished_changes or written_since
        page.save(update_fields=["live", "live_revision", "has_unpublished_changes"])
    for key, moment in was.scheduled.items():
        revisions.filter(pk=key).update(approved_go_live_at=parse_datetime(moment))


def _revisions(page: Page) -> QuerySet[Revision]:
    found: QuerySet[Revision] = page.revisions
    return found.all()
