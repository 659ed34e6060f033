"""The ledger's copy outside the database: one JSON object a line, appended after commit.

After an older back-up is put back, the journal says what had been erased since. It holds
no personal data: UUIDs, rules, dates and causes only.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from retention.models import Act, Erasure
from retention.queries.records import among
from retention.rules.decision import Cause

logger = logging.getLogger(__name__)

CHUNK = 2_000
"""Lines read, written and marked at a time."""

_TOLD = ("uuid", "act", "store", "record", "part", "rule", "due", "cause", "happened_at")
"""What a line tells, in the order in which :func:`_line` takes it."""

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
    missing = Erasure.objects.filter(journalled_at=None).order_by("pk")
    if not missing.exists():
        return 0
    written = 0
    with _open_alone(path()) as file:
        while chunk := list(missing.values_list("pk", *_TOLD)[:CHUNK]):
            file.write(b"".join(_line(*told) for _pk, *told in chunk))
            file.flush()
            os.fsync(file.fileno())
            # These and no others: what lies between them may be committed a moment later.
            among(Erasure.objects.all(), "id", [pk for pk, *_told in chunk]).update(
                journalled_at=timezone.now()
            )
            written += len(chunk)
    return written


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
