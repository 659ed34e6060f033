"""The keys of the site, from the setting ``VAULT_KEYS``: newest first.

The newest wraps; the older ones are there to open what they wrapped, until
``rotate_vault_key`` has wrapped it anew.
"""

import base64
import binascii
from collections.abc import Sequence
from functools import lru_cache

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from retention.sealing import KEY_LENGTH, Key, NotConfigured, random_key

SETTING = "VAULT_KEYS"
HINT = "manage.py rotate_vault_key --generate prints a fresh one"


def generate() -> str:
    """A fresh site key: 32 random bytes, as url-safe base64."""
    return base64.urlsafe_b64encode(random_key()).decode()


def configured() -> tuple[Key, ...]:
    """All keys of the site, newest first.

    Raises:
        NotConfigured: there is none, or one is no key.
    """
    written = getattr(settings, SETTING, ())
    if isinstance(written, str) or not all(isinstance(one, str) for one in written):
        raise NotConfigured(f"{SETTING} must be a list of keys")
    return _read(tuple(written))


def is_empty() -> bool:
    """Whether the site has no key at all, which is fine where nothing is sealed."""
    return not getattr(settings, SETTING, ())


def newest() -> Key:
    """The key that wraps.

    Raises:
        NotConfigured: as :func:`configured`.
    """
    return configured()[0]


def named(name: str) -> Key | None:
    """The key with this name, if the site has it."""
    return next((key for key in configured() if key.name.hex() == name), None)


@lru_cache(maxsize=8)
@sensitive_variables()
def _read(written: Sequence[str]) -> tuple[Key, ...]:
    if not written:
        raise NotConfigured(f"{SETTING} is empty; {HINT}")
    keys = tuple(_key(one, number) for number, one in enumerate(written, 1))
    if len({key.name for key in keys}) < len(keys):
        raise NotConfigured(f"{SETTING} names the same key twice")
    return keys


@sensitive_variables()
def _key(text: str, number: int) -> Key:
    padded = text + "=" * (-len(text) % 4)
    try:
        return Key(base64.b64decode(padded.encode("ascii"), altchars=b"-_", validate=True))
    except (binascii.Error, ValueError):
        # Without the cause: its message or frames might show the key.
        raise NotConfigured(
            f"{SETTING}, number {number}: not {KEY_LENGTH} bytes as url-safe base64; {HINT}"
        ) from None
