"""Meetings of the council and its committees."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Meeting(models.Model):
    """A meeting of one committee, which is named by the key that its pages share.

    It holds nothing about anybody, and goes with the last of its documents.
    """

    committee = models.UUIDField(_("council or committee"), db_index=True)
    held_on = models.DateField(_("day of the meeting"))
    title = models.CharField(
        _("title"), max_length=120, help_text=_("For example “Autumn meeting”. No names.")
    )

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ["-held_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.title} ({self.held_on:%Y-%m-%d})"
