"""What a statement said from a day on: kept as it was, and never changed again (promise P30)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NoReturn
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class VersionsAreKept(Exception):
    """A kept version is neither changed nor removed."""

    def __init__(self) -> None:
        super().__init__("a kept version of a statement is neither changed nor removed")


class Cause(models.TextChoices):
    """What made the statement say something else."""

    PUBLISHED = "published", _("The page was published")
    REGISTER = "register", _("The register of processing activities changed")
    FOUND = "found", _("Noticed at the daily check")


class VersionQuerySet(models.QuerySet["StatementVersion"]):
    """Versions are added one by one, and read."""

    def update(self, **kwargs: Any) -> NoReturn:
        """Refused.

        Raises:
            VersionsAreKept: always.
        """
        raise VersionsAreKept

    def delete(self) -> NoReturn:
        """Refused.

        Raises:
            VersionsAreKept: always.
        """
        raise VersionsAreKept

    def bulk_create(self, objs: Iterable[StatementVersion], *args: Any, **kwargs: Any) -> NoReturn:
        """Refused: it can overwrite on a conflict.

        Raises:
            VersionsAreKept: always.
        """
        raise VersionsAreKept


class StatementVersion(models.Model):
    """The text and the figures of one statement in one language, as visitors saw them.

    It refers to its page by the key that a page shares with its translations, and the
    language: it outlives the page, and Wagtail's revisions. ``content`` is what
    :mod:`privacy_blocks.queries.content` reads from a page. ``digest`` covers that content
    and the digest of the version before it, so that a change or a gap can be seen.
    Nothing here says which editor it was.
    """

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    page_key = models.UUIDField()
    language = models.CharField(_("language"), max_length=10)
    number = models.PositiveIntegerField(_("number"))
    day = models.DateField(_("valid from"))
    day_number = models.PositiveSmallIntegerField(default=1)
    valid_from = models.DateTimeField(_("moment"))
    made_at = models.DateTimeField(_("kept at"), default=timezone.now)
    cause = models.CharField(_("cause"), max_length=16, choices=Cause.choices)
    title = models.CharField(_("title"), max_length=255)
    content = models.JSONField()
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField("SHA-256", max_length=64)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a statement")
        verbose_name_plural = _("versions of statements")
        ordering = ["page_key", "language", "-number"]
        permissions = [
            ("confirm_statement", _("Can publish a statement that differs from the register"))
        ]
        constraints = [
            models.UniqueConstraint(
                name="statement_version_number", fields=["page_key", "language", "number"]
            ),
            models.UniqueConstraint(
                name="statement_version_day",
                fields=["page_key", "language", "day", "day_number"],
            ),
        ]

    def __str__(self) -> str:
        """The title with language and address, for logs."""
        return f"{self.title} ({self.language}) {self.slug}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep it, once.

        Raises:
            VersionsAreKept: it was kept before.
        """
        if not self._state.adding:
            raise VersionsAreKept
        self.digest = self.computed_digest()
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refused.

        Raises:
            VersionsAreKept: always.
        """
        raise VersionsAreKept

    @property
    def slug(self) -> str:
        """Its part of an address: the day, with a number from the second of that day on."""
        return self.day.isoformat() + (f"-{self.day_number}" if self.day_number > 1 else "")

    @property
    def is_intact(self) -> bool:
        """Whether the content is still what was kept."""
        return self.digest == self.computed_digest()

    def computed_digest(self) -> str:
        """SHA-256 in hexadecimal over what it says, when, and what came before."""
        covered = {
            "page": str(self.page_key),
            "language": self.language,
            "number": self.number,
            "day": self.day.isoformat(),
            "previous": self.previous_digest,
            "content": self.content,
        }
        text = json.dumps(covered, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()
