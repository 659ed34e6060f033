"""Who is hired goes into the personnel file, once, and leaves this site (promise P20)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from forms_privacy.models import SUBMISSIONS, Act, Submission
from forms_privacy.operations import opening
from forms_privacy.packing import name_of, packed
from forms_privacy.queries.reading import content_of
from retention import engine, stores
from retention.rules.decision import Cause
from ser_site.vacancies.kind import HIRED
from ser_site.vacancies.models import HandOver


class NotHired(ValueError):
    """Only who is hired is handed over."""


class NotDownloaded(ValueError):
    """What nobody downloaded cannot be in the personnel file yet."""


class NotErased(Exception):
    """A hold keeps it, or the engine failed."""


def package(submission: Submission, *, by: User, now: datetime) -> bytes:
    """A ZIP with answers and files, for the personnel file. It is recorded, and never stored.

    Raises:
        NotHired: another stage.
        VaultError: something cannot be opened.
        OSError: storage does not give a file.
    """
    if submission.stage != HIRED.key:
        raise NotHired(submission.number)
    content = b"".join(packed(_members(submission)))
    with transaction.atomic():
        HandOver.objects.update_or_create(
            submission=submission.uuid,
            defaults={"form": submission.form, "downloaded_at": now, "user": by},
        )
        opening.record([submission], Act.EXPORTED, by=by, now=now)
    return content


def _members(submission: Submission) -> Iterator[tuple[str, bytes]]:
    answers = {answer.label: answer.value for answer in submission.opened()}
    yield "answers.json", json.dumps(answers, ensure_ascii=False, indent=2, default=str).encode()
    for number, upload in enumerate(submission.uploads.order_by("pk"), start=1):
        yield name_of(upload, number), content_of(upload, submission.uuid)


def confirm(submission: Submission, *, now: datetime, today: date) -> None:
    """It arrived in the personnel file: here it is erased, at once.

    Raises:
        NotDownloaded: nobody took it out yet.
        NotErased: it is all there still.
    """
    uuid = submission.uuid
    if not HandOver.objects.filter(submission=uuid).exists():
        raise NotDownloaded(submission.number)
    store = stores.get(SUBMISSIONS)
    candidate = store.candidate(uuid, Cause.HANDLED)
    if candidate is not None:
        engine.apply(store, [candidate], today=today)
    if Submission.objects.filter(uuid=uuid).exists():
        raise NotErased(submission.number)
    HandOver.objects.filter(submission=uuid).update(confirmed_at=now)
