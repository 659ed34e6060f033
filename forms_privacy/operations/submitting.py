"""What somebody sends is stored whole, or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID, uuid4

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from forms_privacy import person_index
from forms_privacy.answers import Answer, as_json
from forms_privacy.kinds import Kind
from forms_privacy.mails import NOTIFICATION, RECEIPT
from forms_privacy.models import SUBMISSIONS, Form, GivenConsent, Submission, Upload
from forms_privacy.operations import mailing
from retention import clock, vault
from retention.models import Erasure
from retention.operations.records import start_clock


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that passed every check."""

    field: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody ticked."""

    purpose: str
    wording: str


@dataclass(frozen=True, slots=True)
class Sent:
    """All that came with one post of a form, checked."""

    answers: Sequence[Answer]
    language: str
    email: str = ""
    files: Sequence[SentFile] = ()
    consents: Sequence[Agreed] = field(default=())
    uuid: UUID = field(default_factory=uuid4)
    """Under which it is stored: the same post sent twice brings the same."""


class WasErased(LookupError):
    """The very same post came in before, and what it brought is erased since."""


def is_known(uuid: UUID) -> bool:
    """Whether this came in before, also when it is erased since."""
    return (
        Submission.objects.filter(uuid=uuid).exists()
        or Erasure.objects.filter(record=uuid, store=SUBMISSIONS).exists()
    )


def submit_once(form: Form, kind: Kind, sent: Sent, *, now: datetime) -> Submission:
    """Store it, or find what the same post stored before, also a moment ago.

    Raises:
        WasErased: it was stored before and must not come back.
        VaultError, UnknownRule: as with :func:`submit`.
    """
    found = Submission.objects.filter(uuid=sent.uuid).first()
    if found is not None:
        return found
    if Erasure.objects.filter(record=sent.uuid, store=SUBMISSIONS).exists():
        raise WasErased(str(sent.uuid))
    try:
        return submit(form, kind, sent, now=now)
    except IntegrityError:
        found = Submission.objects.filter(uuid=sent.uuid).first()
        if found is None:
            raise
        return found


def submit(form: Form, kind: Kind, sent: Sent, *, now: datetime) -> Submission:
    """Store it under the rule of its kind.

    Raises:
        VaultError: it cannot be sealed; nothing is stored.
        UnknownRule: the register lacks the kind's rule; nothing is stored.
    """
    today = clock.day_of(now)
    with transaction.atomic():
        submission = Submission(
            uuid=sent.uuid,
            form=form,
            kind=kind.key,
            rule=kind.rule,
            stage=kind.stages[0].key,
            stage_since=today,
            collected_on=today,
            received_at=now,
            language=sent.language,
            answers=as_json(sent.answers),
            person=person_index.digest(sent.email) if sent.email else None,
        )
        submission.save()
        _keep_consents(submission, sent.consents, now)
        keep_files(submission, sent.files)
        kind.received(submission, sent.answers, today=today)
        if (rule := kind.rule_for(submission)) != submission.rule:
            submission.rule = rule
            submission.save(update_fields=["rule"])
        if (on := kind.clock_for(submission)) is not None:
            start_clock(submission, on=on, today=today)
        _want_mails(submission, sent, now)
    return submission


def _want_mails(submission: Submission, sent: Sent, now: datetime) -> None:
    if sent.email:
        mailing.want(submission, RECEIPT, now=now)
    if submission.form.notify:
        mailing.want(submission, NOTIFICATION, now=now)


def _keep_consents(submission: Submission, consents: Sequence[Agreed], now: datetime) -> None:
    GivenConsent.objects.bulk_create(
        GivenConsent(
            submission=submission,
            purpose=one.purpose,
            wording=one.wording,
            version=hashlib.sha256(one.wording.encode()).hexdigest(),
            given_at=now,
        )
        for one in consents
    )


def keep_files(submission: Submission, files: Sequence[SentFile]) -> None:
    """Seal them with the submission's key, in the caller's transaction."""
    for one in files:
        upload = Upload(
            submission=submission,
            field=one.field,
            content_type=one.content_type,
            size=len(one.content),
        )
        sealed = vault.seal(SUBMISSIONS, submission.uuid, f"file:{upload.uuid}", one.content)
        upload.file.save(upload.uuid.hex, ContentFile(sealed), save=False)
        upload.save()
