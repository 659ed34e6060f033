"""What a site must get right: the keys to the vault, and caches that say when they refuse."""

from collections.abc import Sequence
from typing import Any

from django.core import checks
from django.db import OperationalError, ProgrammingError
from django.utils.module_loading import import_string

from retention import bucket_checks, folder_checks, site_keys
from retention.cache_backends import NOTICING
from retention.caches import configured
from retention.models import VaultKey
from retention.sealing import NotConfigured

HINT = "See docs/how-to/rotate-the-vault-key.md."


def register() -> None:
    """Called once, when the apps are ready."""
    checks.register(check_keys_are_keys, checks.Tags.security)
    checks.register(check_there_is_a_key, checks.Tags.security, deploy=True)
    checks.register(check_keys_fit, checks.Tags.database)
    checks.register(check_caches_notice)
    bucket_checks.register()
    folder_checks.register()


def check_keys_are_keys(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.E001: what stands in VAULT_KEYS cannot be used."""
    return [] if site_keys.is_empty() else _problem("retention.E001")


def check_there_is_a_key(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.E002: a public site without a key could seal nothing."""
    return _problem("retention.E002") if site_keys.is_empty() else []


def _problem(code: str) -> Sequence[checks.CheckMessage]:
    try:
        site_keys.configured()
    except NotConfigured as error:
        return [checks.Error(f"{error}.", hint=HINT, id=code)]
    return []


def check_keys_fit(
    app_configs: Any, databases: Sequence[str] | None = None, **kwargs: Any
) -> Sequence[checks.CheckMessage]:
    """retention.E003, W001: the site has not the keys with which its database was sealed.

    None of them fits: the wrong keys altogether. Then nothing must be sealed with them.
    """
    if "default" not in (databases or ()):
        return []
    try:
        names = [key.name.hex() for key in site_keys.configured()]
        foreign = VaultKey.objects.exclude(site_key__in=names).order_by().first()
        fits = foreign is None or VaultKey.objects.filter(site_key__in=names).exists()
    except (NotConfigured, OperationalError, ProgrammingError):
        # Said by the checks above, or a database without tables.
        return []
    if foreign is None:
        return []
    kind, code = (checks.Warning, "retention.W001") if fits else (checks.Error, "retention.E003")
    message = (
        f"The database holds keys wrapped with site key {foreign.site_key}, not in VAULT_KEYS."
    )
    return [kind(message, hint=f"Put that key back in VAULT_KEYS. {HINT}", id=code)]


def check_caches_notice(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.W002: a backend of the site's own may keep a refusal to itself."""
    return [
        checks.Warning(
            f"WAGTAILFRONTENDCACHE[{name!r}]: {config['BACKEND']} may not tell when it refuses.",
            hint="Have it raise, then silence this. See docs/how-to/put-a-cache-in-front.md.",
            id="retention.W002",
        )
        for name, config in configured().items()
        if not _tells(config["BACKEND"])
    ]


def _tells(backend: str) -> bool:
    """Whether a backend is one of those that raise, or that one stands in for."""
    try:
        found = import_string(backend)
    except ImportError:
        return True  # Wagtail says so itself, louder
    return found in NOTICING or issubclass(found, tuple(NOTICING.values()))
