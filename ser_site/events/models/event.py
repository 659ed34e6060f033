"""An event as its registrations know it, whatever becomes of its page."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_privacy.models import Form


class Event(models.Model):
    """When it ends and how many can come. Locking its row gives one place at a time."""

    form = models.OneToOneField(Form, on_delete=models.CASCADE, related_name="event")
    ends_on = models.DateField(_("last day"), null=True, editable=False)
    capacity = models.PositiveIntegerField(_("places"), null=True, editable=False)
    cancelled_on = models.DateField(_("cancelled"), null=True, editable=False)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    def __str__(self) -> str:
        return str(self.form)

    @property
    def ended_on(self) -> date | None:
        """The day that starts the clock: its last one, or that of cancelling if that is earlier."""
        days = [day for day in (self.ends_on, self.cancelled_on) if day is not None]
        return min(days, default=None)
