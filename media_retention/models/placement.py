"""Where media are, and were."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _


class Placement(models.Model):
    """One medium on one page under one rule, since a date.

    It never restarts: taken off the page and put back, unpublished and published again,
    it resumes. It outlives the page, so that deleting a page never extends a period.
    Pages are named by id, for tables of this package have no foreign key to page models.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    medium_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    medium = models.UUIDField(_("medium"))
    page_id = models.PositiveBigIntegerField(_("page"), db_index=True)
    translation_key = models.UUIDField(db_index=True)
    rule = models.SlugField(_("rule"), max_length=64)
    since = models.DateField(_("since"))
    # What a page says of its own date can be corrected that same day: the day on which the start
    # moved last, and what it is whatever is published on that day.
    since_moved_on = models.DateField(null=True)
    frozen_since = models.DateField(null=True)
    # For rules that do not count from publication: a member leaving office, for one.
    event_on = models.DateField(_("what starts the period happened on"), null=True)
    due = models.DateField(_("stays until"), null=True)
    due_moved_at = models.DateTimeField(null=True)
    shown = models.BooleanField(_("on the page now"), default=True)
    ended_at = models.DateTimeField(_("taken off the page"), null=True)

    class Meta:
        verbose_name = _("use")
        verbose_name_plural = _("uses")
        constraints = [
            models.UniqueConstraint(fields=["medium", "page_id"], name="media_one_use_a_page")
        ]
        indexes = [
            models.Index(
                fields=["due", "uuid"],
                condition=models.Q(ended_at=None),
                name="media_use_due",
            ),
            models.Index(fields=["rule"], name="media_use_rule"),
        ]

    def __str__(self) -> str:
        return f"{self.medium} – {self.page_id}"


class Trace(models.Model):
    """That an object's content, live or in any revision, referred to another one once.

    Wagtail's reference index knows only what is live, and lags behind; for erasing, every
    place must be known where a reference may still stand.
    """

    source_model = models.CharField(max_length=128)
    source_pk = models.CharField(max_length=64)
    target_model = models.CharField(max_length=128)
    target_pk = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("reference")
        verbose_name_plural = _("references")
        constraints = [
            models.UniqueConstraint(
                fields=["target_model", "target_pk", "source_model", "source_pk"],
                name="media_trace_once",
            )
        ]
        indexes = [models.Index(fields=["source_model", "source_pk"], name="media_trace_source")]

    def __str__(self) -> str:
        return f"{self.source_model}:{self.source_pk} → {self.target_model}:{self.target_pk}"
