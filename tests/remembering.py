"""Rows that many tests begin with: made once in every process, and put back for each next test.

The first time, what makes them runs in full, with all that listens to it. After that the same
rows are written as they came out, one statement a table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db import connection, transaction
from django.test import override_settings

Result = TypeVar("Result")

NOT_INDEXED = {"default": {"BACKEND": "wagtail.search.backends.database", "AUTO_UPDATE": False}}
MOST_REMEMBERED = 8
"""Beginnings. A test with a beginning of its own does not fill the memory."""


@dataclass(frozen=True)
class _Table:
    """What a table holds, as the database gives it."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]


@dataclass(frozen=True)
class _Made(Generic[Result]):
    before: dict[str, _Table]
    """Every table, as it was."""
    after: dict[str, _Table]
    """The tables that came out otherwise."""
    result: Result


class Remembered(Generic[Result]):
    """A function that fills tables, and that runs once for all tests of a process.

    Where the tables it changes hold what they never held before, it runs again, and that is
    remembered too. Rows alone are put back: files, caches and what is in memory are the caller's,
    and so is seeing to it that what the function does depends on no table but those it changes.
    No search finds what is put back: an index is more than rows.
    """

    def __init__(self, fill: Callable[[], Result]) -> None:
        self._fill = fill
        self._made: list[_Made[Result]] = []

    def __call__(self) -> Result:
        """Have the rows there. Returns what the function returned that time."""
        made = self._made_from_this()
        if made is None:
            return self._fill_and_remember()
        # Together: tables refer to each other, which a database looks at when all are there.
        with transaction.atomic():
            for table, after in made.after.items():
                _replace(table, after, was_empty=not made.before[table].rows)
        return made.result

    def _made_from_this(self) -> _Made[Result] | None:
        """What was made when the tables that were ever changed held what they hold now."""
        changed = {table for made in self._made for table in made.after}
        now = {table: _read(table) for table in changed}
        for made in self._made:
            if all(made.before[table] == now[table] for table in changed):
                return made
        return None

    def _fill_and_remember(self) -> Result:
        names = connection.introspection.django_table_names(only_existing=True)
        before = {name: _read(name) for name in names}
        with override_settings(WAGTAILSEARCH_BACKENDS=NOT_INDEXED):
            result = self._fill()
        after = {name: now for name in names if (now := _read(name)) != before[name]}
        if after and len(self._made) < MOST_REMEMBERED:
            self._made.append(_Made(before, after, result))
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
