"""Wrapping the vault's keys anew, when the site has a new key."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection, transaction
from django.db.models import QuerySet

from retention import site_keys, vault
from retention.models import VaultKey
from retention.sealing import VaultError

BATCH = 2_000
"""Rows in one transaction, at most."""

NAMED = 20
"""Failures that are named; the others are counted."""

OnProgress = Callable[[int, int], None]


@dataclass(slots=True)
class Rotation:
    """What a rotation did, or would do."""

    rewrapped: int = 0
    failed: int = 0
    named: list[tuple[str, UUID, str]] = field(default_factory=list)
    """The first failures: store, record, and what is wrong."""

    def fail(self, row: VaultKey, error: VaultError) -> None:
        """Count one that cannot be wrapped anew."""
        self.failed += 1
        if len(self.named) < NAMED:
            self.named.append((row.store, row.record, type(error).__name__))


def rotate(*, dry_run: bool, on_progress: OnProgress) -> Rotation:
    """Wrap with the newest site key what an older one wraps.

    Safe to kill at any point and to run twice at once: each batch is one transaction, and
    what is done no longer counts as waiting. One that fails does not stop the others.
    ``on_progress`` is told how many are done, of how many.

    Raises:
        NotConfigured: the site has no key.
    """
    rotation, waiting = Rotation(), _waiting()
    total = waiting.count()
    if dry_run:
        for batch in _batches(waiting, BATCH):
            rotation.rewrapped += len(_rewrapped(batch, rotation))
            on_progress(rotation.rewrapped, total)
        return rotation
    for done in _rewrap(waiting, BATCH, Rotation(), wait=False):
        rotation.rewrapped += done
        on_progress(min(rotation.rewrapped, total), total)
    # What another process had locked, or what failed: one by one, waiting for each. Who
    # holds one lock at a time cannot stand in the way of an erasure that holds many.
    for done in _rewrap(waiting, 1, rotation, wait=True):
        rotation.rewrapped += done
    on_progress(total, total)
    return rotation


def _waiting() -> QuerySet[VaultKey]:
    _newest, *older = site_keys.configured()
    return VaultKey.objects.filter(site_key__in=[key.name.hex() for key in older])


def _rewrap(
    waiting: QuerySet[VaultKey], size: int, rotation: Rotation, *, wait: bool
) -> Iterator[int]:
    """Batch by batch, how many were wrapped anew."""
    last = 0
    while True:
        with transaction.atomic():
            rows = waiting.select_for_update(skip_locked=not wait)
            batch = list(rows.filter(pk__gt=last).order_by("pk")[:size])
            done = _rewrapped(batch, rotation)
            _write(done)
        if not batch:
            return
        last = batch[-1].pk
        yield len(done)


def _rewrapped(batch: Sequence[VaultKey], rotation: Rotation) -> list[VaultKey]:
    done, newest = [], site_keys.newest()
    for row in batch:
        try:
            vault.rewrap(row, newest)
        except VaultError as error:
            rotation.fail(row, error)
        else:
            done.append(row)
    return done


def _write(rows: Sequence[VaultKey]) -> None:
    """Update the rows, each with a value of its own.

    ``bulk_update`` writes one statement with a case for every row, which takes ten times as
    long. And a statement that could insert might bring back what was forgotten meanwhile.
    """
    table = connection.ops.quote_name(VaultKey._meta.db_table)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE {table} SET wrapped = %s, site_key = %s WHERE id = %s",  # noqa: S608
            [(bytes(row.wrapped), row.site_key, row.pk) for row in rows],
        )


def _batches(rows: QuerySet[VaultKey], size: int) -> Iterator[list[VaultKey]]:
    last = 0
    while batch := list(rows.filter(pk__gt=last).order_by("pk")[:size]):
        yield batch
        last = batch[-1].pk
