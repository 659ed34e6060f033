"""A database that migrations made, kept for the next test processes, which need not migrate again.

Copying one takes a moment, and some 250 migrations half a minute. SQLite's is kept by the first
process that made it. PostgreSQL's is the one at ``DATABASE_URL``, if whoever starts the tests
migrated it and says so: ``MIGRATED_FOR`` names the settings that it was migrated with.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from os import replace
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.conf import settings
from django.db import connections

KEPT = 3
"""Databases: of these settings and others, of this state of the code and the last ones."""


def digest_of_migrations() -> str:
    """Another one as soon as a migration of any installed app is another."""
    digest = sha256(settings.SETTINGS_MODULE.encode())
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            digest.update(f"{app.label}/{file.name}".encode() + file.read_bytes())
    return digest.hexdigest()[:32]


@contextmanager
def starting_from(kept: Path) -> Iterator[None]:
    """Within this, the test database begins as a copy of the one kept there, if there is one."""
    connection = connections["default"]
    if connection.vendor == "postgresql" and _was_migrated_before():
        test = connection.settings_dict["TEST"]
        test |= {"TEMPLATE": connection.settings_dict["NAME"], "MIGRATE": False}
    if connection.vendor != "sqlite" or not kept.exists():
        yield
        return
    creation: Any = connection.creation
    name = creation._get_test_db_name()
    # A database in memory is there as long as somebody has it open.
    with closing(sqlite3.connect(name, uri=True)) as copy:
        with closing(sqlite3.connect(kept)) as source:
            source.backup(copy)
        connection.settings_dict["TEST"]["MIGRATE"] = False
        yield


def _was_migrated_before() -> bool:
    return os.environ.get("MIGRATED_FOR") == settings.SETTINGS_MODULE


def keep(kept: Path) -> None:
    """Keep the test database as it is now, if it is one of SQLite's and not kept already."""
    connection = connections["default"]
    if connection.vendor != "sqlite" or kept.exists():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    unfinished = kept.with_suffix(f".{uuid4().hex}")
    connection.ensure_connection()
    with closing(sqlite3.connect(unfinished)) as copy:
        connection.connection.backup(copy)
    replace(unfinished, kept)
    newest_first = sorted(
        kept.parent.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime, reverse=True
    )
    for old in newest_first[KEPT:]:
        old.unlink(missing_ok=True)
