"""The whole database of the tests, kept aside and put back in one go.

Copying a database of SQLite takes a moment, search index included; publishing a site takes
seconds. Only outside a transaction, and not on PostgreSQL, where the same is done in full.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Generic, TypeVar

from django.db import connection, transaction

Result = TypeVar("Result")
Counts = tuple[tuple[str, int], ...]


class Kept(Generic[Result]):
    """A function that fills the database, and that runs once for all tests of a process.

    Where the tables hold other numbers of rows than they held before, it runs again, and that
    is kept too. Files, caches and what is in memory are the caller's.
    """

    def __init__(self, fill: Callable[[], Result]) -> None:
        self._fill = fill
        self._kept: dict[Counts, tuple[sqlite3.Connection, Result]] = {}

    def __call__(self) -> Result:
        """Have it all there. Returns what the function returned that time."""
        if not can_be_copied():
            return self._fill()
        before = _rows_in_tables()
        if before not in self._kept:
            result = self._fill()
            self._kept[before] = (_copy(), result)
            return result
        whole, result = self._kept[before]
        whole.backup(connection.connection)
        return result


def can_be_copied() -> bool:
    """Whether all of the database can be replaced now."""
    return connection.vendor == "sqlite" and not connection.in_atomic_block


@contextmanager
def put_back_afterwards() -> Iterator[None]:
    """After this, the database is as it was before."""
    connection.ensure_connection()
    if not can_be_copied():
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        return
    with closing(_copy()) as before:
        yield
        before.backup(connection.connection)


def _copy() -> sqlite3.Connection:
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)
    return copy


def _rows_in_tables() -> Counts:
    counts = []
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.django_table_names(only_existing=True)):
            cursor.execute(f"SELECT COUNT(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
            counts.append((table, int(cursor.fetchone()[0])))
    return tuple(counts)
