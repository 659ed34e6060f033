"""Account numbers, and the file that a bank reads: a SEPA credit transfer (pain.001.001.09)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from sepaxml import SepaTransfer
from stdnum import iban as numbers
from stdnum.exceptions import ValidationError as NoNumber

SCHEMA = "pain.001.001.09"


@dataclass(frozen=True, slots=True)
class BankAccount:
    """From which account is paid."""

    name: str
    iban: str
    bic: str


@dataclass(frozen=True, slots=True)
class Transfer:
    """One payment order."""

    name: str = field(repr=False)
    iban: str = field(repr=False)
    amount: Decimal = field(repr=False)
    """Euros."""
    description: str = field(repr=False)
    on: date
    reference: str


def own_account() -> BankAccount | None:
    """The account of the settings; None while they name none that is right."""
    told = settings.ALLOWANCE_ACCOUNT
    if not told["NAME"] or not numbers.is_valid(told["IBAN"]):
        return None
    return BankAccount(told["NAME"], numbers.compact(told["IBAN"]), told["BIC"])


@sensitive_variables("text")
def checked_iban(text: str) -> str:
    """An account number without spaces, its check digits and its country's form found right.

    Raises:
        ValidationError: it is none.
    """
    try:
        return str(numbers.validate(text))
    except NoNumber:
        raise ValidationError(
            _("This is no IBAN: a digit or letter is wrong, missing or too many."), code="iban"
        ) from None


@sensitive_variables()
def bank_file(transfers: Sequence[Transfer], account: BankAccount, *, now: datetime) -> bytes:
    """Payment orders as XML, checked against the schema of the banks.

    Raises:
        ValidationError: the library finds that a bank would not take it.
    """
    config = {
        "name": account.name,
        "IBAN": account.iban,
        "batch": True,
        "currency": "EUR",
        **({"BIC": account.bic} if account.bic else {}),
    }
    file = SepaTransfer(config, schema=SCHEMA, clean=True)
    for one in transfers:
        file.add_payment(
            {
                "name": one.name,
                "IBAN": one.iban,
                "amount": int(one.amount * 100),
                "execution_date": one.on,
                "description": one.description,
                "endtoend_id": one.reference,
            }
        )
    content: bytes = file.export(validate=True)
    return content
