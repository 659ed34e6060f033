"""What a site may set in ``FORMS_PRIVACY``; see docs/reference/settings.md."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.conf import settings

DEFAULTS: dict[str, Any] = {
    "LINK_DAYS": 365,
    "RECEIPT_MINUTES": 60,
    "MAIL_DAYS": 7,
    # Bytes of one file, and files with one question.
    "FILE_SIZE": 10 * 1024 * 1024,
    "FILE_COUNT": 5,
    # Posts from one address within so many seconds; (0, 0) for no limit.
    "RATE": (30, 600),
    # The key in request.META under which a proxy tells the visitor's address.
    "ADDRESS_KEY": "REMOTE_ADDR",
    # Key of the rule in the register for who saw which answers; "" where a site has none.
    "ACCESS_RULE": "",
}


def setting(name: str) -> Any:
    """A setting, or what holds without it."""
    return getattr(settings, "FORMS_PRIVACY", {}).get(name, DEFAULTS[name])


def link_lifetime() -> timedelta:
    """How long a personal link in a mail works, if what it leads to is there so long."""
    return timedelta(days=int(setting("LINK_DAYS")))


def receipt_lifetime() -> timedelta:
    """How long the address of a receipt works: it stays in the history of a shared computer."""
    return timedelta(minutes=int(setting("RECEIPT_MINUTES")))


def mail_patience() -> timedelta:
    """How long a mail is tried before it is given up."""
    return timedelta(days=int(setting("MAIL_DAYS")))


def forms_need_no_cookie() -> bool:
    """Whether the middleware is there that leaves posts of forms to their own token."""
    return "forms_privacy.middleware.FormCsrfMiddleware" in settings.MIDDLEWARE
