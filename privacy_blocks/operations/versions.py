"""Keeping what a statement says, each time it says something else (promise P30).

A version is made from what is live, never from an editor's draft. A change of the register
takes effect at 00:00 without anybody being there; its version is made by the first who comes by
(a sweep, ``check_promises``, a visitor), as the page was on that day, and bears its date.
"""

from __future__ import annotations

import logging
from datetime import date, datetime, time
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.utils import timezone

from privacy_blocks.models.version import Cause, StatementVersion
from privacy_blocks.queries.content import Content, read_content, says_the_same
from privacy_blocks.queries.versions import (
    days_missing,
    listed_versions,
    newest_version,
)
from retention import purges

logger = logging.getLogger(__name__)

ATTEMPTS = 5
"""How often to look anew after another process kept a version first."""

PURGED_FOR = "statement"
"""Under which name the caches in front of the site are asked to forget a page."""


def keep_version(
    page: Any,
    *,
    today: date,
    cause: Cause = Cause.FOUND,
    now: datetime | None = None,
) -> StatementVersion | None:
    """Keep what a live page says, if that is not what its newest version says.

    Does nothing when run again. Two processes at once keep one version.

    Args:
        today: the day of which the figures are; the version's date.
        now: since when the page says this; this moment when it is not given.

    Returns:
        The new version; None when the newest one says the same.
    """
    return _keep(page, today, cause, now or timezone.now(), late=False)


def make_up(page: Any, *, today: date) -> list[StatementVersion]:
    """Keep the versions of the days on which a change of the register took effect unnoticed.

    Each is what the page, as it is stored now, said on that day from 00:00 on. Call this before
    the page or the register is changed.
    """
    newest = listed_versions(page).first()
    made = (
        _keep(page, day, Cause.REGISTER, _midnight(day), late=True)
        for day in days_missing(page, newest, today=today)
    )
    return [version for version in made if version]


def up_to_date_versions(page: Any, *, today: date) -> list[StatementVersion]:
    """All versions of a live page, newest first, after making up for what is missing.

    Two queries when nothing is. Without what the versions say.
    """
    versions = list(listed_versions(page))
    if not versions:
        made = [keep_version(page, today=today)]
    else:
        missing = days_missing(page, versions[0], today=today)
        made = [*make_up(page, today=today)] if missing else []
    return list(listed_versions(page)) if any(made) else versions


def _keep(
    page: Any, day: date, cause: Cause, since: datetime, *, late: bool
) -> StatementVersion | None:
    content = read_content(page, today=day)
    for _attempt in range(ATTEMPTS):
        newest = newest_version(page)
        if newest and (says_the_same(newest.content, content) or (late and newest.day > day)):
            return None
        try:
            with transaction.atomic():
                version = _next(page, content, newest, day, cause, since)
                version.save()
        except IntegrityError:
            continue
        purges.pages_changed(PURGED_FOR, [page.pk])
        return version
    logger.error("no version of page %s could be kept: others keep them all the time", page.pk)
    return None


def _next(
    page: Any,
    content: Content,
    newest: StatementVersion | None,
    day: date,
    cause: Cause,
    since: datetime,
) -> StatementVersion:
    # A clock that was set back must not put a version before an older one.
    day = max(day, newest.day) if newest else day
    return StatementVersion(
        content_type=ContentType.objects.get_for_model(type(page)),
        page_key=page.translation_key,
        language=page.locale.language_code,
        number=newest.number + 1 if newest else 1,
        day=day,
        day_number=newest.day_number + 1 if newest and newest.day == day else 1,
        valid_from=since,
        cause=cause,
        title=page.title,
        content=content,
        previous_digest=newest.digest if newest else "",
    )


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=timezone.get_default_timezone())
