"""Sending what is to be sent, now or when the mail server is there again.

Mostly about submissions; a site registers what else waits with :func:`register_queue`.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from smtplib import SMTPRecipientsRefused
from typing import Any
from uuid import UUID

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import QuerySet

from forms_privacy import conf
from forms_privacy.models import Form, MailToSend, PendingMail, Submission

logger = logging.getLogger(__name__)

CLAIM_HOLDS = timedelta(minutes=15)
"""After this long, a run that began to send a mail and did not finish counts as killed."""

FIRST_WAIT = timedelta(minutes=5)
LONGEST_WAIT = timedelta(days=1)

Rows = Callable[[], "QuerySet[Any]"]
"""Rows of a :class:`~forms_privacy.models.WaitingMail` that are not sent yet."""


@dataclass(frozen=True, slots=True)
class Queue:
    """Mails of one sort of record, and by which field of theirs their form is found."""

    rows: Rows
    form: str


def _about_submissions() -> QuerySet[PendingMail]:
    return PendingMail.objects.select_related("submission__form")


_queues: list[Queue] = [Queue(_about_submissions, form="submission__form")]


def register_queue(rows: Rows, *, form: str) -> None:
    """Let sweeps and ``send_form_mails`` send these too.

    Args:
        form: the field that leads to the form: who may handle what comes in with it is told of
            mails that were given up.
    """
    queue = Queue(rows, form)
    if queue not in _queues:
        _queues.append(queue)


def queues() -> list[QuerySet[Any]]:
    """All that waits, a set for each sort of record that mails are about."""
    return [queue.rows() for queue in _queues]


def given_up(forms: QuerySet[Form]) -> int:
    """How many mails about what comes in with these forms are not tried any more."""
    return sum(
        queue.rows().exclude(given_up_at=None).filter(**{f"{queue.form}__in": forms}).count()
        for queue in _queues
    )


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
    if submission is None:
        return send(queues(), now=now)
    return send([_about_submissions().filter(submission__uuid=submission)], now=now)


def send(
    waiting: Iterable[QuerySet[Any]], *, now: datetime, limit: int | None = None
) -> Iterator[Attempt]:
    """Try those of these mails whose turn it is; of each set at most ``limit``."""
    connection = get_connection()
    try:
        for rows in waiting:
            turn = rows.filter(given_up_at=None, next_try_at__lte=now).order_by("pk")
            for mail in turn[:limit].iterator():
                if _claim(rows, mail, now):
                    yield _try(rows, mail, now, connection)
    finally:
        _hang_up(connection)


def _claim(rows: QuerySet[Any], mail: MailToSend, now: datetime) -> bool:
    """Take it for this run. One statement: of two runs at once, one finds nothing to update."""
    mine = rows.filter(pk=mail.pk, next_try_at=mail.next_try_at, given_up_at=None)
    return bool(mine.update(next_try_at=now + CLAIM_HOLDS))


def _try(
    rows: QuerySet[Any], mail: MailToSend, now: datetime, connection: BaseEmailBackend
) -> Attempt:
    said = partial(Attempt, mail.about, mail.sort)
    try:
        message = mail.compose()
        if message is not None:
            message.connection = connection
            connection.open()
            message.send()
    except Exception as error:  # noqa: BLE001 (any mail server refuses in its own way)
        _hang_up(connection)
        given_up = _put_off(rows, mail, now, error)
        return said(sent=False, error=type(error).__name__, given_up=given_up)
    mail.done(now=now)
    return said(sent=message is not None)


def _put_off(rows: QuerySet[Any], mail: MailToSend, now: datetime, error: Exception) -> bool:
    """Wait twice as long as before; whether there will be no other time.

    The kind of error alone is written down: what a mail server says may name people. It
    knows of no such mailbox: then neither will it tomorrow.
    """
    refused = isinstance(error, SMTPRecipientsRefused)
    given_up = refused or now >= mail.wanted_at + conf.mail_patience()
    wait = min(FIRST_WAIT * 2 ** min(mail.tries, 16), LONGEST_WAIT)
    rows.filter(pk=mail.pk).update(
        tries=mail.tries + 1,
        next_try_at=now + wait,
        last_error=type(error).__name__[:64],
        given_up_at=now if given_up else None,
    )
    logger.warning("mail %s of %s: %s", mail.sort, mail.about, type(error).__name__)
    return given_up


def _hang_up(connection: BaseEmailBackend) -> None:
    """Close the connection, also one that the other side has dropped."""
    try:
        connection.close()
    except Exception:  # noqa: BLE001 (what was sent was sent)
        logger.debug("the mail server did not say goodbye")
