"""The ledger's copy outside the database: one JSON object a line, appended after commit.

After an older back-up is put back, the journal says what had been erased since. It holds
no personal data: UUIDs, rules, dates and causes only.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from itertools import chain
from operator import or_
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.db import connections
from django.db.models import F, Func, Q, TextField, Value
from django.db.models.functions import Cast

from retention.models import Act, Erasure, JournalNote
from retention.rules.decision import Cause

logger = logging.getLogger(__name__)

CHUNK, NOTES = 2_000, 100
"""Lines, and notes of them, seen to at a time; a note has at most as many lines."""

_TOLD = {
    "id": "uuid",
    "act": "act",
    "store": "store",
    "record": "record",
    "part": "part",
    "rule": "rule",
    "due": "due",
    "cause": "cause",
    "at": "happened_at",
}
"""What a line tells and under which name, in the order in which :func:`_line` takes it."""

_AS_JSON = Cast(
    Func(
        *chain.from_iterable((Value(name), F(column)) for name, column in _TOLD.items()),
        function="json_build_object",
        output_field=TextField(),
    ),
    TextField(),
)
"""A line as PostgreSQL writes it."""

LONGEST_LINE = 4_096
"""Bytes; lines have some 300."""


class JournalUnreadable(ValueError):
    """The file is missing or a line in it is not what this suite writes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    id: UUID
    act: Act
    store: str
    record: UUID
    part: UUID | None
    rule: str
    due: date | None
    cause: Cause
    at: datetime


def path() -> Path:
    """Where the journal lies (setting ``ERASURE_JOURNAL``)."""
    return Path(settings.ERASURE_JOURNAL)


def export() -> int:
    """Append the ledger's lines that are not in the journal yet. Returns how many."""
    if not JournalNote.objects.exists():
        return 0
    written = 0
    with _open_alone(path()) as file:
        while notes := _some_notes():
            lines = _noted(notes)
            file.write(b"".join(lines))
            file.flush()
            os.fsync(file.fileno())
            _forget(notes)
            written += len(lines)
    return written


def is_awaited(line: Erasure) -> bool:
    """Whether a line still has to be copied to the journal."""
    return JournalNote.objects.filter(first__lte=line.pk, last__gte=line.pk).exists()


def _some_notes() -> list[JournalNote]:
    """The oldest notes, of as many lines as are written at a time, or of one note more."""
    found: list[JournalNote] = []
    lines = 0
    for note in JournalNote.objects.order_by("pk")[:NOTES]:
        if lines >= CHUNK:
            break
        found.append(note)
        lines += note.last - note.first + 1
    return found


def _forget(notes: Sequence[JournalNote]) -> None:
    """Without a transaction: at its end would happen what waits for one, which may export too."""
    done = JournalNote.objects.filter(pk__in=[note.pk for note in notes])
    done._raw_delete(done.db)


def _noted(notes: Sequence[JournalNote]) -> list[bytes]:
    """The lines of these notes, as they are to be written."""
    wanted = reduce(or_, (Q(pk__range=(note.first, note.last)) for note in notes))
    lines = Erasure.objects.filter(wanted).order_by("pk")
    if connections[lines.db].vendor == "postgresql":
        # Made there, a line takes a tenth of the time that reading it into objects takes.
        return [f"{line}\n".encode() for line in lines.values_list(_AS_JSON, flat=True)]
    return [_line(*told) for told in lines.values_list(*_TOLD.values())]


def read(source: Path) -> Iterator[Entry]:
    """The entries of a journal, in the order written; one that stands there twice comes twice.

    A last line cut short by a crash is passed over: its record is still in the ledger.

    Raises:
        JournalUnreadable: no such file, or a line that is no entry.
    """
    try:
        with source.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if not line.endswith(b"\n") and not _is_whole(line):
                    logger.warning("%s: line %s is cut short and passed over", source, number)
                elif line.strip():
                    yield _entry(line, f"{source}, line {number}")
    except OSError as error:
        raise JournalUnreadable(f"{source}: {error.strerror}") from error


@contextmanager
def _open_alone(target: Path) -> Iterator[BinaryIO]:
    """The journal, opened for appending, by one process at a time."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a+b") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        _end_last_line(file)
        yield file


def _end_last_line(file: BinaryIO) -> None:
    """Cut off half a line that a crash left, so that the next one stands by itself.

    A whole one that only lacks its end (an editor's work) is kept.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - LONGEST_LINE, 0))
    last = file.read().rpartition(b"\n")[2]
    if last and _is_whole(last):
        file.write(b"\n")
    elif last:
        file.truncate(size - len(last))


def _is_whole(line: bytes) -> bool:
    try:
        _entry(line, "")
    except JournalUnreadable:
        return False
    return True


def _line(
    uuid: UUID,
    act: str,
    store: str,
    record: UUID,
    part: UUID | None,
    rule: str,
    due: date | None,
    cause: str,
    at: datetime,
) -> bytes:
    entry: dict[str, Any] = {
        "id": str(uuid),
        "act": act,
        "store": store,
        "record": str(record),
        "part": str(part) if part else None,
        "rule": rule,
        "due": due.isoformat() if due else None,
        "cause": cause,
        "at": at.isoformat(),
    }
    return json.dumps(entry).encode() + b"\n"


def _entry(line: bytes, where: str) -> Entry:
    try:
        raw = json.loads(line)
        return Entry(
            id=UUID(raw["id"]),
            act=Act(raw["act"]),
            store=str(raw["store"]),
            record=UUID(raw["record"]),
            part=UUID(raw["part"]) if raw["part"] else None,
            rule=str(raw["rule"]),
            due=date.fromisoformat(raw["due"]) if raw["due"] else None,
            cause=Cause(raw["cause"]),
            at=datetime.fromisoformat(raw["at"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise JournalUnreadable(f"{where}: not an entry of the erasure journal") from error
