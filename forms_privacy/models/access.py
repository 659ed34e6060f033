"""Who looked at what."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from retention.models.record import RetainedRecord

ACCESSES = "accesses"
"""The store of views."""


class Act(models.TextChoices):
    """What somebody did with answers."""

    VIEWED = "viewed", _("viewed")
    EXPORTED = "exported", _("exported")
    DOWNLOADED = "downloaded", _("downloaded a file")


class Access(RetainedRecord):
    """That somebody saw the answers of a submission, by its UUID: it stays when that is gone.

    It says what a member of staff did, so it has an end of its own: see :mod:`access_store`.
    """

    submission = models.UUIDField(_("message"), db_index=True, editable=False)
    form = models.UUIDField(_("form"), editable=False)
    act = models.CharField(_("what was done"), max_length=16, choices=Act.choices, editable=False)
    at = models.DateTimeField(_("when"), editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("who"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # Wagtail keeps no index of what it refers to: it would name a record that is gone.
    wagtail_reference_index_ignore = True

    class Meta(RetainedRecord.Meta):
        verbose_name = _("view of answers")
        verbose_name_plural = _("views of answers")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.act} {self.at:%Y-%m-%d}"
