"""The accounts of the demonstration, with passwords that everybody may know.

They exist in development only; ser_site.security.checks stops a public server that has one.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import Group, User
from wagtail.users.models import UserProfile

from .groups import COORDINATOR, EDITORS, FINANCE, HANDLERS, OFFICER, SECRETARIAT, SELECTION


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody who may log in to the demonstration."""

    username: str
    password: str
    name: tuple[str, str]
    group: str | None
    may: str

    @property
    def email(self) -> str:
        return f"{self.username}@{settings.SAMPLE_ACCOUNT_DOMAIN}"


ACCOUNTS = (
    Account("admin", "dijk-en-duin-71", ("Alex", "Voorbeeld"), None, "may do everything"),
    Account(
        "redactie",
        "inkt-op-papier-38",
        ("Robin", "Redactie"),
        EDITORS,
        "writes pages and places photos",
    ),
    Account(
        "coordinator",
        "sleutel-en-slot-26",
        ("Charlie", "Coördinator"),
        COORDINATOR,
        "keeps the register and decides",
    ),
    Account(
        "fg",
        "alles-in-zicht-54",
        ("Kim", "Toezicht"),
        OFFICER,
        "sees everything and changes nothing",
    ),
    Account(
        "secretariaat",
        "stoel-en-hamer-93",
        ("Sam", "Secretaris"),
        SECRETARIAT,
        "keeps the members of council and committees",
    ),
    Account(
        "financien",
        "munt-en-biljet-47",
        ("Noor", "Financiën"),
        FINANCE,
        "pays the members' allowances",
    ),
    Account(
        "behandelaar",
        "vraag-en-antwoord-47",
        ("Bo", "Antwoord"),
        HANDLERS,
        "answers what people send with forms",
    ),
    Account(
        "selectie",
        "kiezen-met-zorg-62",
        ("Lot", "Keuze"),
        SELECTION,
        "sees who applies, and closes the procedure",
    ),
)


def load_accounts() -> list[str]:
    """Make the accounts that are missing. Returns their names."""
    made = []
    for account in ACCOUNTS:
        if not User.objects.filter(username=account.username).exists():
            _add(account)
            made.append(account.username)
    return made


def _add(account: Account) -> None:
    everything = account.group is None
    user = User.objects.create_user(
        account.username,
        account.email,
        account.password,
        first_name=account.name[0],
        last_name=account.name[1],
        is_staff=everything,
        is_superuser=everything,
    )
    if account.group:
        user.groups.add(Group.objects.get(name=account.group))
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "nl"
    profile.save()


def usable_accounts() -> list[Account]:
    """The accounts that still have the password told here."""
    users = {user.username: user for user in User.objects.filter(is_active=True)}
    return [
        account
        for account in ACCOUNTS
        if account.username in users and users[account.username].check_password(account.password)
    ]
