"""Finding what was kept of a statement, and the days on which something should have been."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils import timezone

from privacy_blocks.models.version import StatementVersion
from retention.models import RuleVersion

if TYPE_CHECKING:
    from wagtail.models import Page

NOT_NEEDED_IN_A_LIST = ("content", "previous_digest")


def versions_of(page: Page) -> QuerySet[StatementVersion]:
    """What this page said in its language, newest first."""
    return StatementVersion.objects.filter(
        page_key=page.translation_key, language=page.locale.language_code
    ).order_by("-number")


def listed_versions(page: Page) -> QuerySet[StatementVersion]:
    """The same, without what they said: for lists."""
    return versions_of(page).defer(*NOT_NEEDED_IN_A_LIST)


def newest_version(page: Page) -> StatementVersion | None:
    """What the page said last; None when nothing was kept yet."""
    return versions_of(page).first()


def version_at(page: Page, slug: str) -> StatementVersion | None:
    """The version with this part of an address: “2026-11-22”, “2026-11-22-2”."""
    parts = slug.split("-")
    try:
        day, rest = date.fromisoformat("-".join(parts[:3])), parts[3:]
        number = int(rest[0]) if rest else 1
    except ValueError:
        return None
    found = versions_of(page).filter(day=day, day_number=number).first()
    return found if found and found.slug == slug else None


def version_before(version: StatementVersion) -> StatementVersion | None:
    """What the same statement said before this version."""
    return StatementVersion.objects.filter(
        page_key=version.page_key, language=version.language, number=version.number - 1
    ).first()


def days_missing(page: Any, newest: StatementVersion | None, *, today: date) -> list[date]:
    """The days on which a change of the register took effect and nothing was kept yet.

    None when no version was ever kept: nobody knows what the page said before. What changed
    while the page was off the site was never said.
    """
    if newest is None:
        return []
    since = newest.day
    published = page.last_published_at and timezone.localdate(page.last_published_at)
    if published and published <= today:
        since = max(since, published)
    changes = RuleVersion.objects.filter(
        annulled_at=None, effective_from__gt=since, effective_from__lte=today
    )
    found = changes.order_by("effective_from").values_list("effective_from", flat=True)
    return [day for day in found.distinct() if day is not None]


def damaged_versions() -> list[str]:
    """What is no longer as it was kept, or is missing, a line each."""
    problems: list[str] = []
    before: StatementVersion | None = None
    for version in StatementVersion.objects.order_by("page_key", "language", "number").iterator(20):
        if not version.is_intact:
            problems.append(f"version {version} is not what was kept")
        if not _follows(version, before):
            problems.append(f"a version before {version} is missing or was changed")
        before = version
    return problems


def _follows(version: StatementVersion, before: StatementVersion | None) -> bool:
    same = before is not None and (version.page_key, version.language) == (
        before.page_key,
        before.language,
    )
    if before is None or not same:
        return version.number == 1
    return version.number == before.number + 1 and version.previous_digest == before.digest
