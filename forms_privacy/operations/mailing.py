"""Sending what is to be sent about a submission, now or when the mail server is there again."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused
from uuid import UUID

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from forms_privacy import conf, mails
from forms_privacy.models import PendingMail, Submission

logger = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(minutes=15)
"""After this long, a run that began to send a mail and did not finish counts as killed."""

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Attempt:
    """What became of one mail. Names nobody."""

    submission: str
    template: str
    sent: bool
    error: str = ""
    given_up: bool = False


def want(submission: Submission, template: str, *, now: datetime) -> None:
    """Note that a mail must go out, in the caller's transaction; it is tried after commit.

    Asked for twice before it went, it goes once.
    """
    PendingMail.objects.get_or_create(
        submission=submission,
        template=template,
        defaults={"wanted_at": now, "next_try_at": now},
    )
    from forms_privacy import tasks

    send = partial(tasks.send_mails_of.enqueue, str(submission.uuid))
    transaction.on_commit(send, robust=True)


def send_waiting(*, now: datetime, submission: UUID | None = None) -> Iterator[Attempt]:
    """Try every mail whose turn it is, or those of one submission; one that fails stops none."""
    waiting = PendingMail.objects.filter(given_up_at=None, next_try_at__lte=now)
    if submission is not None:
        waiting = waiting.filter(submission__uuid=submission)
    connection = get_connection()
    try:
        for mail in waiting.select_related("submission__form").order_by("pk").iterator():
            if _claim(mail, now):
                yield _try(mail, now, connection)
    finally:
        _hang_up(connection)


def _claim(mail: PendingMail, now: datetime) -> bool:
    """Take it for this run. One statement: of two runs at once, one finds nothing to update."""
    mine = PendingMail.objects.filter(pk=mail.pk, next_try_at=mail.next_try_at, given_up_at=None)
    return bool(mine.update(next_try_at=now + CLAIM_HOLDS))


def _try(mail: PendingMail, now: datetime, connection: BaseEmailBackend) -> Attempt:
    said = partial(Attempt, mail.submission.number, mail.template)
    try:
        message = mails.compose(mail.template, mail.submission)
        if message is not None:
            message.connection = connection
            connection.open()
            message.send()
    except Exception as error:  # noqa: BLE001 (any mail server refuses in its own way)
        _hang_up(connection)
        given_up = _put_off(mail, now, error)
        return said(sent=False, error=type(error).__name__, given_up=given_up)
    PendingMail.objects.filter(pk=mail.pk).delete()
    return said(sent=message is not None)


def _put_off(mail: PendingMail, now: datetime, error: Exception) -> bool:
    """Wait twice as long as before; whether there will be no other time.

    The kind of error alone is written down: what a mail server says may name people. It
    knows of no such mailbox: then neither will it tomorrow.
    """
    refused = isinstance(error, SMTPRecipientsRefused)
    given_up = refused or now >= mail.wanted_at + conf.mail_patience()
    wait = min(FIRST_WAIT * 2 ** min(mail.tries, 16), LONGEST_WAIT)
    PendingMail.objects.filter(pk=mail.pk).update(
        tries=mail.tries + 1,
        next_try_at=now + wait,
        last_error=type(error).__name__[:64],
        given_up_at=now if given_up else None,
    )
    logger.warning("mail %s of %s: %s", mail.template, mail.submission, type(error).__name__)
    return given_up


def _hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also one that the other side has dropped."""
    try:
        connection.close()
    except Exception:  # noqa: BLE001 (what was sent was sent)
        logger.debug("the mail server did not say goodbye")
