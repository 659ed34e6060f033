"""Mail that is still to be sent."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from django.core.mail import EmailMultiAlternatives
from django.db import models
from django.utils.translation import gettext_lazy as _

from .submission import Submission


class MailToSend(Protocol):
    """What can be sent: a :class:`WaitingMail` of a site says these things of itself too."""

    pk: int
    wanted_at: datetime
    next_try_at: datetime
    tries: int

    @property
    def sort(self) -> str:
        """Which mail, for the log."""

    @property
    def about(self) -> str:
        """The number of what it is about, for the log."""

    def compose(self) -> EmailMultiAlternatives | None:
        """The mail as it is to be sent now; None when there is nobody to send it to any more."""

    def done(self, *, now: datetime) -> None:
        """It went, or need not go any more."""


class WaitingMail(models.Model):
    """That a mail must go out; nothing of it, nor its address.

    It is composed when it is sent, out of the record on which it hangs, and goes with it: a mail
    server that is down delays a mail and never keeps what was erased. A site that mails about
    other records than submissions has a model of its own that is :class:`MailToSend`, and
    registers it with :func:`forms_privacy.operations.mailing.register_queue`.
    """

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
        abstract = True

    def done(self, *, now: datetime) -> None:
        """It went, or need not go any more."""
        type(self)._default_manager.filter(pk=self.pk).delete()


class PendingMail(WaitingMail):
    """A mail about a submission."""

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="pending_mails"
    )
    template = models.SlugField(max_length=64, help_text="Which mail: “receipt”, “notification”.")

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

    @property
    def sort(self) -> str:
        """Its template."""
        return self.template

    @property
    def about(self) -> str:
        """The number of the submission."""
        return self.submission.number

    def compose(self) -> EmailMultiAlternatives | None:
        """By its template."""
        from forms_privacy import mails

        return mails.compose(self.template, self.submission)
