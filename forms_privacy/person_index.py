"""A blind index: finds a person's submissions by e-mail address without reading any.

The secret that makes it lies in the vault under a fixed UUID: whoever has a copy of the
database without the keys cannot try addresses against it, and rotating the site's key rewraps
it like any other.
"""

from __future__ import annotations

import unicodedata
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from retention import vault

STORE = "submissions-index"
SECRET = UUID("5b1f0c2e-7a7d-4f4c-9a51-3d5f0d3a6c11")
"""Under which the secret's key lies in the vault."""


@sensitive_variables("address", "plain")
def digest(address: str) -> bytes:
    """What stands for an e-mail address: 32 bytes, equal for spellings that reach one mailbox.

    Raises:
        VaultError: the vault cannot be used.
    """
    plain = unicodedata.normalize("NFKC", address).strip().casefold()
    return vault.digest(STORE, SECRET, "e-mail", plain.encode("utf-8", "surrogatepass"))
