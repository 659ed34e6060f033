"""What stands for one form on one screen: no cookie, no session.

The token says that we handed out this form, to be sent to this page, less than a day ago.
Together with what was filled in it makes the UUID of the submission, so that the same post sent
twice is one submission, and the form sent again with another question is a second one.
"""

from __future__ import annotations

import hashlib
import secrets
from uuid import UUID

from django.core import signing
from django.utils.crypto import salted_hmac

SALT = "forms_privacy.form"
LIFETIME = 24 * 60 * 60
"""In seconds."""


def new(page: UUID) -> str:
    """A token for a form that is about to be shown."""
    return signing.dumps([page.hex, secrets.token_urlsafe(12)], salt=SALT)


def is_ours(token: str, page: UUID) -> bool:
    """Whether we handed it out for this page (in any language), and not too long ago."""
    try:
        told, _nonce = signing.loads(token, salt=SALT, max_age=LIFETIME)
    except (signing.BadSignature, ValueError, TypeError):
        return False
    return bool(told == page.hex)


def uuid_of(token: str, content: bytes) -> UUID:
    """The submission's UUID: the same for the same token with the same content.

    It tells nothing of the content to whoever lacks token and secret key.
    """
    value = token.encode() + b"\0" + hashlib.sha256(content).digest()
    mac = salted_hmac(SALT, value, algorithm="sha256").digest()
    return UUID(bytes=mac[:16], version=4)


def digest_of(token: str) -> bytes:
    """32 bytes that know a token again and tell nothing of it to whoever lacks the secret key."""
    return salted_hmac(f"{SALT}.counted", token, algorithm="sha256").digest()
