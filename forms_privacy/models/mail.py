"""Mail that is still to be sent."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .submission import Submission


class PendingMail(models.Model):
    """That a mail about a submission must go out; nothing of it, nor its address.

    It is composed when it is sent, out of the submission, and goes with it: a mail server that
    is down delays a mail and never keeps what was erased.
    """

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="pending_mails"
    )
    template = models.SlugField(max_length=64, help_text="Which mail: “receipt”, “notification”.")
    wanted_at = models.DateTimeField(_("wanted since"))
    next_try_at = models.DateTimeField(_("next try"), db_index=True)
    tries = models.PositiveSmallIntegerField(default=0)
    given_up_at = models.DateTimeField(_("given up"), null=True)
    last_error = models.CharField(
        max_length=64,
        blank=True,
        help_text="The kind of error: what a server says may name people.",
    )

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("mail to be sent")
        verbose_name_plural = _("mails to be sent")
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "template"], name="forms_one_mail_of_a_sort"
            )
        ]

    def __str__(self) -> str:
        return f"{self.template} ({self.submission_id})"
