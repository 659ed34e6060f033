"""The file for the accountant: a spreadsheet with a line a payment."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from openpyxl import Workbook

from retention.spreadsheets import BELOW_THE_HEADINGS, sheet_name, without_formula

from .queries.opened import Opened


@sensitive_variables()
def accountant_file(allowances: Sequence[Opened]) -> bytes:
    """All payments of these allowances, amounts as numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(_("Payments")))
    sheet.freeze_panes = BELOW_THE_HEADINGS
    sheet.append(
        [
            _("Number"),
            _("Name"),
            _("IBAN"),
            _("Account holder"),
            _("Day of payment"),
            _("Amount (euros)"),
            _("Payment description"),
            _("In a file for the bank on"),
        ]
    )
    for one in allowances:
        texts = [without_formula(text) for text in (one.name, one.iban, one.payee)]
        for paid in one.payments:
            exported = paid.payment.exported
            sheet.append(
                [
                    one.allowance.number,
                    *texts,
                    paid.on,
                    paid.amount,
                    without_formula(paid.description),
                    exported.made_at.date() if exported else None,
                ]
            )
    target = BytesIO()
    book.save(target)
    return target.getvalue()
