"""How often one visitor may send: counted in the cache, and forgotten with it.

What is kept is a number under a digest of the address, made with a secret that lives a day in
that cache and nowhere else. No address is stored, and after a day no digest can be traced to one.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import secrets

from django.core.cache import cache
from django.http import HttpRequest

from forms_privacy.conf import setting

logger = logging.getLogger(__name__)
_SECRET = "forms_privacy.rate.secret"  # noqa: S105
_DAY = 24 * 60 * 60


def is_too_often(request: HttpRequest) -> bool:
    """Count this post. Whether its sender sent more than the settings allow.

    A cache that is down lets everybody through: better some spam than no questions.
    """
    most, seconds = setting("RATE")
    if not most:
        return False
    try:
        key = f"forms_privacy.rate.{_digest(_address(request))}"
        cache.add(key, 0, seconds)
        return bool(cache.incr(key) > most)
    except ValueError:
        return False  # the count ended between the two lines
    except Exception:  # noqa: BLE001 - caches have no error in common
        logger.warning("The cache does not answer: posts of forms are not counted.")
        return False


def _address(request: HttpRequest) -> str:
    """As the settings say: of a list that a proxy made longer, the last is what it saw itself."""
    told = str(request.META.get(setting("ADDRESS_KEY"), ""))
    return told.rsplit(",", 1)[-1].strip()


def _digest(address: str) -> str:
    secret = cache.get_or_set(_SECRET, lambda: secrets.token_hex(32), _DAY)
    return hmac.new(str(secret).encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
