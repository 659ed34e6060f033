"""Withdrawing consent: for all that was sent, or for one purpose beside it."""

from __future__ import annotations

import hashlib
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from forms_privacy.kinds import ConsentQuestion
from forms_privacy.models import MAIN, GivenConsent, Submission
from forms_privacy.operations.ending import end_now
from forms_privacy.operations.stages import AlreadyGone, settle
from forms_privacy.signals import consent_withdrawn
from retention.rules.decision import Cause, Outcome

LINK = "link"
"""How it was withdrawn: by whoever sent it, with the personal link."""

STAFF = "staff"
"""How it was withdrawn: by an editor, on an e-mail or a call."""


class NotErased(Exception):
    """It could not be erased now; it is all there still."""


class NoSuchConsent(LookupError):
    """This consent was not given, or is withdrawn already."""


def withdraw(submission: Submission, *, today: date) -> Outcome:
    """Erase a submission because consent for it was withdrawn: gone before this returns.

    Under a hold it goes out of sight instead, and is erased when the hold ends.

    Raises:
        NotErased: the engine failed; the log says why.
    """
    try:
        outcome = end_now(submission, Cause.CONSENT_WITHDRAWN, today=today)
    except AlreadyGone:
        return Outcome.ERASED
    if outcome == Outcome.FAILED:
        raise NotErased(str(submission.uuid))
    return outcome


def withdraw_for_sender(
    submission: Submission, purpose: str, *, by: User, today: date, now: datetime
) -> Outcome | None:
    """Withdraw a consent for whoever gave it, and said so in an e-mail or a call.

    None where what was sent stays.

    Raises:
        NoSuchConsent: it was not given, or is withdrawn already.
        NotErased: as above.
    """
    if not submission.consents.filter(purpose=purpose, withdrawn_at=None).exists():
        raise NoSuchConsent(purpose)
    log(submission, "forms_privacy.withdraw", user=by)  # the engine takes its label away
    if purpose == MAIN:
        return withdraw(submission, today=today)
    return withdraw_purpose(submission, purpose, channel=STAFF, today=today, now=now)


def withdraw_purpose(
    submission: Submission, purpose: str, *, channel: str, today: date, now: datetime
) -> Outcome | None:
    """Withdraw consent for one purpose; what was sent stays, unless only this consent kept it.

    Then it is gone before this returns. None where it stays.

    Whoever acts on that purpose hears of it through
    :data:`~forms_privacy.signals.consent_withdrawn`, in the same transaction.

    Raises:
        NoSuchConsent: it was not given, or is withdrawn already.
        NotErased: the engine failed; it is out of sight, and the next sweep erases it.
    """
    with transaction.atomic():
        given = GivenConsent.objects.select_for_update().filter(
            submission=submission, purpose=purpose, withdrawn_at=None
        )
        consent = given.first()
        if consent is None:
            raise NoSuchConsent(purpose)
        consent.withdrawn_at, consent.withdrawn_channel = now, channel
        consent.save(update_fields=["withdrawn_at", "withdrawn_channel"])
        consent_withdrawn.send(Submission, submission=submission, consent=consent, today=today)
        settle(submission, today=today)
    return withdraw(submission, today=today) if submission.is_due(today) else None


def give_purpose(
    submission: Submission, question: ConsentQuestion, *, channel: str, today: date, now: datetime
) -> None:
    """Agree to a further purpose afterwards; agreed to already, nothing changes.

    Raises:
        AlreadyGone: it was erased meanwhile.
    """
    wording = question.asked
    told = {
        "wording": wording,
        "version": hashlib.sha256(wording.encode()).hexdigest(),
        "given_at": now,
        "channel": channel,
        "withdrawn_at": None,
        "withdrawn_channel": "",
    }
    with transaction.atomic():
        given = GivenConsent.objects.select_for_update().filter(
            submission=submission, purpose=question.purpose
        )
        if given.filter(withdrawn_at=None).exists():
            return
        GivenConsent.objects.update_or_create(
            submission=submission, purpose=question.purpose, defaults=told
        )
        settle(submission, today=today)
