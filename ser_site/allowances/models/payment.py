"""One payment."""

from __future__ import annotations

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from retention.fields import SealedText

from .allowance import ALLOWANCES, Allowance
from .export import Export


class Payment(models.Model):
    """An amount on a day. It goes with the allowance, and so does its key."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    allowance = models.ForeignKey(Allowance, on_delete=models.CASCADE, related_name="payments")
    paid_on = models.DateField(_("day of payment"))
    amount = SealedText(_("amount to pay"), store=ALLOWANCES)
    """Euros with two decimals and a point, as "1250.00"."""
    description = SealedText(_("payment description"), store=ALLOWANCES)
    exported = models.ForeignKey(
        Export,
        verbose_name=_("export for the bank"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="payments",
    )

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        ordering = ["paid_on", "pk"]

    def __str__(self) -> str:
        return self.uuid.hex[:8]
