"""How something is encrypted, and what the result looks like. No database, no settings.

AES-256-GCM, with a random nonce for every value. A record's value and a record's key are
written alike, only what encrypts them differs::

    1 byte    format, now 1
    8 bytes   name of the key, a part of its hash: tells a wrong key from a changed value
    12 bytes  nonce
    rest      ciphertext with its tag of 16 bytes

What is in front, and the place where the value belongs, are authenticated with it: moved
to another record or field, it no longer opens.
"""

import hmac
import json
import os
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

KEY_LENGTH = 32
FORMAT = b"\x01"
NAME_LENGTH = 8
NONCE_LENGTH = 12
TAG_LENGTH = 16
HEAD_LENGTH = len(FORMAT) + NAME_LENGTH
LEAST = HEAD_LENGTH + NONCE_LENGTH + TAG_LENGTH
"""Bytes of a sealed value with nothing in it."""

BLOCK = 32
"""Values are filled up to a multiple of this, so that their length says little."""


class VaultError(Exception):
    """Something sealed cannot be opened, or cannot be sealed.

    The message is for logs: it names store, record and field, never a key or a value.
    """

    explanation = _("This cannot be read now. Tell the people who run the site.")
    """What to tell someone who wanted to read it."""


class NotConfigured(VaultError):
    """The site has no key to the vault, or one that is none."""


class KeyMissing(VaultError):
    """The record has no key any more: it was erased, or the keys were not put back."""

    explanation = _(
        "This was encrypted, and its key is gone. It may have been erased, or an older back-up "
        "was put back without its keys. Nothing has been changed."
    )


class WrongKey(VaultError):
    """There is a key, but another one than it was sealed with."""

    explanation = _(
        "This was encrypted with another key than the site has now. Tell the people who run "
        "the site: the right key makes it readable again. Nothing has been changed."
    )


class Tampered(VaultError):
    """Sealed with this very key, but changed since, or taken from another place."""

    explanation = _(
        "This was changed outside the site, or moved here from another record. Tell the people "
        "who run the site. Nothing has been changed."
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sealed value belongs."""

    store: str
    record: UUID
    field: str

    def __str__(self) -> str:
        return f"{self.store} {self.record} {self.field}"

    @property
    def context(self) -> bytes:
        """The place as bytes, different for every place."""
        return json.dumps([self.store, str(self.record), self.field]).encode()


class Key:
    """A key that encrypts; it shows its name and never itself."""

    __slots__ = ("_cipher", "_raw", "name")

    @sensitive_variables("raw")
    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_LENGTH:
            raise ValueError(f"a key has {KEY_LENGTH} bytes")
        self.name = sha256(b"retention vault: name of a key" + raw).digest()[:NAME_LENGTH]
        self._cipher = AESGCM(raw)
        self._raw = raw

    def __repr__(self) -> str:
        return f"<Key {self.name.hex()}>"

    @sensitive_variables("plain")
    def encrypt(self, plain: bytes, place: Place) -> bytes:
        """Encrypt for one place."""
        head = FORMAT + self.name
        nonce = os.urandom(NONCE_LENGTH)
        return head + nonce + self._cipher.encrypt(nonce, plain, head + place.context)

    def decrypt(self, sealed: bytes, place: Place) -> bytes:
        """What was encrypted for this place.

        Raises:
            WrongKey: another key encrypted it.
            Tampered: it was changed, or encrypted for another place.
        """
        if not is_sealed(sealed):
            raise Tampered(f"{place}: not a sealed value")
        head, nonce = sealed[:HEAD_LENGTH], sealed[HEAD_LENGTH : HEAD_LENGTH + NONCE_LENGTH]
        if head[len(FORMAT) :] != self.name:
            raise WrongKey(
                f"{place}: sealed with key {name_of_key(sealed)}, not with {self.name.hex()}"
            )
        try:
            return self._cipher.decrypt(
                nonce, sealed[HEAD_LENGTH + NONCE_LENGTH :], head + place.context
            )
        except InvalidTag:
            raise Tampered(f"{place}: changed, or moved from elsewhere") from None

    @sensitive_variables("content", "secret")
    def digest(self, content: bytes, place: Place) -> bytes:
        """32 bytes that stand for a content at one place; equal content, equal bytes."""
        secret = hmac.digest(self._raw, b"retention vault: digest" + place.context, sha256)
        return hmac.digest(secret, content, sha256)


def random_key() -> bytes:
    """What a fresh key is made of."""
    return os.urandom(KEY_LENGTH)


def is_sealed(value: bytes) -> bool:
    """Whether this looks like a sealed value, whoever can open it."""
    return len(value) >= LEAST and value.startswith(FORMAT)


def name_of_key(sealed: bytes) -> str:
    """The name of the key that encrypted a value."""
    return sealed[len(FORMAT) : HEAD_LENGTH].hex()


@sensitive_variables("content")
def fill(content: bytes) -> bytes:
    """Content with a mark and zeros behind it, up to a multiple of a block."""
    return content + b"\x80" + bytes(-(len(content) + 1) % BLOCK)


@sensitive_variables("filled")
def unfill(filled: bytes) -> bytes:
    """The content that was filled up."""
    return filled.rstrip(b"\x00")[:-1]
