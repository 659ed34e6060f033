"""Personal links: whoever has one may see what was sent, and withdraw consent for it.

A link is signed with ``SECRET_KEY`` and says nothing of the person: a submission's UUID, the
submission's ``link_version`` and the moment until which it works. Raising the version revokes
every link that went out.
"""

from __future__ import annotations

import struct
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.core.signing import BadSignature, Signer
from django.urls import reverse
from django.utils.translation import override
from wagtail.admin.utils import get_admin_base_url
from wagtail.models import Site

from forms_privacy import conf
from forms_privacy.models import Submission

_SALT = "forms_privacy personal link"
_FORM = struct.Struct(">16sHI")


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says."""

    submission: UUID
    version: int
    until: datetime


def token_for(submission: Submission, *, until: datetime) -> str:
    """The secret part of a link that works until a moment."""
    moment = int(until.timestamp())
    said = _FORM.pack(submission.uuid.bytes, submission.link_version, moment)
    return Signer(salt=_SALT, sep=".").sign(urlsafe_b64encode(said).decode().rstrip("="))


def read(token: str) -> Link | None:
    """What a link says; None when it was not made here, or was changed."""
    try:
        said = Signer(salt=_SALT, sep=".").unsign(token)
        uuid, version, until = _FORM.unpack(urlsafe_b64decode(said + "=" * (-len(said) % 4)))
    except (BadSignature, ValueError, struct.error):
        return None
    return Link(UUID(bytes=uuid), version, datetime.fromtimestamp(until, tz=UTC))


def path_of(submission: Submission, token: str) -> str:
    """The address of a link on the site, in the language in which the form was."""
    with override(submission.language or None):
        return reverse("personal_links:show", args=[token])


def receipt_path(submission: Submission, *, now: datetime) -> str:
    """The address to which a post leads: it works for a short while."""
    return path_of(submission, token_for(submission, until=now + conf.receipt_lifetime()))


def address_of(submission: Submission) -> str:
    """The whole address of the link to keep; the same whenever it is asked for."""
    until = submission.received_at + conf.link_lifetime()
    return f"{site_address()}{path_of(submission, token_for(submission, until=until))}"


def site_address() -> str:
    """The site as its visitors know it, without a slash."""
    site = Site.objects.filter(is_default_site=True).first()
    return str(site.root_url if site else get_admin_base_url() or "").rstrip("/")
