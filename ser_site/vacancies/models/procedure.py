"""When a procedure ended, and who was handed over."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from forms_privacy.models import Form


class Procedure(models.Model):
    """When the procedures of a form end, whatever becomes of its page."""

    form = models.OneToOneField(
        Form, verbose_name=_("form"), on_delete=models.PROTECT, related_name="procedure"
    )
    ended_on = models.DateField(_("procedure ended on"), null=True)
    # Of an open application: each ends so many weeks after it came in, at the latest.
    weeks = models.PositiveSmallIntegerField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("ended by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("procedure")
        verbose_name_plural = _("procedures")

    def __str__(self) -> str:
        return str(self.form)


class HandOver(models.Model):
    """That an application went into the personnel file, by its UUID: nothing of the person."""

    submission = models.UUIDField(_("application"), unique=True)
    form = models.ForeignKey(Form, on_delete=models.PROTECT, related_name="+")
    downloaded_at = models.DateTimeField(_("downloaded"))
    confirmed_at = models.DateTimeField(_("confirmed and erased"), null=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("handing over")
        verbose_name_plural = _("handings over")

    def __str__(self) -> str:
        return self.submission.hex[:8]
