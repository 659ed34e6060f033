"""Erasing again what the journal says, after an older back-up was put back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from retention import engine, stores
from retention.journal import CutShort, Entry
from retention.ledger_lines import note_for_journal
from retention.models import Act, Erasure
from retention.rules.decision import Cause, Outcome
from retention.stores import Candidate

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Replayed:
    """One record that the journal spoke of, and what became of it now."""

    entry: Entry
    outcome: str


def final_entries(entries: Iterable[Entry]) -> list[Entry]:
    """What each record's fate comes down to: erased once and for all, or the last act.

    A use that left a page is a fate of its own.
    """
    fates: dict[tuple[UUID, UUID | None], Entry] = {}
    for entry in entries:
        key = (entry.record, entry.part if entry.act == Act.LEFT_PAGE else None)
        if (known := fates.get(key)) is None or _weight(entry) >= _weight(known):
            fates[key] = entry
    return list(fates.values())


def _weight(entry: Entry) -> tuple[bool, datetime]:
    """By time, not by place: a crash can leave a line in the journal a second time."""
    return entry.act == Act.ERASED, entry.at


def outstanding(entries: Iterable[Entry], *, today: date) -> Iterator[tuple[Entry, Candidate]]:
    """Entries whose record is here, though the journal says it should not be as it is.

    Raises:
        UnknownStore: an entry names a store that is not there.
    """
    for entry in final_entries(entries):
        part = entry.part if entry.act == Act.LEFT_PAGE else None
        candidate = stores.get(entry.store).candidate(entry.record, Cause.REPLAYED, part=part)
        if candidate is not None and _differs(entry, candidate, today):
            yield entry, candidate


def replay(entry: Entry, candidate: Candidate, *, today: date) -> Replayed:
    """Bring one record to the state that the journal knows.

    A hold in the back-up does not keep what was erased after it: the journal prevails.
    """
    store = stores.get(entry.store)
    if entry.act == Act.TAKEN_DOWN:
        engine.take_down(store, candidate, today=today)
        return Replayed(entry, Outcome.TAKEN_DOWN.value)
    if entry.act == Act.RESTORED:
        engine.restore(store, candidate, today=today)
        return Replayed(entry, Act.RESTORED.value)
    erased = entry.act == Act.ERASED
    applied = engine.apply(store, [candidate], today=today, despite_holds=erased)
    outcome = applied.items[0].outcome if applied.items else Outcome.ERASED
    return Replayed(entry, outcome.value)


def import_lines(entries: Iterable[Entry], *, are_journalled: bool) -> int:
    """Give the ledger back the lines that the back-up lacks. Returns how many.

    Their absence has to be seen again: they come without proof.

    Args:
        are_journalled: whether they stand in this site's journal; else they are noted for it.
    """
    imported = 0
    chunk: dict[UUID, Entry] = {}
    for entry in entries:
        chunk[entry.id] = entry
        if len(chunk) == CHUNK:
            imported += _import_chunk(chunk, are_journalled)
            chunk = {}
    return imported + _import_chunk(chunk, are_journalled)


def is_known(line: CutShort, entries: Iterable[Entry]) -> bool:
    """Whether a line cut short is in this database's ledger, or in full in the journal."""
    if line.id is None:
        return False
    known = Erasure.objects.filter(uuid=line.id).exists()
    return known or any(entry.id == line.id for entry in entries)


def _import_chunk(chunk: dict[UUID, Entry], are_journalled: bool) -> int:
    known = set(Erasure.objects.filter(uuid__in=chunk).values_list("uuid", flat=True))
    lines = [
        Erasure(
            uuid=entry.id,
            act=entry.act,
            store=entry.store,
            record=entry.record,
            part=entry.part,
            rule=entry.rule,
            due=entry.due,
            cause=entry.cause,
            happened_at=entry.at,
            proved_at=entry.at if entry.act == Act.RESTORED else None,
        )
        for entry in chunk.values()
        if entry.id not in known
    ]
    with transaction.atomic():
        Erasure.objects.bulk_create(lines, ignore_conflicts=True)
        if not are_journalled:
            new = Erasure.objects.filter(uuid__in=[line.uuid for line in lines])
            note_for_journal(new.values_list("pk", flat=True))
    return len(lines)


def _differs(entry: Entry, candidate: Candidate, today: date) -> bool:
    """Whether the record is not yet in the state that the entry tells of."""
    if entry.act == Act.TAKEN_DOWN:
        return not candidate.is_down
    if entry.act == Act.RESTORED:
        # What is due by now stays out of sight: the next sweep erases it.
        return candidate.is_down and (candidate.due is None or candidate.due > today)
    return True
