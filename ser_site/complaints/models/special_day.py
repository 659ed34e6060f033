"""Days that a royal decree puts on a par with Sundays (Algemene termijnenwet 3(3))."""

from __future__ import annotations

from django.db import models
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class SpecialDay(models.Model):
    """A day on which no term ends, beside those that the law names."""

    day = models.DateField(pgettext_lazy("of a calendar", "day"), unique=True)
    name = models.CharField(
        _("why"), max_length=120, help_text=_("For example the decree that names it.")
    )

    class Meta:
        verbose_name = _("special day for terms")
        verbose_name_plural = _("special days for terms")
        ordering = ["-day"]

    def __str__(self) -> str:
        return f"{date_format(self.day, 'j F Y')}: {self.name}"
