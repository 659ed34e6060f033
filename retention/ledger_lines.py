"""Writing lines of the ledger: many at a time, in the caller's transaction."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connections, router

from retention.models import Act, Erasure, JournalNote, Sweep
from retention.stores import Candidate, Effects, Store

CHUNK = 500
LINES = 2_000
"""Lines that one note for the journal may speak of: it is copied at once."""

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
        written = _insert_at_once(using, store, act, told, sweep, now, proved)
    else:
        written = _insert(store, act, told, sweep, now, proved)
    note_for_journal(line.pk for line in written)
    return written


def note_for_journal(lines: Iterable[int]) -> None:
    """Note lines just written, by key: a note for each unbroken run of them.

    What others write meanwhile has numbers of its own, so a run holds no line but these.
    """
    JournalNote.objects.bulk_create(
        (JournalNote(first=first, last=last) for first, last in _runs(sorted(lines))),
        batch_size=CHUNK,
    )


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The unbroken runs among ascending numbers, each by its first and last, none too long."""
    for _gap, run in groupby(enumerate(numbers), key=lambda placed: placed[1] - placed[0]):
        members = [number for _place, number in run]
        for start in range(0, len(members), LINES):
            some = members[start : start + LINES]
            yield some[0], some[-1]


def _insert(
    store: Store,
    act: Act,
    told: list[dict[str, Any]],
    sweep: Sweep | None,
    now: datetime,
    proved: datetime | None,
) -> list[Line]:
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
    pages = effects.pages.get(candidate.part or candidate.record) if effects.pages else None
    names = effects.names.get(candidate.record) if effects.names else None
    return {
        "pages": sorted(pages or ()),
        "names": sorted(names or ()),
        "key": effects.keys.get(candidate.record, ""),
    }
