"""One run of the engine: finish what was left, then everything that is due, then proof."""

import logging
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from django.utils import timezone

from retention import consequences, deleted_text, engine, files, journal, proof, purges, rounds
from retention.engine import Item
from retention.models import Brake, StoreSweep, Sweep
from retention.operations import brakes
from retention.operations.strays import note_stray_files, plan_stray_files
from retention.operations.unfinished import refresh_indexes
from retention.operations.versions import apply_versions, versions_applied_for_now
from retention.queries.purges import purges_in_words
from retention.queries.unfinished import files_in_words, proofs_in_words
from retention.rules.decision import Outcome
from retention.stores import Store

logger = logging.getLogger(__name__)

MOST_NAMED = 20
"""Records that failed, at most, of which a report says in so many words what went wrong."""


class Status(IntEnum):
    """Exit statuses of a sweep."""

    KEPT = 0
    FAILED = 1
    WRONG_USE = 2
    BRAKE = 3


@dataclass(slots=True)
class StoreReport:
    """What happened, or would happen, in one store."""

    store: str
    counts: Counter[str] = field(default_factory=Counter)
    due: int = 0
    files_removed: int = 0
    brake: str = ""
    error: str = ""
    failures: list[str] = field(default_factory=list)

    def count(self, item: Item) -> None:
        """Add one line of the plan."""
        self.due += 1
        self.counts[item.outcome.value] += 1
        if item.outcome == Outcome.FAILED and len(self.failures) < MOST_NAMED:
            self.failures.append(f"{item.candidate.record} could not be ended: {item.error}")


@dataclass(slots=True)
class Report:
    """What a sweep did, or would do."""

    today: date
    dry_run: bool
    stores: list[StoreReport] = field(default_factory=list)
    clock_brake: str = ""
    problems: list[str] = field(default_factory=list)

    @property
    def status(self) -> Status:
        """The exit status; the brake outranks failures."""
        if self.clock_brake or any(store.brake for store in self.stores):
            return Status.BRAKE
        failed = any(store.error or store.counts[Outcome.FAILED] for store in self.stores)
        return Status.FAILED if failed or self.problems else Status.KEPT


OnItem = Callable[[Item], None]


def rehearse(
    chosen: Sequence[Store], *, today: date, on_item: OnItem, mind_clock: bool = True
) -> Report:
    """What :func:`run` would do on that day, changing nothing.

    Args:
        mind_clock: whether the day is what the clock says, and not one to plan for.
    """
    report = Report(today, dry_run=True)
    if mind_clock:
        report.clock_brake = brakes.unless_released(Brake.CLOCK, brakes.clock_detail(today))
    if report.clock_brake:
        return report
    with versions_applied_for_now(today=today, now=timezone.now()) as failed:
        for store in chosen:
            entry = StoreReport(store.key, error=failed.get(store.key, ""))
            report.stores.append(entry)
            if not entry.error:
                _rehearse_store(store, entry, today, on_item)
    return report


def run(
    chosen: Sequence[Store],
    *,
    today: date,
    on_item: OnItem,
    release: brakes.ForThisSweep | None = None,
) -> Report:
    """Carry out everything that is due, and prove it.

    Safe to kill at any point and to run twice at once: each batch is one transaction, and
    what comes after it is written down in it.

    Args:
        release: of a brake that this sweep may pass, and no other.
    """
    report = Report(today, dry_run=False)
    clock = brakes.clock_detail(today)
    report.clock_brake = brakes.trip_unless_released(Brake.CLOCK, clock, given=release)
    if report.clock_brake:
        return report
    sweep = Sweep.objects.create(today=today, started_at=timezone.now())
    journal.export_or_say()
    failed = apply_versions(today=today, now=sweep.started_at)
    report.problems += consequences.carry_out(today=today)
    for store in chosen:
        entry = StoreReport(store.key, error=failed.get(store.key, ""))
        report.stores.append(entry)
        if not entry.error:
            _sweep_store(store, sweep, entry, on_item, release)
        _record(sweep, entry)
    report.problems += rounds.carry_out(today=today)
    report.problems += _wipe_deleted_text()
    _finish(report, sweep)
    return report


def _wipe_deleted_text() -> list[str]:
    """Also what was deleted without a sweep, or by one that was killed."""
    try:
        deleted_text.wipe()
    except Exception as error:
        logger.exception("deleted text could not be wiped")
        return [f"what was deleted can still be read in the database: {type(error).__name__}"]
    return []


def _rehearse_store(store: Store, entry: StoreReport, today: date, on_item: OnItem) -> None:
    try:
        entry.brake = brakes.unless_released(store.key, brakes.store_detail(store, today))
        if entry.brake:
            return
        for stray in plan_stray_files(store, now=timezone.now()):
            on_item(stray)
        for item in engine.plan(store, today):
            entry.count(item)
            on_item(item)
    except Exception as error:
        logger.exception("store %s failed", store.key)
        entry.error = type(error).__name__


def _sweep_store(
    store: Store,
    sweep: Sweep,
    entry: StoreReport,
    on_item: OnItem,
    release: brakes.ForThisSweep | None,
) -> None:
    try:
        detail = brakes.store_detail(store, sweep.today)
        entry.brake = brakes.trip_unless_released(store.key, detail, given=release)
        if entry.brake:
            return
        _end_all_due(store, sweep, entry, on_item)
        brakes.close(store.key)
    except Exception as error:
        logger.exception("store %s failed", store.key)
        entry.error = type(error).__name__


def _end_all_due(store: Store, sweep: Sweep, entry: StoreReport, on_item: OnItem) -> None:
    refresh_indexes(store)
    for stray in note_stray_files(store, sweep):
        on_item(stray)
    purges.carry_out(store.key)
    entry.files_removed += files.remove_noted(store.key)[0]
    for batch in store.due(sweep.today, limit=engine.BATCH):
        applied = engine.apply(store, batch, today=sweep.today, sweep=sweep)
        entry.files_removed += applied.files_removed
        for item in applied.items:
            entry.count(item)
            on_item(item)


def _record(sweep: Sweep, entry: StoreReport) -> None:
    StoreSweep.objects.create(
        sweep=sweep,
        store=entry.store,
        due=entry.due,
        erased=entry.counts[Outcome.ERASED],
        taken_down=entry.counts[Outcome.TAKEN_DOWN],
        held=entry.counts[Outcome.HELD],
        failed=entry.counts[Outcome.FAILED],
        files_removed=entry.files_removed,
        braked=bool(entry.brake),
        error=entry.error,
    )


def _finish(report: Report, sweep: Sweep) -> None:
    """The journal, the proofs, and what is still open, by name."""
    keys = [store.store for store in report.stores]
    report.problems += [failure for store in report.stores for failure in store.failures]
    if problem := journal.export_or_say():
        report.problems.append(problem)
    proof.prove_all(keys, sweep=sweep)
    report.problems += [*files_in_words(keys, sweep), *purges_in_words(keys)]
    report.problems += proofs_in_words(keys, sweep)
    sweep.status = report.status
    sweep.finished_at = timezone.now()
    sweep.save(update_fields=["status", "finished_at"])
    brakes.close(Brake.CLOCK)
