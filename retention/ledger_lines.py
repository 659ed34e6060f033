"""Writing lines of the ledger: many at a time, in the caller's transaction."""

import json
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections, router

from retention.models import Act, Erasure, Sweep
from retention.stores import Candidate, Effects, Store

CHUNK = 500

# One text is sent and read in a fraction of the time that a parameter for each value takes.
_INSERT = """
    INSERT INTO {table} (uuid, act, store, record, part, rule, due, cause, sweep_id, happened_at,
        sought, proved_at)
    SELECT gen_random_uuid(), %s, %s, record, part, rule, due, cause, %s, %s, sought, %s
    FROM jsonb_to_recordset(%s)
        AS line (record uuid, part uuid, rule text, due date, cause text, sought jsonb)
    RETURNING id, record, part
"""


class Line(NamedTuple):
    """A line of the ledger that was just written: what others need of it."""

    pk: int
    record: UUID
    part: UUID | None


def write_lines(
    store: Store, act: Act, effects: Effects, sweep: Sweep | None, now: datetime
) -> list[Line]:
    """Write a line for each candidate that is done."""
    told = [_told(act, candidate, effects) for candidate in effects.done]
    if effects.touched:
        # Should this process be killed after commit, the next sweep finds them here.
        told[0]["sought"]["touched"] = sorted(effects.touched)
    proved = now if act == Act.RESTORED else None
    using = router.db_for_write(Erasure)
    if connections[using].vendor == "postgresql":
        return _insert_at_once(using, store, act, told, sweep, now, proved)
    lines = [
        Erasure(act=act, store=store.key, sweep=sweep, happened_at=now, proved_at=proved, **one)
        for one in told
    ]
    Erasure.objects.bulk_create(lines, batch_size=CHUNK)
    return [Line(line.pk, line.record, line.part) for line in lines]


def _insert_at_once(
    using: str,
    store: Store,
    act: Act,
    told: list[dict[str, Any]],
    sweep: Sweep | None,
    now: datetime,
    proved: datetime | None,
) -> list[Line]:
    table = connections[using].ops.quote_name(Erasure._meta.db_table)
    number = sweep.pk if sweep is not None else None
    with connections[using].cursor() as cursor:
        cursor.execute(
            _INSERT.format(table=table),
            [str(act), store.key, number, now, proved, json.dumps(told, default=str)],
        )
        return [Line(*row) for row in cursor.fetchall()]


def _told(act: Act, candidate: Candidate, effects: Effects) -> dict[str, Any]:
    """What a line tells of one candidate."""
    return {
        "record": candidate.record,
        "part": candidate.part,
        "rule": candidate.rule,
        "due": candidate.due,
        "cause": candidate.cause,
        "sought": {} if act == Act.RESTORED else _sought(candidate, effects),
    }


def _sought(candidate: Candidate, effects: Effects) -> dict[str, Any]:
    """Where to look, and for what, to see that it is gone."""
    return {
        "pages": sorted(effects.pages.get(candidate.part or candidate.record, ())),
        "names": sorted(effects.names.get(candidate.record, ())),
        "key": effects.keys.get(candidate.record, ""),
    }
