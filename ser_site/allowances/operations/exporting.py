"""Making the files for bank and accountant: recorded, and not kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from retention.spreadsheets import file_name
from ser_site.allowances.accounting import accountant_file
from ser_site.allowances.banking import BankAccount, Transfer, bank_file
from ser_site.allowances.models import Allowance, Export, ExportKind, Payment
from ser_site.allowances.queries.opened import Opened, opened


class NothingToExport(LookupError):
    """There is no payment to put into a file."""


@dataclass(frozen=True, slots=True)
class ExportFile:
    """A file on its way to who asked for it."""

    name: str
    content: bytes


@sensitive_variables()
def export_for_bank(
    year: int, account: BankAccount, *, today: date, now: datetime, by: Any
) -> ExportFile:
    """Payments of a year that no file for the bank had yet; from then on it counts as had.

    Raises:
        NothingToExport: all were in a file before.
        VaultError: something cannot be opened; nothing is exported then.
    """
    with transaction.atomic():
        payments = Payment.objects.select_for_update().filter(
            allowance__year=year, allowance__taken_down_at=None, exported=None
        )
        wanted = {one.pk for one in payments.order_by("pk")}
        transfers = _transfers(year, wanted, today)
        content = bank_file(transfers, account, now=now)
        export = Export.objects.create(
            kind=ExportKind.BANK, year=year, made_at=now, made_by=by, payment_count=len(transfers)
        )
        Payment.objects.filter(pk__in=wanted).update(exported=export)
    return ExportFile(_name(_("Payments"), year, now, "xml"), content)


@sensitive_variables()
def export_again(
    export: Export, account: BankAccount, *, today: date, now: datetime, by: Any
) -> ExportFile:
    """The same payments once more, for a file that got lost. That is recorded too.

    Raises:
        NothingToExport: they are erased.
    """
    with transaction.atomic():
        wanted = set(export.payments.values_list("pk", flat=True))
        transfers = _transfers(export.year, wanted, today)
        content = bank_file(transfers, account, now=now)
        Export.objects.create(
            kind=ExportKind.BANK,
            year=export.year,
            made_at=now,
            made_by=by,
            payment_count=len(transfers),
            again_of=export,
        )
    return ExportFile(_name(_("Payments"), export.year, now, "xml"), content)


@sensitive_variables()
def export_for_accountant(year: int, *, now: datetime, by: Any) -> ExportFile:
    """All payments of a year.

    Raises:
        NothingToExport: there are none.
    """
    with transaction.atomic():
        rows = _of_year(year)
        count = sum(len(one.payments) for one in rows)
        if not count:
            raise NothingToExport(str(year))
        content = accountant_file(rows)
        Export.objects.create(
            kind=ExportKind.ACCOUNTANT, year=year, made_at=now, made_by=by, payment_count=count
        )
    return ExportFile(_name(_("Allowances"), year, now, "xlsx"), content)


def _of_year(year: int) -> list[Opened]:
    return opened(list(Allowance.objects.filter(year=year, taken_down_at=None).order_by("pk")))


def _transfers(year: int, wanted: set[int], today: date) -> list[Transfer]:
    transfers = [
        Transfer(
            name=one.payee,
            iban=one.iban,
            amount=paid.amount,
            description=paid.description,
            # A bank takes no order for a day that is over.
            on=max(paid.on, today),
            reference=paid.payment.uuid.hex,
        )
        for one in _of_year(year)
        for paid in one.payments
        if paid.payment.pk in wanted
    ]
    if not transfers:
        raise NothingToExport(str(year))
    return transfers


def _name(what: str, year: int, now: datetime, ending: str) -> str:
    return f"{file_name(what, year, f'{now:%Y%m%d-%H%M}')}.{ending}"
