"""A sweep's report, for people and for programs."""

import json
import logging
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import IO, Any

from django.core.management.base import OutputWrapper

from retention.engine import Item
from retention.management.progress import Progress
from retention.models import Hold
from retention.queries.holds import active_hold
from retention.rules.decision import Cause, Outcome
from retention.stores import Store
from retention.sweep import OnItem, Report, StoreReport

logger = logging.getLogger(__name__)

IN_MEMORY = 1_000_000
"""Bytes of item lines kept in memory; beyond that they wait in a temporary file."""

COLUMNS = ("due", "erased", "taken_down", "held", "failed", "files_removed")


class JsonOutput:
    """The documented object. Items wait until its head is known, so memory stays flat."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out
        self._items: IO[str] = tempfile.SpooledTemporaryFile(  # noqa: SIM115 (ends with the command)
            IN_MEMORY, mode="w+", encoding="utf-8"
        )

    def add(self, item: Item) -> None:
        """Keep one item aside."""
        self._items.write(json.dumps(item_fields(item)) + "\n")

    def finish(self, report: Report) -> None:
        """Write the head, then the items line by line."""
        self.out.write(json.dumps(_head(report))[:-1] + ', "items": [', ending="")
        self._items.seek(0)
        for number, line in enumerate(self._items):
            self.out.write((",\n" if number else "\n") + line.rstrip("\n"), ending="")
        self.out.write("]}")
        self._items.close()


class TextOutput:
    """A table of stores, the first items with their reason, and what needs attention."""

    MOST = 40

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out
        self._first: list[Item] = []
        self._more = 0

    def add(self, item: Item) -> None:
        """Keep the first items; count the others."""
        if len(self._first) < self.MOST:
            self._first.append(item)
        else:
            self._more += 1

    def finish(self, report: Report) -> None:
        """Write it all."""
        self.out.write(f"{'Plan' if report.dry_run else 'Sweep'} for {report.today.isoformat()}")
        if report.clock_brake:
            self.out.write(f"BRAKE: {report.clock_brake}. Release it with --release-brake clock.")
            return
        for line in (*_table(report), *self._item_lines(), *_attention(report)):
            self.out.write(line)

    def _item_lines(self) -> Iterator[str]:
        if self._first:
            yield ""
        for item in self._first:
            yield f"{item.outcome.value.ljust(10)}  {item.candidate.record}  {_why(item)}"
        if self._more:
            yield f"and {self._more} more: --format json lists them all"


@contextmanager
def counting(
    add: OnItem, chosen: Sequence[Store], today: date, progress: Progress
) -> Iterator[OnItem]:
    """Each item goes to ``add``; whoever looks on sees how many of those due have been done."""
    total = _expected(chosen, today) if progress.shown else 0
    if not total:
        yield add
        return
    done = 0

    def count(item: Item) -> None:
        nonlocal done
        add(item)
        done += 1
        progress(min(done, total), total)

    try:
        yield count
    finally:
        progress.end()


def _expected(chosen: Sequence[Store], today: date) -> int:
    """How many items there will be, at most; what is on hold is one as well."""
    try:
        return sum(store.due_by(today) for store in chosen) + Hold.objects.active().count()
    except Exception:
        # The sweep itself will name the store that fails; it does not wait for a progress bar.
        logger.exception("what is due cannot be counted")
        return 0


def _why(item: Item) -> str:
    """Which rule, since when, until when; and what keeps it, if anything does."""
    candidate = item.candidate
    if candidate.cause == Cause.STRAY_FILE:
        return "a file that belongs to no record"
    why = f"{candidate.rule}: since {candidate.since}, until {candidate.due}"
    if item.outcome == Outcome.HELD:
        hold = active_hold(item.store, candidate.record)
        return f"{why}; on hold: {hold.ground if hold else 'released since'}"
    if item.outcome == Outcome.TAKEN_DOWN:
        until = candidate.other_use_until
        kept = "without end" if until in (None, date.max) else f"until {until}"
        return f"{why}; left this page, stays elsewhere {kept}"
    return f"{why}; {item.error}" if item.error else why


def item_fields(item: Item) -> dict[str, Any]:
    """An item as the documented fields."""
    candidate = item.candidate
    fields = {
        "store": item.store,
        "record": str(candidate.record),
        "rule": candidate.rule,
        "since": candidate.since.isoformat() if candidate.since else None,
        "due": candidate.due.isoformat() if candidate.due else None,
        "cause": candidate.cause.value,
        "outcome": item.outcome.value,
    }
    if candidate.part:
        fields["use"] = str(candidate.part)
    if item.error:
        fields["error"] = item.error
    return fields


def _head(report: Report) -> dict[str, Any]:
    return {
        "today": report.today.isoformat(),
        "dry_run": report.dry_run,
        "status": int(report.status),
        "stores": [_store_fields(store) for store in report.stores],
        "brake": report.clock_brake or None,
        "problems": report.problems,
    }


def _store_fields(store: StoreReport) -> dict[str, Any]:
    fields: dict[str, Any] = {"store": store.store, **_numbers(store)}
    if store.brake:
        fields["brake"] = store.brake
    if store.error:
        fields["error"] = store.error
    return fields


def _numbers(store: StoreReport) -> dict[str, int]:
    return {
        "due": store.due,
        "erased": store.counts["erased"],
        "taken_down": store.counts["taken_down"],
        "held": store.counts["held"],
        "failed": store.counts["failed"],
        "files_removed": store.files_removed,
    }


def _table(report: Report) -> Iterator[str]:
    width = max([len(store.store) for store in report.stores] + [5])
    yield "  ".join(["store".ljust(width), *COLUMNS])
    for store in report.stores:
        numbers = _numbers(store)
        cells = [str(numbers[name]).rjust(len(name)) for name in COLUMNS]
        yield "  ".join([store.store.ljust(width), *cells])


def _attention(report: Report) -> Iterator[str]:
    for store in report.stores:
        if store.brake:
            yield (
                f"BRAKE on {store.store}: {store.brake}. Nothing was touched; "
                f"release it with --release-brake {store.store}."
            )
        if store.error:
            yield f"FAILED {store.store}: {store.error}"
    for problem in report.problems:
        yield f"OPEN: {problem}"
