"""Looking for a word in all that a site has: every table, every file, whatever reads them.

No query of the suite is asked: what no query finds any more can still be read in a copy.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection


def in_the_database(word: str) -> dict[str, int]:
    """Rows with the word, by table: in whatever column, text or bytes, in any case of letters.

    On SQLite every page of the file counts too, also those that no table uses any more, under
    the name ``(pages)``. An index keeps words without what they share with the one before:
    choose words that begin as no other does, or leave their first letters out.
    """
    found = {name: n for name in _tables() if (n := _rows_with(name, word))}
    if connection.vendor == "sqlite" and (pages := _pages().count(word.lower().encode())):
        found["(pages)"] = pages
    return found


def on_storage(word: str) -> list[str]:
    """Files with the word in name or content: media, private files and the journal."""
    top = Path(settings.MEDIA_ROOT).parent
    sought = word.lower().encode()
    return sorted(
        str(path.relative_to(top))
        for path in top.rglob("*")
        if word.lower() in path.name.lower()
        or (path.is_file() and sought in path.read_bytes().lower())
    )


def _pages() -> bytes:
    connection.ensure_connection()
    content: bytes = connection.connection.serialize()
    return content.lower()


def _tables() -> list[str]:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        else:
            cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
        return [name for (name,) in cursor.fetchall()]


def _rows_with(table: str, word: str) -> int:
    """Rows as the database gives them: of any type of column, words are found as text."""
    sought = word.lower()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608
        return sum(any(sought in _as_text(value) for value in row) for row in cursor.fetchall())


def _as_text(value: Any) -> str:
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).decode("latin-1").lower()
    return str(value).lower()
