"""What a public server must never run with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.apps.config import AppConfig
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, is_password_usable
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import OperationalError, ProgrammingError

from ser_site.content.accounts import ACCOUNTS


@register(Tags.security)
def refuse_development_key(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """security.E001: the key from the repository protects nothing."""
    if settings.FOR_DEVELOPMENT or settings.SECRET_KEY != settings.DEVELOPMENT_SECRET_KEY:
        return []
    return [
        Error(
            "The secret key is the one every developer knows.",
            hint="Set SECRET_KEY in the environment to a long random value.",
            id="security.E001",
        )
    ]


@register(Tags.database)
def refuse_sample_accounts(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None, **kwargs: Any
) -> list[CheckMessage]:
    """security.E002: accounts whose passwords the demonstration prints."""
    if settings.FOR_DEVELOPMENT or "default" not in (databases or ()):
        return []
    names = sample_accounts()
    if not names:
        return []
    return [
        Error(
            f"Accounts of the demonstration exist here: {', '.join(names)}.",
            hint=f"Delete every account whose address ends in @{settings.SAMPLE_ACCOUNT_DOMAIN}, "
            "and every other one of these: their passwords are published.",
            id="security.E002",
        )
    ]


def sample_accounts() -> list[str]:
    """The names of the demonstration's accounts; none in a database without tables.

    They are known by their address, and by name and password together: an address is soon changed.
    """
    users = get_user_model()._default_manager
    ours = users.filter(email__iendswith="@" + settings.SAMPLE_ACCOUNT_DOMAIN)
    try:
        return sorted({user.get_username() for user in ours} | _with_published_password())
    except (OperationalError, ProgrammingError):
        return []


def _with_published_password() -> set[str]:
    """Names under which anybody who read the repository can log in.

    Each password that is tried takes a good part of a second, so only those are that can be it.
    """
    published = {account.username: account.password for account in ACCOUNTS}
    users = get_user_model()._default_manager.filter(is_active=True)
    hashes = users.filter(username__in=published).values_list("username", "password")
    return {
        name
        for name, encoded in hashes
        if is_password_usable(encoded) and check_password(published[name], encoded)
    }
