"""Sending members a link to a document: to each a mail of their own, and again until it left."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F, Q, QuerySet

from ser_site.correspondence.links import may_open
from ser_site.correspondence.mail import Unreachable, write_mail
from ser_site.correspondence.models import Delivery, Document, Sending
from ser_site.correspondence.queries.recipients import distribution

logger = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(hours=1)
"""After this long, a run that began to send a mail and did not finish counts as killed."""

BETWEEN_RENEWALS = timedelta(minutes=10)


class DocumentGone(LookupError):
    """The document was erased, or is past its date: nothing is sent of it."""


class NobodyToSendTo(LookupError):
    """Nobody on the list is without it, or has an address."""


@dataclass(slots=True)
class Delivered:
    """What became of the mails of a run."""

    sent: int = 0
    waiting: int = 0
    """Not accepted by the mail server: tried again."""
    ended: int = 0
    """For who sits in the committee no longer: not sent."""


def send(document: Document, *, to_all: bool, by: Any, today: date, now: datetime) -> Sending:
    """Record that a document goes to who sits in its committee now; :func:`deliver` sends it.

    Args:
        to_all: also to who got it before.

    Raises:
        DocumentGone: there is nothing to send.
        NobodyToSendTo: nobody is left to send it to.
    """
    with transaction.atomic():
        locked = Document.objects.select_for_update().filter(pk=document.pk).first()
        if locked is None or locked.is_due(today) or locked.taken_down_at is not None:
            raise DocumentGone(str(document.uuid))
        listed = [one for one in distribution(locked, today) if one.address]
        receivers = [one.member for one in listed if to_all or not one.had_it]
        if not receivers:
            raise NobodyToSendTo(str(document.uuid))
        sending = Sending.objects.create(
            document=locked, sent_by=by, wanted_at=now, wanted=len(receivers)
        )
        Delivery.objects.bulk_create(Delivery(sending=sending, member=one) for one in receivers)
    return sending


def deliver(
    deliveries: QuerySet[Delivery] | None = None, *, today: date, now: datetime
) -> Delivered:
    """Send what is still to be sent, each mail by itself. One that fails waits for a next run."""
    every: QuerySet[Delivery] = Delivery.objects.all() if deliveries is None else deliveries
    waiting = every.filter(sent_at=None).select_related("sending__document__meeting", "member")
    outcome, connection = Delivered(), get_connection()
    try:
        for delivery in waiting.order_by("pk"):
            if _claim(delivery, now):
                _deliver(delivery, outcome, connection, today, now)
    finally:
        _hang_up(connection)
    return outcome


def renew(delivery: Delivery, *, today: date, now: datetime) -> Delivered:
    """Send a member a new link, unless one left just now."""
    if delivery.sent_at is not None and delivery.sent_at > now - BETWEEN_RENEWALS:
        return Delivered()
    mine = Delivery.objects.filter(pk=delivery.pk)
    mine.update(sent_at=None, claimed_at=None)
    return deliver(mine, today=today, now=now)


def _claim(delivery: Delivery, now: datetime) -> bool:
    """Take this mail for this run: of two runs at once, one finds nothing to update."""
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM_HOLDS)
    return bool(Delivery.objects.filter(free, pk=delivery.pk, sent_at=None).update(claimed_at=now))


def _deliver(
    delivery: Delivery,
    outcome: Delivered,
    connection: BaseEmailBackend,
    today: date,
    now: datetime,
) -> None:
    if not may_open(delivery, today):
        delivery.delete()
        outcome.ended += 1
        return
    try:
        mail = write_mail(delivery)
        mail.connection = connection
        connection.open()
        mail.send()
    except Unreachable:
        _wait(delivery, outcome)
    except Exception as error:  # noqa: BLE001 (any mail server refuses in its own way)
        logger.warning("delivery %s not sent: %s", delivery, type(error).__name__)
        _hang_up(connection)
        _wait(delivery, outcome)
    else:
        Delivery.objects.filter(pk=delivery.pk).update(sent_at=now)
        Sending.objects.filter(pk=delivery.sending_id, sent__lt=F("wanted")).update(
            sent=F("sent") + 1
        )
        outcome.sent += 1


def _wait(delivery: Delivery, outcome: Delivered) -> None:
    Delivery.objects.filter(pk=delivery.pk).update(claimed_at=None)
    outcome.waiting += 1


def _hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also one that the other side has dropped."""
    try:
        connection.close()
    except Exception:  # noqa: BLE001 (what was sent was sent)
        logger.debug("the mail server did not say goodbye")
