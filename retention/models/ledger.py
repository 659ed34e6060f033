"""What the engine did, and proves: sweeps, erasures, file removals, the brake.

Nothing here says a word about whom it concerned.
"""

import uuid
from typing import Any

from django.conf import settings
from django.db import models, router, transaction
from django.utils.translation import gettext_lazy as _

from retention.rules.decision import Cause


class Sweep(models.Model):
    """One run of the engine over the stores."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    today = models.DateField(_("day"))
    started_at = models.DateTimeField(_("started"), db_index=True)
    finished_at = models.DateTimeField(_("finished"), null=True)
    status = models.PositiveSmallIntegerField(_("exit status"), null=True)

    class Meta:
        verbose_name = _("sweep")
        verbose_name_plural = _("sweeps")

    def __str__(self) -> str:
        return f"{self.started_at:%d-%m-%Y %H:%M}"


class StoreSweep(models.Model):
    """What one sweep did in one store."""

    sweep = models.ForeignKey(Sweep, on_delete=models.CASCADE, related_name="stores")
    store = models.SlugField(_("store"), max_length=64)
    due = models.PositiveIntegerField(_("due"), default=0)
    erased = models.PositiveIntegerField(_("erased"), default=0)
    taken_down = models.PositiveIntegerField(_("taken down"), default=0)
    held = models.PositiveIntegerField(_("held"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)
    files_removed = models.PositiveIntegerField(_("files removed"), default=0)
    braked = models.BooleanField(_("stopped by the brake"), default=False)
    error = models.CharField(_("failed as a whole"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("store in a sweep")
        verbose_name_plural = _("stores in a sweep")
        constraints = [
            models.UniqueConstraint(fields=["sweep", "store"], name="retention_sweep_store")
        ]

    def __str__(self) -> str:
        return f"{self.store}: {self.due}"


class Act(models.TextChoices):
    """What happened to the record."""

    ERASED = "erased", _("Erased")
    TAKEN_DOWN = "taken_down", _("Taken off the site")
    LEFT_PAGE = "left_page", _("Taken off a page")
    RESTORED = "restored", _("Put back")


class Erasure(models.Model):
    """A line of the ledger: that something went, when and why; never about whom.

    ``sought`` says where and for which file names to look, until the absence is proved.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    act = models.CharField(_("what"), max_length=16, choices=Act.choices)
    store = models.SlugField(_("store"), max_length=64)
    record = models.UUIDField(_("record"), db_index=True)
    part = models.UUIDField(_("use"), null=True)
    rule = models.SlugField(_("rule"), max_length=64, blank=True)
    due = models.DateField(_("due"), null=True)
    cause = models.CharField(
        _("cause"), max_length=32, choices=[(cause.value, cause.value) for cause in Cause]
    )
    sweep = models.ForeignKey(
        Sweep, verbose_name=_("sweep"), null=True, on_delete=models.PROTECT, related_name="lines"
    )
    happened_at = models.DateTimeField(_("when"), db_index=True)
    sought = models.JSONField(default=dict)
    proof = models.JSONField(_("what was seen"), null=True)
    proved_at = models.DateTimeField(_("proved"), null=True)

    class Meta:
        verbose_name = _("erasure")
        verbose_name_plural = _("erasures")
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(proved_at=None), name="retention_not_proved"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.act} {self.record}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new line is noted for the journal; who writes many at once notes them itself."""
        is_new = self._state.adding
        with transaction.atomic(using=kwargs.get("using") or router.db_for_write(Erasure)):
            super().save(*args, **kwargs)
            if is_new:
                JournalNote.objects.create(first=self.pk, last=self.pk)


class JournalNote(models.Model):
    """A note that lines of the ledger, from the first to the last, must still be copied to the
    journal; written with the lines, gone as soon as they stand there.

    No mark on the lines themselves: PostgreSQL would write each of them anew, with its indexes.
    """

    first = models.BigIntegerField(_("first line"))
    last = models.BigIntegerField(_("last line"))

    class Meta:
        verbose_name = _("lines to be journalled")
        verbose_name_plural = _("lines to be journalled")

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


class FileRemoval(models.Model):
    """A note that a file must leave its storage; gone once the absence is proved."""

    line = models.ForeignKey(Erasure, null=True, on_delete=models.CASCADE, related_name="removals")
    store = models.SlugField(_("store"), max_length=64)
    storage = models.CharField(_("storage"), max_length=64)
    name = models.CharField(_("file"), max_length=500)
    noted_at = models.DateTimeField(_("noted"))
    removed_at = models.DateTimeField(_("removed"), null=True)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    last_error = models.CharField(_("last error"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("file removal")
        verbose_name_plural = _("file removals")
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(removed_at=None), name="retention_not_removed"
            )
        ]

    def __str__(self) -> str:
        return self.name


class Brake(models.Model):
    """A stop that a person must release: too much moved at once, or a clock that is wrong."""

    CLOCK = "clock"

    store = models.SlugField(_("store"), max_length=64)
    detail = models.CharField(_("why"), max_length=255)
    tripped_at = models.DateTimeField(_("tripped"))
    released_at = models.DateTimeField(_("released"), null=True)
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("released by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    release_reason = models.CharField(_("reason for releasing"), max_length=255, blank=True)
    used_at = models.DateTimeField(_("release used"), null=True)

    class Meta:
        verbose_name = _("brake")
        verbose_name_plural = _("brakes")

    def __str__(self) -> str:
        return f"{self.store}: {self.detail}"
