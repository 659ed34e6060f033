"""Personal links to documents: signed, for a while, and for members of record only."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.core import signing

from .models import Delivery
from .queries.recipients import members_of_record

SALT = "ser_site.correspondence.link"
LASTS = timedelta(days=30)
"""How long a link opens; after that its receiver can ask for a new one."""


class NoLink(LookupError):
    """Nobody ever got this link."""


class LinkEnded(LookupError):
    """The document is gone, or its receiver sits in the committee no longer."""


class LinkExpired(LookupError):
    """The link is too old; its receiver may have a new one."""


def token_of(delivery: Delivery) -> str:
    """The last part of a link, signed now."""
    return signing.TimestampSigner(salt=SALT).sign(delivery.uuid.hex)


def delivery_of(token: str, *, today: date, expired: bool = False) -> Delivery:
    """Whose link it is.

    Args:
        expired: also one that is too old, to send a new one to the same member.

    Raises:
        NoLink: it was not made here.
        LinkEnded: nothing can be opened with it any more.
        LinkExpired: it is older than ``LASTS``.
    """
    signer = signing.TimestampSigner(salt=SALT)
    try:
        uuid = UUID(signer.unsign(token))
    except (signing.BadSignature, ValueError):
        raise NoLink from None
    known = Delivery.objects.select_related("sending__document__meeting", "member")
    delivery = known.filter(uuid=uuid).first()
    if delivery is None or not may_open(delivery, today):
        raise LinkEnded
    try:
        signer.unsign(token, max_age=None if expired else LASTS)
    except signing.SignatureExpired:
        raise LinkExpired from None
    return delivery


def may_open(delivery: Delivery, today: date) -> bool:
    """Whether the document is there and the member still sits in its committee."""
    document = delivery.sending.document
    if document.taken_down_at is not None or document.is_due(today):
        return False
    members = members_of_record(document.meeting.committee, today)
    return members.filter(pk=delivery.member_id).exists()
