"""Who was told this week what goes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class DigestMail(models.Model):
    """That somebody got the weekly mail, or is being sent it, so that a second run sends none.

    Only the present week is kept.
    """

    receiver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("receiver"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    week = models.DateField(_("week"))
    """Its Monday."""
    claimed_at = models.DateTimeField()
    """When a run began to send it; a run that was killed on the way leaves it unsent."""
    sent_at = models.DateTimeField(_("sent at"), null=True)

    class Meta:
        verbose_name = _("mail about what goes")
        verbose_name_plural = _("mails about what goes")
        constraints = [
            models.UniqueConstraint(fields=["receiver", "week"], name="media_one_digest_a_week")
        ]

    def __str__(self) -> str:
        return f"{self.receiver_id}: {self.week}"
