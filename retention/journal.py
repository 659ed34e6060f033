"""The ledger's copy outside the database: one JSON object a line, appended after commit.

After an older back-up is put back, the journal says what had been erased since. It holds
no personal data: UUIDs, rules, dates and causes only.
"""

import fcntl
import json
import logging
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
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

LONGEST_KEY = 64
"""Characters of the name of a store or a rule, as the ledger keeps it."""

_NO_ENTRY = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
"""How reading a line that is none ends."""

_BEGINNING = re.compile(rb'\{\s*"id"\s*:\s*"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"')
"""As much of a line as says which line of the ledger it is."""


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


@dataclass(frozen=True, slots=True)
class CutShort:
    """A last line of which only the beginning was written: what a kill leaves."""

    number: int
    id: UUID | None


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


def export_or_say() -> str:
    """Export. Returns what keeps the journal from being written, if anything does."""
    try:
        export()
    except OSError as error:
        logger.exception("the erasure journal cannot be written")
        return f"the journal {path()} cannot be written: {error.strerror}"
    return ""


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

    A last line that is :func:`cut_short` is passed over.

    Raises:
        JournalUnreadable: no such file, or a line that is no entry.
    """
    try:
        with source.open("rb") as lines:
            for number, line in enumerate(lines, 1):
                if line.strip() and not _is_beginning(line):
                    yield _entry(line, f"{source}, line {number}")
    except OSError as error:
        raise JournalUnreadable(f"{source}: {error.strerror}") from error


def cut_short(source: Path) -> CutShort | None:
    """The last line, when only its beginning stands there.

    What it tells of happened. The database in which it did knows it; an older one may not.

    Raises:
        JournalUnreadable: no such file.
    """
    try:
        with source.open("rb") as lines:
            number, last = 0, b""
            for number, last in enumerate(lines, 1):  # noqa: B007 (the last of them)
                pass
    except OSError as error:
        raise JournalUnreadable(f"{source}: {error.strerror}") from error
    if not _is_beginning(last):
        return None
    said = _BEGINNING.match(last)
    return CutShort(number, UUID(said[1].decode()) if said else None)


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

    Whatever else only lacks its end (an editor's work) is kept, also what nobody can read.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(max(size - LONGEST_LINE - 1, 0))
    last = file.read().rpartition(b"\n")[2]
    if _is_beginning(last):
        file.truncate(size - len(last))
    elif last:
        file.write(b"\n")


def _is_beginning(line: bytes) -> bool:
    """Whether this is the beginning of a line and no more; after a power cut zeros may follow."""
    written = line.rstrip(b"\0")
    begun = not written or (written.startswith(b"{") and b"}" not in written)
    return bool(line) and not line.endswith(b"\n") and len(line) <= LONGEST_LINE and begun


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
    """What a line says; each field is one that the ledger can hold.

    Raises:
        JournalUnreadable: it is not what this suite writes.
    """
    try:
        if len(line) > LONGEST_LINE:
            raise ValueError("too long")
        raw = json.loads(line)
        return Entry(
            id=UUID(raw["id"]),
            act=Act(raw["act"]),
            store=_key(raw["store"]),
            record=UUID(raw["record"]),
            part=UUID(raw["part"]) if raw["part"] else None,
            rule=_key(raw["rule"]),
            due=date.fromisoformat(raw["due"]) if raw["due"] else None,
            cause=Cause(raw["cause"]),
            at=_moment(raw["at"]),
        )
    except _NO_ENTRY as error:
        raise JournalUnreadable(f"{where}: not an entry of the erasure journal") from error


def _key(text: str) -> str:
    """The name of a store or a rule, such that a database can hold it."""
    if not text.isprintable() or len(text) > LONGEST_KEY:
        raise ValueError("not a key")
    return text


def _moment(text: str) -> datetime:
    """A moment that any time zone can show."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("without its time zone")
    moment.astimezone(UTC)
    return moment
