"""What was found on the internet about an applicant."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_privacy.models import SUBMISSIONS, Submission
from retention.fields import SealedText


class Finding(models.Model):
    """Public information that bears on an application, with its source.

    The statement promises that it is discussed with the applicant. Sealed under a key of its
    own, which dies with the application.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="findings")
    text = SealedText(_("what was found"), store=SUBMISSIONS)
    source = SealedText(_("where it was found"), store=SUBMISSIONS)
    discussed_on = models.DateField(_("discussed with the applicant on"), null=True)
    written_at = models.DateTimeField(_("written"), editable=False)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("finding on the internet")
        verbose_name_plural = _("findings on the internet")
        ordering = ["written_at", "pk"]

    def __str__(self) -> str:
        return self.uuid.hex[:8]
