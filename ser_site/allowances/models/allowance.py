"""What one member is paid in one calendar year, and on which account."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText
from retention.models.record import RetainedRecord
from ser_site.committees.models import Member

ALLOWANCES = "member-allowances"
"""The store of allowances, and the name under which their keys lie in the vault."""

RULE = "member-allowance"
"""The rule of the register under which they fall (promise P17)."""


class Allowance(RetainedRecord):
    """A year's allowance. It says itself whose it is, and outlives the member's own record."""

    member = models.ForeignKey(
        Member,
        verbose_name=_("member"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    year = models.PositiveSmallIntegerField(
        _("calendar year"), help_text=_("Payments belong to the year in which they are made.")
    )
    name = SealedText(_("name"), store=ALLOWANCES, editable=True)
    iban = SealedText(_("IBAN"), store=ALLOWANCES, editable=True)
    holder = SealedText(
        _("account holder"),
        store=ALLOWANCES,
        editable=True,
        blank=True,
        help_text=_("Only if that is another name."),
    )

    class Meta(RetainedRecord.Meta):
        verbose_name = _("allowance")
        verbose_name_plural = _("allowances")

    def __str__(self) -> str:
        """Its number: the log and every list show this, so it says nothing of the person."""
        return gettext("Allowance %(number)s") % {"number": self.number}

    @property
    def number(self) -> str:
        """What finance calls the record by."""
        return self.uuid.hex[:8]
