"""What is behind a personal link."""

from __future__ import annotations

from datetime import date, datetime
from uuid import uuid4

from forms_privacy import personal_links
from forms_privacy.models import Submission


def behind(token: str, *, now: datetime, today: date) -> Submission | None:
    """The submission that a personal link leads to.

    None when the link was changed, is too old or was revoked, and when what was sent is gone
    or out of sight. Nobody is told which: each asks the database once.
    """
    link = personal_links.read(token)
    found = Submission.objects.filter(uuid=link.submission if link else uuid4())
    submission = found.select_related("form").first()
    if submission is None or link is None or link.until <= now:
        return None
    if link.version != submission.link_version or submission.taken_down_at is not None:
        return None
    return None if submission.is_due(today) else submission
