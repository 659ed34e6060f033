"""Closing a vacancy: seconds for one application, when many applied over when few did."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

from django.db import transaction

from benchmarks.measure import Ratio, seconds
from forms_privacy.answers import Answer, as_json
from forms_privacy.models import SUBMISSIONS, Form, GivenConsent, Submission
from retention import vault
from ser_site.content.register.load import load_register
from ser_site.vacancies.kind import APPLICATION, KEEP
from ser_site.vacancies.models import Procedure
from ser_site.vacancies.operations.closing import close, reopen
from ser_site.vacancies.queries.procedures import outcomes

FEW, MANY = 50, 500
COLLECTED = date(2026, 9, 1)
RECEIVED = datetime(2026, 9, 1, 9, tzinfo=UTC)
CLOSING = date(2026, 10, 1)
LIMIT = 1.5
"""Nothing of it may grow faster than the number of applications."""


def closing_a_vacancy() -> Ratio:
    """A second for each of 500 applications, over the same for each of 50."""
    with _vacancy(FEW) as form:
        few = _closing(form)
    with _vacancy(MANY) as form:
        many = _closing(form)
        told = seconds(lambda: outcomes(form, on=CLOSING, today=CLOSING))
    question = (
        f"closing {MANY} applications, each, over {FEW} "
        f"({many:.1f} s together; {told:.1f} s to say beforehand what happens)"
    )
    return Ratio(question, (many / MANY) / (few / FEW), LIMIT)


def _closing(form: Form) -> float:
    """Seconds of the fastest of three times; between them it is opened again."""
    times = []
    for _time in range(3):
        times.append(seconds(lambda: close(form, by=None, today=CLOSING), times=1))
        if form.submissions.filter(due=None).exists():
            raise RuntimeError("not every application has an end")
        reopen(form, by=None, today=CLOSING)
    return min(times)


@contextmanager
def _vacancy(count: int) -> Iterator[Form]:
    """A form with so many applications, half of which may stay a year."""
    load_register()
    form = Form.objects.create(uuid=uuid4(), title="Benchmark", kind=APPLICATION.key)
    rows = Submission.objects.bulk_create(_application(form) for _ in range(count))
    GivenConsent.objects.bulk_create(
        GivenConsent(submission=row, purpose=KEEP, wording="Keep it.", given_at=RECEIVED)
        for row in rows[::2]
    )
    try:
        yield form
    finally:
        with transaction.atomic():
            vault.forget(SUBMISSIONS, [row.uuid for row in rows])
            form.submissions.all().delete()
        Procedure.objects.filter(form=form).delete()
        form.delete()


def _application(form: Form) -> Submission:
    return Submission(
        form=form,
        kind=APPLICATION.key,
        rule=APPLICATION.rule,
        collected_on=COLLECTED,
        received_at=RECEIVED,
        stage="received",
        stage_since=COLLECTED,
        language="nl",
        answers=as_json([Answer("letter", "Letter", "x" * 2_000)]),
        person=os.urandom(32),
    )
