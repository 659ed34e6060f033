"""What lies in the vault of allowances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.db.models import prefetch_related_objects
from django.views.decorators.debug import sensitive_variables

from retention import vault
from retention.sealing import VaultError
from ser_site.allowances.models import ALLOWANCES, Allowance, Payment


@dataclass(frozen=True, slots=True)
class Paid:
    """A payment, opened."""

    payment: Payment = field(repr=False)
    on: date
    amount: Decimal = field(repr=False)
    """Euros."""
    description: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Opened:
    """An allowance, opened."""

    allowance: Allowance
    name: str = field(repr=False)
    iban: str = field(repr=False)
    holder: str = field(repr=False)
    payments: tuple[Paid, ...] = field(repr=False)

    @property
    def total(self) -> Decimal:
        """Euros."""
        return sum((one.amount for one in self.payments), Decimal())

    @property
    def payee(self) -> str:
        """In whose name the account stands."""
        return self.holder or self.name


@sensitive_variables()
def opened(allowances: Sequence[Allowance]) -> list[Opened]:
    """Allowances with their payments, in three queries however many they are.

    Raises:
        VaultError: the vault does not give one of them.
    """
    prefetch_related_objects(list(allowances), "payments__exported")
    every = [one for allowance in allowances for one in allowance.payments.all()]
    keys = vault.keys_of(
        ALLOWANCES, [*(one.uuid for one in allowances), *(one.uuid for one in every)]
    )
    return [
        Opened(
            one,
            one.name.open(keys),
            one.iban.open(keys),
            one.holder.open(keys),
            tuple(_paid(payment, keys) for payment in one.payments.all()),
        )
        for one in allowances
    ]


@sensitive_variables()
def names_of(allowances: Sequence[Allowance]) -> dict[int, str]:
    """What each is called in a list; a number where the vault refuses."""
    keys = vault.keys_of(ALLOWANCES, [one.uuid for one in allowances])
    names = {}
    for one in allowances:
        try:
            names[one.pk] = one.name.open(keys)
        except VaultError:
            names[one.pk] = str(one)
    return names


def _paid(payment: Payment, keys: vault.Keys) -> Paid:
    return Paid(
        payment,
        payment.paid_on,
        Decimal(payment.amount.open(keys)),
        payment.description.open(keys),
    )
