"""The one choke point: whatever ends, ends here.

Retention, withdrawal, "handled", "left office" and a person's request all come down to
:func:`apply`. It checks holds under the lock on the record's row, acts, and writes the
ledger and the file removals in the same transaction.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from time import monotonic

from django.db import DatabaseError, InterfaceError, OperationalError, connection, transaction
from django.utils import timezone

from retention.ledger import finish_after_commit, write_down
from retention.models import Act, Sweep
from retention.queries.holds import held_records
from retention.rules.decision import Outcome, decide
from retention.storage_answers import NOT_TRIED, Answers
from retention.stores import Candidate, Effects, Store

logger = logging.getLogger(__name__)

BATCH = 2_000
"""Rows in one transaction, at most."""

ATTEMPTS = 3
"""How often a batch is tried while somebody else is in its way (a deadlock, a lock)."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the plan, and of what was done."""

    store: str
    candidate: Candidate
    outcome: Outcome
    error: str = ""


@dataclass(slots=True)
class Applied:
    """What came of a batch."""

    items: list[Item] = field(default_factory=list)
    files_removed: int = 0

    def count_files(self, removed: int) -> None:
        """Add files that left storage after commit."""
        self.files_removed += removed


def plan(store: Store, today: date) -> Iterator[Item]:
    """What a real run would do now, changing nothing."""
    for batch in store.due(today, limit=BATCH):
        held = held_records(store.key, {candidate.record for candidate in batch})
        for candidate in batch:
            yield Item(store.key, candidate, _outcome(candidate, candidate.record in held, today))


def apply(
    store: Store,
    candidates: Sequence[Candidate],
    *,
    today: date,
    sweep: Sweep | None = None,
    despite_holds: bool = False,
) -> Applied:
    """End the given records or uses; one that fails does not stop the others.

    Args:
        despite_holds: only for what the journal says was erased already: a hold in an older
            back-up does not bring it to life.
    """
    for attempt in range(ATTEMPTS):
        try:
            return _apply_batch(store, candidates, today, sweep, despite_holds)
        except Exception as error:  # noqa: BLE001 (a store's fault is its own: named and counted)
            _give_up_without_database()
            in_the_way = isinstance(error, OperationalError) and attempt + 1 < ATTEMPTS
            if len(candidates) == 1 and not in_the_way:
                return Applied([_failure(store, candidates[0], error)])
            if not in_the_way:
                break
    return _one_by_one(store, candidates, today, sweep, despite_holds)


def take_down(store: Store, candidate: Candidate, *, today: date) -> None:
    """Take one record off the site at once; it can be put back until it is due."""
    _act_on(store, candidate, Act.TAKEN_DOWN, today, lambda c: _take_down(store, c))


def restore(store: Store, candidate: Candidate, *, today: date) -> None:
    """Put a record back that was taken down, at its old address."""
    _act_on(store, candidate, Act.RESTORED, today, lambda c: store.restore(c, today=today))


def record(store: Store, act: Act, effects: Effects) -> None:
    """Write down, in the caller's transaction, what somebody did without the engine."""
    written = write_down(store, act, effects, None)
    finish_after_commit(store, [written], _count_nothing)


def _outcome(candidate: Candidate, held: bool, today: date) -> Outcome:
    on_request = candidate.due is None or candidate.due > today
    due = today if on_request else candidate.due
    outcome = decide(due, today, held and candidate.part is None, candidate.other_use_until)
    if outcome is None:
        raise ValueError(f"{candidate.record} is not due on {today}")
    return outcome


def _apply_batch(
    store: Store,
    candidates: Sequence[Candidate],
    today: date,
    sweep: Sweep | None,
    despite_holds: bool,
) -> Applied:
    with transaction.atomic():
        locked = store.lock(candidates, today=today)
        records = set() if despite_holds else {candidate.record for candidate in locked}
        held = held_records(store.key, records)
        applied = Applied(
            [
                Item(store.key, candidate, _outcome(candidate, candidate.record in held, today))
                for candidate in locked
            ]
        )
        gone = _once(applied.items, Outcome.ERASED)
        acts = [
            (Act.ERASED, store.erase(gone, today=today)),
            (Act.LEFT_PAGE, store.end_uses(_with(applied, Outcome.TAKEN_DOWN), today=today)),
            (Act.TAKEN_DOWN, _take_down(store, _with(applied, Outcome.HELD))),
        ]
        written = [write_down(store, act, effects, sweep) for act, effects in acts]
        finish_after_commit(store, written, applied.count_files)
    return applied


def _one_by_one(
    store: Store,
    candidates: Sequence[Candidate],
    today: date,
    sweep: Sweep | None,
    despite_holds: bool,
) -> Applied:
    """Each by itself, so that one that fails stops no other.

    What a hold keeps is moved to private storage meanwhile: should storage keep silent, the
    rest of that is left to the next sweep. Erasing needs no storage before it commits.
    """
    together, answers = Applied(), Answers()
    records = set() if despite_holds else {candidate.record for candidate in candidates}
    held = held_records(store.key, records)
    for candidate in candidates:
        is_moved = candidate.record in held and candidate.part is None and not candidate.is_down
        if is_moved and answers.given_up(store.key):
            together.items.append(Item(store.key, candidate, Outcome.FAILED, error=NOT_TRIED))
            continue
        started = monotonic()
        one = apply(store, [candidate], today=today, sweep=sweep, despite_holds=despite_holds)
        if is_moved:
            failed = any(item.outcome == Outcome.FAILED for item in one.items)
            answers.count(store.key, failed=failed, seconds=monotonic() - started)
        together.items += one.items
        together.files_removed += one.files_removed
    return together


def _once(items: Iterable[Item], outcome: Outcome) -> list[Candidate]:
    """Each record once and as a whole, though it be for several uses of it."""
    records = {
        item.candidate.record: item.candidate
        if item.candidate.part is None
        else replace(item.candidate, part=None)
        for item in items
        if item.outcome == outcome
    }
    return list(records.values())


def _act_on(
    store: Store,
    candidate: Candidate,
    act: Act,
    today: date,
    do: Callable[[Sequence[Candidate]], Effects],
) -> None:
    with transaction.atomic():
        effects = do(store.lock([candidate], today=today))
        finish_after_commit(store, [write_down(store, act, effects, None)], _count_nothing)


def _count_nothing(files: int) -> None:
    """Outside a sweep nobody asks how many files went."""


def _take_down(store: Store, candidates: Sequence[Candidate]) -> Effects:
    return store.take_down(candidates, now=timezone.now())


def _with(applied: Applied, outcome: Outcome) -> list[Candidate]:
    return [item.candidate for item in applied.items if item.outcome == outcome]


def _failure(store: Store, candidate: Candidate, error: Exception) -> Item:
    logger.exception("%s %s could not be ended", store.key, candidate.record)
    return Item(store.key, candidate, Outcome.FAILED, error=type(error).__name__)


def _give_up_without_database() -> None:
    """Raise when the database itself is gone: then there is nothing to go on with."""
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        connection.close()
        connection.ensure_connection()
