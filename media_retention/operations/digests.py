"""Sending everybody, once a week, what goes from their pages."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Q

from media_retention.digest_mail import write_mail
from media_retention.models import DigestMail
from media_retention.queries.digests import Digest

logger = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(hours=1)
"""After this long, a run that began to send a mail and did not finish counts as killed."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one mail: sent, passed over (this week already), or an error."""

    receiver: int
    sent: bool
    error: str = ""


def send_digests(
    digests: Iterable[Digest], *, today: date, now: datetime, again: bool = False
) -> Iterator[Sent]:
    """Send each mail, and go on after one that fails: the next run tries that one again."""
    week = monday_of(today)
    DigestMail.objects.filter(week__lt=week).delete()
    connection = get_connection()
    try:
        for digest in digests:
            if _claim(digest, week, now, again):
                yield _send(digest, week, now, connection)
            else:
                yield Sent(digest.receiver.pk, sent=False)
    finally:
        _hang_up(connection)


def monday_of(day: date) -> date:
    """The Monday of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def _claim(digest: Digest, week: date, now: datetime, again: bool) -> bool:
    """Take this mail for this run; False when it was sent, or another run is at it."""
    mail, is_new = DigestMail.objects.get_or_create(
        receiver=digest.receiver, week=week, defaults={"claimed_at": now}
    )
    if is_new:
        return True
    left_behind = Q(sent_at=None, claimed_at__lt=now - CLAIM_HOLDS)
    free = left_behind | Q(sent_at__isnull=False) if again else left_behind
    # One statement: of two runs at once, one finds nothing to update.
    taken = DigestMail.objects.filter(free, pk=mail.pk, claimed_at=mail.claimed_at)
    return bool(taken.update(claimed_at=now, sent_at=None))


def _send(digest: Digest, week: date, now: datetime, connection: BaseEmailBackend) -> Sent:
    mine = DigestMail.objects.filter(receiver=digest.receiver, week=week)
    try:
        mail = write_mail(digest)
        mail.connection = connection
        connection.open()
        mail.send()
    except Exception as error:  # noqa: BLE001 (any mail server refuses in its own way)
        mine.delete()
        _hang_up(connection)
        return Sent(digest.receiver.pk, sent=False, error=type(error).__name__)
    mine.update(sent_at=now)
    return Sent(digest.receiver.pk, sent=True)


def _hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also one that the other side has dropped."""
    try:
        connection.close()
    except Exception:  # noqa: BLE001 (what was sent was sent)
        logger.debug("the mail server did not say goodbye")
