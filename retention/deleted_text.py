"""What a database still holds of rows that were deleted, and that no query shows.

SQLite's full-text index, in which Wagtail searches, marks a word as gone and writes it out of
its tables only when it next merges them: until then whoever has the file can read the words of
somebody who was erased. Its write-ahead log holds pages as they were. PostgreSQL vacuums by itself.
"""

import logging

from django.db import connection

logger = logging.getLogger(__name__)


def wipe() -> None:
    """Have the database write out what was deleted. Costs nothing where nothing was."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'")
        for (name,) in cursor.fetchall():
            table = connection.ops.quote_name(name)
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608
        if not connection.in_atomic_block:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
