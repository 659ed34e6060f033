"""What those who handle a submission write down about it."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from retention.fields import SealedText

from .submission import SUBMISSIONS, Submission


class Note(models.Model):
    """An internal note, sealed under a key of its own, which dies with its submission."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="notes")
    text = SealedText(pgettext_lazy("about a submission", "note"), store=SUBMISSIONS, editable=True)
    written_at = models.DateTimeField(_("written"), editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = pgettext_lazy("about a submission", "note")
        verbose_name_plural = _("notes")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.uuid.hex[:8]
