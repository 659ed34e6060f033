"""Reading the environment."""

import os

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}


def flag(name: str, *, default: bool) -> bool:
    """A yes or no; anything else is an error rather than a guess."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() not in _YES | _NO:
        raise ImproperlyConfigured(f"{name} must be yes or no, not {value!r}.")
    return value.strip().lower() in _YES


def listed(name: str) -> list[str]:
    """The values between commas."""
    return [part.strip() for part in os.environ.get(name, "").split(",") if part.strip()]


def port(name: str, *, default: int) -> int:
    """The number of a port."""
    value = os.environ.get(name, "").strip() or str(default)
    if not (value.isascii() and value.isdigit() and 0 < int(value[:6]) < 65_536):
        raise ImproperlyConfigured(f"{name} must be the number of a port, not {value!r}.")
    return int(value)


def database(name: str, *, default: str) -> dj_database_url.DBConfig:
    """A database by its address; what cannot be read is not repeated: it may hold a password."""
    try:
        return dj_database_url.parse(os.environ.get(name) or default, conn_max_age=60)
    except ValueError as error:
        kind = type(error).__name__
        raise ImproperlyConfigured(f"{name} is no address of a database ({kind}).") from None
