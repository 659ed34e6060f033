"""Rows that many tests begin with: made once in every process, and put back for each next test.

The first time, what makes them runs in full, with all that listens to it. After that the same
rows are written as they came out, one statement a table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, transaction

Result = TypeVar("Result")


@dataclass(frozen=True)
class _Table:
    """What a table holds, as the database gives it."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True)
class _Made(Generic[Result]):
    before: dict[str, _Table]
    after: dict[str, _Table]
    result: Result


class Remembered(Generic[Result]):
    """A function that fills tables, and that runs once for all tests of a process.

    Where the tables it changes do not hold what they held the first time, it runs again.
    Rows alone are put back: files, caches and what is in memory are the caller's, and so is
    seeing to it that what the function does depends on no table but those it changes.
    """

    def __init__(self, fill: Callable[[], Result]) -> None:
        self._fill = fill
        self._made: _Made[Result] | None = None

    def __call__(self) -> Result:
        """Have the rows there. Returns what the function returned the first time."""
        made = self._made
        if made is None:
            return self._fill_and_remember()
        if any(_read(table) != before for table, before in made.before.items()):
            return self._fill()
        # Together: tables refer to each other, which a database looks at when all are there.
        with transaction.atomic():
            for table, after in made.after.items():
                _replace(table, after, was_empty=not made.before[table].rows)
        return made.result

    def _fill_and_remember(self) -> Result:
        names = connection.introspection.django_table_names(only_existing=True)
        before = {name: _read(name) for name in names}
        result = self._fill()
        after = {name: now for name in names if (now := _read(name)) != before[name]}
        self._made = _Made({name: before[name] for name in after}, after, result)
        return result


def _read(table: str) -> _Table:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 (our own tables)
        return _Table(tuple(column[0] for column in cursor.description), cursor.fetchall())


def _replace(table: str, content: _Table, *, was_empty: bool) -> None:
    columns = ", ".join(map(_quoted, content.columns))
    places = ", ".join(["%s"] * len(content.columns))
    with connection.cursor() as cursor:
        if not was_empty:
            cursor.execute(f"DELETE FROM {_quoted(table)}")  # noqa: S608
        cursor.executemany(
            f"INSERT INTO {_quoted(table)} ({columns}) VALUES ({places})",  # noqa: S608
            content.rows,
        )


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))
