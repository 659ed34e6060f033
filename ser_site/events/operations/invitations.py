"""Asking for invitations to similar events, and taking that back (promise P09)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from forms_privacy import person_index
from forms_privacy.answers import Answer, Sort
from forms_privacy.models import GivenConsent, Submission
from forms_privacy.operations.consent import STAFF
from retention import clock, engine, stores
from retention.rules.decision import Cause, Outcome
from ser_site.events.models import INVITATIONS, INVITED, Invitation


class NotErased(RuntimeError):
    """It could not be erased now: a hold is on it, or storage refused."""


def ask_for(submission: Submission, answers: Sequence[Answer]) -> Invitation | None:
    """Keep name and address of who agreed to invitations, apart from the registration.

    Asked again, what is there stays: one person gets one invitation.
    """
    consent = submission.consents.filter(purpose=INVITED).first()
    email = next((str(one.value) for one in answers if one.field_type == "email" and one.value), "")
    if consent is None or not email:
        return None
    found, _is_new = Invitation.objects.get_or_create(
        person=person_index.digest(email),
        defaults={
            "rule": INVITED,
            "collected_on": clock.day_of(consent.given_at),
            "name": name_among(answers),
            "email": email,
            "language": submission.language,
            "wording": consent.wording,
            "given_at": consent.given_at,
            "channel": consent.channel,
        },
    )
    return found


def name_among(answers: Sequence[Answer]) -> str:
    """The first answer that says who somebody is and is not an address."""
    for answer in answers:
        identifies = answer.sort == Sort.IDENTIFYING or answer.field_type == "name"
        if identifies and answer.field_type not in ("email", "date", "telephone", "address"):
            return str(answer.value or "")
    return ""


def withdraw(invitation: Invitation, *, channel: str, today: date, now: datetime) -> None:
    """No more mail from now on: erased within this request. Nothing where it is gone already.

    A registration with which it was given shows that it was withdrawn.

    Raises:
        NotErased: something keeps it; it is out of sight and gets no mail all the same.
    """
    GivenConsent.objects.filter(
        submission__person=bytes(invitation.person), purpose=INVITED, withdrawn_at=None
    ).update(withdrawn_at=now, withdrawn_channel=channel)
    store = stores.get(INVITATIONS)
    candidate = store.candidate(invitation.uuid, Cause.CONSENT_WITHDRAWN)
    if candidate is None:
        return
    applied = engine.apply(store, [candidate], today=today)
    if any(item.outcome != Outcome.ERASED for item in applied.items):
        raise NotErased(str(invitation.uuid))


def withdraw_with(
    submission: Submission, consent: GivenConsent, *, today: date, now: datetime
) -> None:
    """A registration's own consent to invitations was withdrawn: so is that of others of hers."""
    if submission.person is None:
        return
    found = Invitation.objects.filter(person=bytes(submission.person)).first()
    if found is not None:
        withdraw(found, channel=consent.withdrawn_channel, today=today, now=now)


def withdraw_for(email: str, *, today: date, now: datetime) -> bool:
    """On an e-mail or a call. Returns whether somebody with this address was there."""
    found = Invitation.objects.filter(person=person_index.digest(email)).first()
    if found is None:
        return False
    withdraw(found, channel=STAFF, today=today, now=now)
    return True
