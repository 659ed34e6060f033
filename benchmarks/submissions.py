"""Submissions to measure with, as many as it takes: rows with sealed answers, and their keys."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from uuid import uuid4

from django.db import connection

from forms_privacy.models import SUBMISSIONS, Form, Submission
from retention.models import Erasure, VaultKey

COLLECTED = date(2026, 3, 14)
RECEIVED = datetime(2026, 3, 14, 9, tzinfo=UTC)
BATCH = 2_000

_ROWS = """
    INSERT INTO forms_privacy_submission (uuid, rule, collected_on, clock_start, due, form_id, kind,
        language, received_at, stage, stage_since, stage_before, answers, person, link_version)
    SELECT gen_random_uuid(), 'contact', %(on)s, %(due)s, %(due)s, %(form)s, 'contact', 'nl',
        %(at)s, 'received', %(on)s, '', decode('01' || repeat(md5(random()::text), 25), 'hex'),
        decode(md5(random()::text) || md5(random()::text), 'hex'), 1
    FROM generate_series(1, %(count)s)
"""
_KEYS = """
    INSERT INTO retention_vaultkey (store, record, wrapped, site_key)
    SELECT 'submissions', uuid, decode('01' || repeat(md5(random()::text), 4), 'hex'), 'bench'
    FROM forms_privacy_submission s
    WHERE NOT EXISTS (SELECT FROM retention_vaultkey k
        WHERE k.store = 'submissions' AND k.record = s.uuid)
"""


def is_postgres() -> bool:
    """Whether there is a server, which the figures of the issue are about."""
    return bool(connection.vendor == "postgresql")


def hold(count: int, *, due: date | None) -> None:
    """Add so many, with their keys; what cannot be opened is erased all the same."""
    form, _made = Form.objects.get_or_create(
        title="Benchmark", kind="contact", defaults={"uuid": uuid4()}
    )
    if is_postgres():
        told = {"on": COLLECTED, "at": RECEIVED, "due": due, "form": form.pk, "count": count}
        with connection.cursor() as cursor:
            cursor.execute(_ROWS, told)
            cursor.execute(_KEYS)
            cursor.execute("ANALYZE")
        return
    for start in range(0, count, BATCH):
        rows = [_row(form, due) for _ in range(min(BATCH, count - start))]
        Submission.objects.bulk_create(rows, batch_size=500)
        VaultKey.objects.bulk_create(
            (
                VaultKey(
                    store=SUBMISSIONS, record=row.uuid, wrapped=os.urandom(77), site_key="bench"
                )
                for row in rows
            ),
            batch_size=500,
        )


@contextmanager
def emptied() -> Iterator[None]:
    """Without any to begin with, and without any afterwards."""
    _empty()
    try:
        yield
    finally:
        _empty()


def _empty() -> None:
    for model in (Submission, VaultKey, Erasure):
        if is_postgres():
            with connection.cursor() as cursor:
                cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
        else:
            model.objects.all()._raw_delete("default")


def _row(form: Form, due: date | None) -> Submission:
    return Submission(
        form_id=form.pk,  # an object would have the field open what nobody sealed
        kind="contact",
        rule="contact",
        collected_on=COLLECTED,
        clock_start=due,
        due=due,
        received_at=RECEIVED,
        stage="received",
        stage_since=COLLECTED,
        language="nl",
        answers=b"\x01" + os.urandom(400),
        person=os.urandom(32),
    )
