"""What erasing submissions costs, over the same in SQL."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta

from django.db import connection, transaction

from benchmarks import submissions
from benchmarks.erasing import TODAY
from benchmarks.measure import Ratio, seconds
from forms_privacy.models import SUBMISSIONS, Submission
from retention import engine, stores

LATER = TODAY + timedelta(days=400)
BATCH = 2_000

_FIND = """
    SELECT id, uuid FROM forms_privacy_submission WHERE due <= %s ORDER BY due, uuid LIMIT %s
"""
_KEYS = "DELETE FROM retention_vaultkey WHERE store = 'submissions' AND record = ANY(%s)"
_LINE = """
    INSERT INTO retention_erasure (uuid, act, store, record, rule, due, cause, happened_at, sought)
    SELECT gen_random_uuid(), 'erased', 'submissions', record, 'contact', %s, 'handled', now(), '{}'
    FROM unnest(%s) record
"""


DUE, HELD = 100_000, 500_000


def erasing_submissions() -> Ratio:
    """Due submissions among five times as many: engine and ledger, over SQL for as many.

    Both in batches of 2,000, a transaction each, until they are committed.
    """
    question = f"erasing {DUE:,} of {HELD:,} submissions with their ledger, over SQL"
    if not submissions.is_postgres():
        return Ratio(f"(measured on PostgreSQL alone) {question}", 0, 2)
    ours, bare = _timed(_engine, DUE, HELD), _timed(_bare, DUE, HELD)
    return Ratio(f"{question} ({ours:.0f} s, {bare:.0f} s)", ours / bare, 2)


def _timed(act: Callable[[], None], due: int, held: int) -> float:
    with submissions.emptied():
        submissions.hold(held - due, due=LATER)
        submissions.hold(due, due=TODAY)
        gc.freeze()  # as the command does
        took = seconds(act, times=1)
        left = Submission.objects.filter(due__lte=TODAY).count()
        if left or Submission.objects.count() != held - due:
            raise RuntimeError(f"{left} of {due} submissions were not erased")
    return took


def _engine() -> None:
    store = stores.get(SUBMISSIONS)
    for batch in store.due(TODAY, limit=engine.BATCH):
        engine.apply(store, batch, today=TODAY)


def _bare() -> None:
    """Batch by batch: find, delete rows and keys, and write the ledger."""
    while True:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(_FIND, [TODAY, BATCH])
            found = cursor.fetchall()
            if not found:
                return
            pks, uuids = [row[0] for row in found], [row[1] for row in found]
            cursor.execute("DELETE FROM forms_privacy_submission WHERE id = ANY(%s)", [pks])
            cursor.execute(_KEYS, [uuids])
            cursor.execute(_LINE, [TODAY, uuids])
