"""A record that knows its end."""

from __future__ import annotations

import uuid
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class RetainedRecord(models.Model):
    """Something personal in a table of its own: under which rule, since when, until when.

    A package mixes this into its model and lets :mod:`retention.operations.records` set the
    dates; a :class:`~retention.record_store.RecordStore` makes the engine keep them. Without
    ``clock_start`` what starts the clock has not happened yet, and there is no due date.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    rule = models.SlugField(_("rule"), max_length=64, editable=False)
    collected_on = models.DateField(_("recorded on"), editable=False)
    clock_start = models.DateField(_("period counts from"), null=True, editable=False)
    due = models.DateField(_("stays until"), null=True, editable=False)
    due_moved_at = models.DateTimeField(null=True, editable=False)
    taken_down_at = models.DateTimeField(_("out of sight since"), null=True, editable=False)

    class Meta:
        abstract = True
        indexes = [
            models.Index(
                fields=["due", "uuid"],
                condition=models.Q(due__isnull=False),
                name="%(app_label)s_%(class)s_due",
            )
        ]

    def is_due(self, today: date) -> bool:
        """Whether it must be gone, or under a hold at least out of sight."""
        return self.due is not None and self.due <= today
