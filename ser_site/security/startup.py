"""The last look before a server starts to answer."""

from __future__ import annotations

from django.core import checks
from django.core.exceptions import ImproperlyConfigured


def refuse_unsafe() -> None:
    """Raise ``ImproperlyConfigured`` when a check of this package reports an error.

    A WSGI server runs no checks by itself, so the entry point calls this.
    """
    found = checks.run_checks(
        tags=[checks.Tags.security, checks.Tags.database], databases=["default"]
    )
    errors = [message for message in found if message.level >= checks.ERROR]
    if errors:
        raise ImproperlyConfigured(
            " ".join(f"{error.id}: {error.msg} {error.hint or ''}".strip() for error in errors)
        )
