"""Recording an allowance with its payments, and changing what is recorded."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db import transaction
from wagtail.log_actions import log

from retention.operations.records import start_clock
from ser_site.allowances.models import RULE, Allowance, Export


class AllowanceGone(LookupError):
    """The allowance was erased meanwhile."""


def record(
    allowance: Allowance, save_payments: Callable[[], Any], *, today: date, by: Any = None
) -> Allowance:
    """Keep an allowance under its rule: seven years from the end of its calendar year."""
    with transaction.atomic():
        allowance.rule, allowance.collected_on = RULE, today
        allowance.save()
        save_payments()
        start_clock(allowance, on=date(allowance.year, 12, 31), today=today)
        log(instance=allowance, action="wagtail.create", user=by)
    return allowance


def change(allowance: Allowance, save_payments: Callable[[], Any], *, by: Any) -> None:
    """Save what was changed; the year stays, and with it the end.

    Raises:
        AllowanceGone: it was erased meanwhile.
    """
    with transaction.atomic():
        if not Allowance.objects.select_for_update().filter(pk=allowance.pk).exists():
            raise AllowanceGone(str(allowance.uuid))
        allowance.save(update_fields=["name", "iban", "holder"])
        save_payments()
        log(instance=allowance, action="wagtail.edit", user=by)


def forget_exports(years: Collection[int]) -> None:
    """That files were made of a year goes with the last allowance of that year."""
    still = Allowance.objects.filter(year__in=years).values_list("year", flat=True)
    Export.objects.filter(year__in=set(years) - set(still)).delete()
