"""The register of complaints that stays (Awb 9:12a), and says nothing of anybody."""

from __future__ import annotations

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Subject(models.TextChoices):
    """What it was about."""

    TREATMENT = "treatment", _("How somebody was treated")
    INFORMATION = "information", _("Wrong or missing information")
    DELAY = "delay", _("How long it took")
    ACCESS = "access", _("Access to building, site or meeting")
    PRIVACY = "privacy", _("Privacy")
    DECISION = "decision", _("A decision")
    OTHER = "other", pgettext_lazy("subject of a complaint", "Something else")


class Outcome(models.TextChoices):
    """What came of it."""

    UPHELD = "upheld", _("Upheld")
    PARTLY = "partly", _("Partly upheld")
    DISMISSED = "dismissed", _("Not upheld")
    SETTLED = "settled", _("Settled together")
    NOT_HEARD = "not-heard", _("Not taken up")
    WITHDRAWN = "withdrawn", pgettext_lazy("outcome of a complaint", "Withdrawn")


class Kind(models.TextChoices):
    """What it was."""

    COMPLAINT = "complaint", _("Complaint")
    OBJECTION = "objection", pgettext_lazy("against a decision", "Objection")


class Entry(models.Model):
    """One complaint or objection that was handled: no name, no number, no day."""

    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, editable=False)
    subject = models.CharField(
        _("about"), max_length=16, choices=Subject.choices, blank=True, editable=False
    )
    month = models.DateField(
        pgettext_lazy("of a calendar", "month"),
        editable=False,
        help_text="The first day of the month in which it was handled.",
    )
    outcome = models.CharField(
        _("outcome"), max_length=16, choices=Outcome.choices, blank=True, editable=False
    )

    class Meta:
        verbose_name = _("handled complaint or objection")
        verbose_name_plural = _("register of complaints")
        ordering = ["-month", "kind", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {date_format(self.month, 'F Y')}"
