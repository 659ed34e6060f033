"""The register of granted subsidies: an archive without personal data."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class Grant(models.Model):
    """What was granted to which organisation, for how long. It stays when the request is gone.

    ``submission`` is the request's UUID, which leads nowhere once that is erased.
    """

    submission = models.UUIDField(_("request"), unique=True, editable=False)
    organisation = models.CharField(
        _("organisation"),
        max_length=200,
        help_text=_("The organisation, never a person: this stays when the request is erased."),
    )
    amount = models.DecimalField(
        _("amount in euros"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0)]
    )
    start = models.DateField(_("granted from"))
    end = models.DateField(
        _("granted up to and including"),
        help_text=_("From this day the seven years count. It can move until they do."),
    )

    class Meta:
        verbose_name = _("granted subsidy")
        verbose_name_plural = _("granted subsidies")
        ordering = ["-start", "organisation"]

    def __str__(self) -> str:
        return f"{self.organisation} ({self.start:%Y})"

    def clean(self) -> None:
        """A grant ends after it began."""
        if self.start and self.end and self.end < self.start:
            raise ValidationError({"end": gettext("Choose a day on or after the first.")})
