"""That a file left for the bank or the accountant."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportKind(models.TextChoices):
    """For whom."""

    BANK = "bank", _("Bank")
    ACCOUNTANT = "accountant", _("Accountant")


class Export(models.Model):
    """Who made a file, when, for whom and of which year. The file itself is not kept."""

    kind = models.CharField(_("for"), max_length=16, choices=ExportKind.choices)
    year = models.PositiveSmallIntegerField(_("calendar year"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    payment_count = models.PositiveIntegerField(_("payments"))
    again_of = models.ForeignKey(
        "self", verbose_name=_("again"), null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("export of allowances")
        verbose_name_plural = _("exports of allowances")
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} {self.year}"
