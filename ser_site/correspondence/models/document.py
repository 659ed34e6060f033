"""Papers, minutes and messages."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord
from retention.private_storage import PrivateStorage

from .meeting import Meeting

CORRESPONDENCE = "member-correspondence"
"""The store, its rule (promise P15), the folder of its files, and the name under which their
keys lie in the vault."""


def upload_to(instance: models.Model, filename: str) -> str:
    """A random name without an ending: what somebody called a file may say who it is about."""
    return f"{CORRESPONDENCE}/{uuid.uuid4().hex}"


class DocumentKind(models.TextChoices):
    """What it is."""

    PAPER = "paper", _("Meeting paper")
    MINUTES = "minutes", _("Minutes")
    MESSAGE = "message", _("Message")


class Document(RetainedRecord):
    """What was sent to the participants of a meeting: a file, a message, or both.

    Title, message and the file's content are sealed with the record's key.
    """

    meeting = models.ForeignKey(
        Meeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(
        _("kind"), max_length=16, choices=DocumentKind.choices, default=DocumentKind.PAPER
    )
    dated_on = models.DateField(
        _("date of the document"), help_text=_("From this day the period is counted.")
    )
    title = SealedText(_("title"), store=CORRESPONDENCE, editable=True)
    message = SealedText(_("message"), store=CORRESPONDENCE, editable=True, blank=True)
    file = models.FileField(
        _("file"), storage=PrivateStorage(), upload_to=upload_to, blank=True, editable=False
    )
    ending = models.CharField(max_length=8, blank=True, editable=False)
    """What the file's name ends with when it is downloaded, as its content says."""
    size = models.PositiveIntegerField(default=0, editable=False)
    """Bytes, before sealing."""

    class Meta(RetainedRecord.Meta):
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of meetings")

    def __str__(self) -> str:
        """Its number: the log and every list show this, and a title may name somebody."""
        return gettext("Document %(number)s") % {"number": self.number}

    @property
    def number(self) -> str:
        """What people call it by."""
        return self.uuid.hex[:8]
