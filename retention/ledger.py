"""The ledger's lines with their notes of files to remove, and what follows the commit."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from retention import deleted_text, files, journal, purges
from retention.ledger_lines import Line, write_lines
from retention.models import Act, Erasure, FileRemoval, Hold, Sweep
from retention.stores import Candidate, Effects, Store, StoredFile

logger = logging.getLogger(__name__)

CHUNK = 500


@dataclass(slots=True)
class Written:
    """An act's lines, and what must follow its commit."""

    effects: Effects
    lines: list[Line] = field(default_factory=list)
    wipes: bool = False
    """Whether words went for good, and no sweep follows that has them written out."""


def write_down(store: Store, act: Act, effects: Effects, sweep: Sweep | None) -> Written:
    """The ledger's lines and the notes of files to remove, in the caller's transaction."""
    now = timezone.now()
    lines = write_lines(store, act, effects, sweep, now) if effects.done else []
    _note_files(store, effects.files, lines, now)
    purges.note_act(store.key, lines, effects)
    if act == Act.ERASED:
        _forget_holds(store, effects.done)
    if act == Act.RESTORED:
        _close_take_downs(store, effects.done, now)
    wipes = bool(lines) and sweep is None and act in (Act.ERASED, Act.LEFT_PAGE)
    return Written(effects, lines, wipes)


def finish_after_commit(
    store: Store, written: Sequence[Written], count: Callable[[int], None]
) -> None:
    """Once committed: the journal, which a restored back-up needs; then indexes; then files.

    What fails here stays written down (lines not journalled, objects touched, files not
    removed, addresses not purged) and is finished by the next sweep, which wipes deleted text
    whatever happened here. Files come late: as long as one waits for its first removal, whoever
    looks knows that this is not finished. Caches come last: they would only fetch again what is
    still there.
    """

    def finish() -> None:
        _attempt("the journal", journal.export)
        for act in written:
            if act.effects.touched or act.effects.keys:
                _attempt("an index", partial(store.after_commit, act.effects))
        if any(act.wipes for act in written):
            _attempt("the wiping of deleted text", deleted_text.wipe)
        for act in written:
            if act.lines and act.effects.files:
                _attempt("the removal of files", partial(_remove_files, store, act.lines, count))
        _attempt("the purging of caches", partial(purges.carry_out, store.key, fresh=True))

    transaction.on_commit(finish, robust=True)


def _remove_files(store: Store, lines: Sequence[Line], count: Callable[[int], None]) -> None:
    pks = [line.pk for line in lines]
    removed, _refused = files.remove_noted(store.key, lines=(min(pks), max(pks)))
    count(removed)


def _attempt(what: str, step: Callable[[], object]) -> None:
    try:
        step()
    except Exception:
        logger.exception("%s failed after commit", what)


def _note_files(
    store: Store, noted: Sequence[StoredFile], lines: Sequence[Line], now: datetime
) -> None:
    if not noted:
        return
    line_of = {line.record: line.pk for line in lines}
    FileRemoval.objects.bulk_create(
        (
            FileRemoval(
                line_id=line_of.get(file.record),
                store=store.key,
                storage=file.storage,
                name=file.name,
                noted_at=now,
            )
            for file in noted
        ),
        batch_size=CHUNK,
    )


def _forget_holds(store: Store, erased: Sequence[Candidate]) -> None:
    """A hold, kept or released, speaks of a record that is no more."""
    holds = Hold.objects.filter(store=store.key)
    # Holds are few: where there are none, one short question is enough.
    if not holds.exists():
        return
    for some in _chunks(erased):
        holds.filter(record__in=some).delete()


def _close_take_downs(store: Store, restored: Sequence[Candidate], now: datetime) -> None:
    """What is put back is no longer expected to be absent."""
    for some in _chunks(restored):
        lines = Erasure.objects.filter(
            store=store.key, act=Act.TAKEN_DOWN, record__in=some, proved_at=None
        )
        closed = list(lines.values_list("pk", flat=True))
        lines.update(proved_at=now, sought={})
        _settle_notes(store, closed)


def _settle_notes(store: Store, closed: Sequence[int]) -> None:
    """Before anything new can get the name of a file that still waits to be removed."""
    for pk in closed:
        files.remove_noted(store.key, lines=(pk, pk))
    FileRemoval.objects.filter(line__in=closed).exclude(removed_at=None).delete()


def _chunks(candidates: Sequence[Candidate]) -> list[list[UUID]]:
    records = [candidate.record for candidate in candidates]
    return [records[start : start + CHUNK] for start in range(0, len(records), CHUNK)]
