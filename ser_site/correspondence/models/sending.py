"""Who sent what to how many, and to whom it is still to be sent."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from ser_site.committees.models import Member

from .document import Document


class Sending(models.Model):
    """That somebody sent a document, when, and to how many. No names, no addresses."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="sendings")
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("sent by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    wanted_at = models.DateTimeField(_("sent at"))
    wanted = models.PositiveIntegerField(_("members"))
    sent = models.PositiveIntegerField(_("mails that left"), default=0)

    class Meta:
        verbose_name = _("sending")
        verbose_name_plural = _("sendings")
        ordering = ["-wanted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.document_id}: {self.sent}/{self.wanted}"


class Delivery(models.Model):
    """That one member gets, or got, a link to a document. It goes with either of them.

    The address is looked up when the mail is sent and is not kept here.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    sending = models.ForeignKey(Sending, on_delete=models.CASCADE, related_name="deliveries")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    claimed_at = models.DateTimeField(null=True)
    """When a run began to send it; a run that was killed on the way leaves it unsent."""
    sent_at = models.DateTimeField(_("sent at"), null=True)

    class Meta:
        verbose_name = _("link for a member")
        verbose_name_plural = _("links for members")
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(sent_at=None), name="correspondence_unsent"
            )
        ]

    def __str__(self) -> str:
        return self.uuid.hex[:8]
