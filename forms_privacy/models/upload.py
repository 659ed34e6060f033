"""Files that came with a submission."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from retention.private_storage import PrivateStorage

from .submission import SUBMISSIONS, Submission


def upload_to(instance: models.Model, filename: str) -> str:
    """A random name without an ending: what somebody called a file may say who they are."""
    return f"{SUBMISSIONS}/{uuid.uuid4().hex}"


class Upload(models.Model):
    """A file that somebody sent, in private storage under a random name.

    Its content is sealed with the submission's key, so that a copy of the storage says nothing
    once that key is gone. What it was called stands among the answers.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    submission = models.ForeignKey(Submission, on_delete=models.CASCADE, related_name="uploads")
    field = models.CharField(max_length=255, editable=False)
    file = models.FileField(storage=PrivateStorage(), upload_to=upload_to, max_length=100)
    content_type = models.CharField(max_length=100, editable=False)
    size = models.PositiveIntegerField(help_text="Bytes, before sealing.", editable=False)

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("file sent along")
        verbose_name_plural = _("files sent along")

    def __str__(self) -> str:
        return self.uuid.hex[:8]
