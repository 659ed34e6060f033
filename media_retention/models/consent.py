"""What people who are depicted consented to."""

from __future__ import annotations

import uuid
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.private_storage import PrivateStorage

CONSENTS = "media-consent"
"""The store of consents, the name under which their keys lie in the vault, and the folder
of their evidence."""

EVIDENCE_TYPES = ("pdf", "jpg", "jpeg", "png", "webp", "odt", "docx", "eml", "txt")


def evidence_upload_to(instance: models.Model, filename: str) -> str:
    """A random name: file names tell who signed."""
    return f"{CONSENTS}/{uuid.uuid4().hex}{PurePosixPath(filename).suffix.lower()}"


class Channel(models.TextChoices):
    """By which way somebody told us."""

    PAPER = "paper", _("Form on paper")
    EMAIL = "email", _("E-mail")
    SPOT = "spot", _("On the spot, said aloud")
    WEBSITE = "website", _("Website")
    PHONE = "phone", _("Telephone")
    LETTER = "letter", _("Letter")
    OTHER = "other", _("Another way")


class Consent(models.Model):
    """That one person depicted agreed to be shown: what was asked, when and how.

    Who it is lies in the vault and is opened on purpose alone: nothing else of a consent,
    its ``str`` above all, says so.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = SealedText(_("name"), store=CONSENTS, editable=True)
    contact = SealedText(
        _("how to reach this person"),
        store=CONSENTS,
        editable=True,
        blank=True,
        help_text=_("E-mail address or telephone number. Not needed."),
    )
    is_child = models.BooleanField(
        _("this is a child under 16"),
        default=False,
        help_text=_("Then a parent or guardian consents."),
    )
    guardian = SealedText(
        _("name of the parent or guardian"), store=CONSENTS, editable=True, blank=True
    )
    purpose = models.CharField(
        _("what it was given for"),
        max_length=255,
        help_text=_("For example “photos of the visit to the harbour, on the website”. No names."),
    )
    wording = models.TextField(
        _("what was asked, word for word"),
        help_text=_("The text on the form or in the message, as this person read it."),
    )
    wording_version = models.CharField(
        _("version of that text"), max_length=40, blank=True, help_text=_("For example “2026-1”.")
    )
    given_on = models.DateField(_("given on"))
    channel = models.CharField(_("how it was given"), max_length=16, choices=Channel.choices)
    ends_on = models.DateField(
        _("ends on"),
        null=True,
        blank=True,
        help_text=_(
            "Only if an end was agreed. On that day what rests on this consent leaves the site."
        ),
    )
    evidence = models.FileField(
        _("evidence"),
        storage=PrivateStorage(),
        upload_to=evidence_upload_to,
        blank=True,
        validators=[FileExtensionValidator(EVIDENCE_TYPES)],
        help_text=_("The signed form or the message. Nobody outside this admin can reach it."),
    )
    recorded_on = models.DateField(_("recorded on"), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("recorded by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn_on = models.DateField(_("withdrawn on"), null=True, editable=False)
    withdrawn_channel = models.CharField(
        _("how it was withdrawn"),
        max_length=16,
        choices=Channel.choices,
        blank=True,
        editable=False,
    )
    # The first day on which it has served: nothing rests on it any more.
    spent_on = models.DateField(null=True, editable=False)
    due = models.DateField(_("stays until"), null=True, editable=False, db_index=True)
    due_moved_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        permissions = [("view_names", _("Can see the names of people depicted"))]

    def __str__(self) -> str:
        """Its number: the log and every list show this, so it says nothing of the person."""
        return gettext("Consent %(number)s") % {"number": self.number}

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save it; whether a hold keeps what it says is asked in the same transaction."""
        with transaction.atomic():
            super().save(*args, **kwargs)

    @property
    def number(self) -> str:
        """What people call it by."""
        return self.uuid.hex[:8]

    def stands(self, today: date) -> bool:
        """Whether media may rest on it."""
        return self.withdrawn_on is None and (self.ends_on is None or self.ends_on > today)

    @property
    def over_on(self) -> date | None:
        """The first day on which it no longer stands, if that is known."""
        days = [day for day in (self.withdrawn_on, self.ends_on) if day is not None]
        return min(days, default=None)

    def clean(self) -> None:
        """A child does not consent alone, and an end comes after the beginning."""
        if self.is_child and not self.guardian:
            raise ValidationError(
                {"guardian": gettext("Fill in who consented for the child: a parent or guardian.")}
            )
        if self.ends_on is not None and self.given_on is not None and self.ends_on <= self.given_on:
            raise ValidationError({"ends_on": gettext("Choose a day after the day it was given.")})


class ConsentLink(models.Model):
    """That a medium rests on a consent. It goes with the medium or the consent."""

    consent = models.ForeignKey(Consent, on_delete=models.CASCADE, related_name="links")
    medium_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, related_name="+")
    medium = models.UUIDField(_("medium"), db_index=True)

    class Meta:
        verbose_name = _("medium on consent")
        verbose_name_plural = _("media on consent")
        constraints = [
            models.UniqueConstraint(fields=["consent", "medium"], name="media_one_link_a_consent")
        ]

    def __str__(self) -> str:
        return f"{self.consent_id} – {self.medium}"
