"""Clocks of records in a table of their own, and erasing them with what hangs on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from typing import TypeVar

from django.contrib.contenttypes.models import ContentType
from django.db import connections, router, transaction
from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from retention.models.record import RetainedRecord
from retention.queries import register
from retention.queries.records import among, new_due
from retention.rules.rule import Rule

R = TypeVar("R", bound=RetainedRecord)

BATCH = 2_000
"""Rows in one transaction, at most."""

CHUNK = 500
"""Parameters in one query: SQLite takes a limited number."""

CLOCK = ("clock_start", "due", "due_moved_at")


def start_clock(record: RetainedRecord, *, on: date, today: date) -> None:
    """What starts the period happened on a day, which may lie ahead. Saves the record.

    Raises:
        UnknownRule: the register lacks the record's rule.
    """
    rule = register.rule(record.rule)
    record.clock_start = rule.trigger.clock_start(on)
    record.due = new_due(
        record.clock_start, record.collected_on, None, rule.versions, today, may_extend=True
    )
    record.save(update_fields=CLOCK)


def stop_clock(record: RetainedRecord) -> None:
    """It did not happen after all: there is no end any more. Saves the record."""
    record.clock_start = record.due = record.due_moved_at = None
    record.save(update_fields=CLOCK)


def recalculate(
    rows: QuerySet[R], rule: str, *, today: date, now: datetime, may_extend: bool
) -> int:
    """Recompute due dates after a change of the rule. Returns how many moved.

    Args:
        may_extend: whether a date may move later (only after a version was annulled).
    """
    known = register.rule(rule)
    running = rows.filter(rule=rule).exclude(clock_start=None).order_by("pk")
    moved, last = 0, 0
    while batch := list(running.filter(pk__gt=last)[:BATCH]):
        last = batch[-1].pk
        with transaction.atomic():
            locked = running.select_for_update().filter(pk__in=[row.pk for row in batch])
            moved += _recalculate(rows, list(locked), known, today, now, may_extend)
    return moved


def _recalculate(
    rows: QuerySet[R], locked: list[R], rule: Rule, today: date, now: datetime, may_extend: bool
) -> int:
    moves: dict[tuple[date | None, bool], list[int]] = defaultdict(list)
    for row in locked:
        due = new_due(
            row.clock_start, row.collected_on, row.due, rule.versions, today, may_extend=may_extend
        )
        if due != row.due:
            nearer = due is not None and (row.due is None or due < row.due)
            moves[due, nearer].append(row.pk)
    for (due, nearer), pks in moves.items():
        changes = {"due": due, "due_moved_at": now} if nearer else {"due": due}
        rows.filter(pk__in=pks).update(**changes)
    return sum(len(pks) for pks in moves.values())


def delete_rows(rows: Sequence[Model]) -> None:
    """Delete rows of one model with what cascades from them, and what the log called them.

    Receivers hear of each row, so that keys in the vault are forgotten too.
    """
    if not rows:
        return
    model = type(rows[0])
    keys = [row.pk for row in rows]
    collector = Collector(using=router.db_for_write(model), origin=rows[0])
    collector.collect(list(rows))
    collector.delete()
    for row, key in zip(rows, keys, strict=True):
        row.pk = key  # emptied by Django; what else is known of it is found by its key
    forget_log(model, [str(key) for key in keys])


def forget_log(model: type[Model], pks: Sequence[str]) -> None:
    """The log keeps that somebody did something, not to what. Pages have a log of their own."""
    kind, key = (PageLogEntry, "page") if issubclass(model, Page) else (ModelLogEntry, "object_id")
    log = kind.objects.filter(content_type=ContentType.objects.get_for_model(model))
    if kind is ModelLogEntry and connections[log.db].vendor == "postgresql":
        among(log, key, pks).update(label="–", data={})
        return
    for start in range(0, len(pks), CHUNK):
        some = pks[start : start + CHUNK]
        log.filter(**{f"{key}__in": some}).update(label="–", data={})
