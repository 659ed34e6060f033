"""The versions of every live statement, on whatever page it stands."""

from __future__ import annotations

from datetime import date

from privacy_blocks.models.version import Cause
from privacy_blocks.operations.versions import keep_version, make_up
from privacy_blocks.queries.pages import live_statements


def make_up_all(*, today: date) -> None:
    """Keep what is missing of the days on which the register changed; cheap when nothing is."""
    for page in live_statements():
        make_up(page, today=today)


def keep_all(*, today: date, cause: Cause = Cause.FOUND) -> None:
    """Bring the versions up to what each statement says now."""
    for page in live_statements():
        make_up(page, today=today)
        keep_version(page, today=today, cause=cause)
