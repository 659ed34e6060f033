"""What somebody sent with a form."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forms_privacy import kinds
from forms_privacy.answers import Answer, from_json
from retention import vault
from retention.fields import SealedText
from retention.models.record import RetainedRecord

from .form import Form

SUBMISSIONS = "submissions"
"""The store of submissions, the name under which their keys lie in the vault, and the folder
of their files."""


class Submission(RetainedRecord):
    """What somebody sent: readable as long as its key is there, and gone with it.

    Nothing but ``answers`` (and notes and files, which hang on it) says anything of the
    person. ``person`` finds a person's submissions without reading any: see
    :mod:`forms_privacy.person_index`.
    """

    form = models.ForeignKey(
        Form,
        verbose_name=_("form"),
        on_delete=models.PROTECT,
        related_name="submissions",
        editable=False,
    )
    kind = models.SlugField(_("kind of form"), max_length=64, editable=False)
    language = models.CharField(_("language"), max_length=12, editable=False)
    received_at = models.DateTimeField(_("received"), editable=False)
    stage = models.SlugField(_("stage"), max_length=32, editable=False)
    stage_since = models.DateField(_("at this stage since"), editable=False)
    # To which undoing an end goes back.
    stage_before = models.SlugField(max_length=32, blank=True, editable=False)
    answers = SealedText(_("answers"), store=SUBMISSIONS)
    person = models.BinaryField(max_length=32, null=True, editable=False, db_index=True)
    # Raised to make every personal link that went out useless.
    link_version = models.PositiveSmallIntegerField(default=1, editable=False)
    handler = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("handled by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # When somebody was last told that nothing happens.
    reminded_on = models.DateField(null=True, editable=False)
    # GDPR 18: out of ordinary sight, and kept until lifted.
    restricted_on = models.DateField(_("restricted since"), null=True, editable=False)

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta(RetainedRecord.Meta):
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        indexes = [
            *RetainedRecord.Meta.indexes,
            models.Index(fields=["form", "stage", "received_at"], name="forms_inbox"),
            # For the reminders: of many messages few wait for somebody.
            models.Index(
                fields=["stage_since"],
                condition=models.Q(clock_start=None),
                name="forms_waiting",
            ),
        ]
        permissions = [
            ("open_submission", _("Can read what people sent, with any form")),
            ("handle_submission", _("Can handle submissions")),
            ("export_submission", _("Can export submissions")),
            ("restrict_submission", _("Can restrict submissions, and lift that")),
        ]

    def __str__(self) -> str:
        """Its number: the log and every list show this, so it says nothing of the person."""
        return gettext("Message %(number)s") % {"number": self.number}

    @property
    def number(self) -> str:
        """What people call it by."""
        return self.uuid.hex[:8]

    @property
    def behaviour(self) -> kinds.Kind:
        """What follows from the kind of form."""
        return kinds.get_or_stand_in(self.kind, self.rule)

    def opened(self, keys: vault.Keys | None = None) -> list[Answer]:
        """The answers, opened; recording who looks is the caller's.

        With ``keys`` of many submissions, a list costs one query.

        Raises:
            VaultError: they cannot be opened, and why.
        """
        return from_json(self.answers.open(keys))

    def has_ended(self, today: date) -> bool:
        """Whether what starts its clock has come, so that it is out of ordinary sight."""
        return self.behaviour.stage(self.stage).ends or self.is_due(today)
