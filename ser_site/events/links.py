"""The personal link of an invitation: with it somebody stops them.

It says nothing of the person, and does one thing: withdraw. So it works as long as the consent
is there: who may withdraw at any time is not told that a link was too old.
"""

from __future__ import annotations

from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override

from forms_privacy.personal_links import site_address

from .models import Invitation

_SALT = "events invitation link"


def token_for(invitation: Invitation) -> str:
    """The secret part."""
    return Signer(salt=_SALT, sep=".").sign(invitation.uuid.hex)


def read(token: str) -> UUID | None:
    """Whose it is; None when it was not made here, or was changed."""
    try:
        return UUID(hex=Signer(salt=_SALT, sep=".").unsign(token))
    except (BadSignature, ValueError):
        return None


def address_of(invitation: Invitation) -> str:
    """The whole address, in the language in which somebody registered."""
    with override(invitation.language or None):
        path = reverse("events_stop_invitations", args=[token_for(invitation)])
    return f"{site_address()}{path}"
