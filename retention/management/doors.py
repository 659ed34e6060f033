"""What every command of the suite checks before it touches anything."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    InterfaceError,
    OperationalError,
    connections,
)
from django.db.migrations.executor import MigrationExecutor

from retention import folder_checks, stores
from retention.queries.register import missing_rules


@contextmanager
def ready_for_work() -> Iterator[None]:
    """One clear line and status 2 when folders, database or register are not fit for a run.

    A database that goes away on the way is one line too, with status 1: by then something
    was touched.
    """
    refuse_shared_folders()
    refuse_unready_database()
    if missing := missing_rules(stores.required_rules()):
        names = ", ".join(sorted(missing))
        raise CommandError(f"the register lacks rules that stores need: {names}", returncode=2)
    try:
        yield
    except (OperationalError, InterfaceError) as error:
        if connections[DEFAULT_DB_ALIAS].is_usable():
            raise
        lost = "the database was lost on the way, the next run finishes"
        raise CommandError(f"{lost}: {_line(error)}", returncode=1) from error


def refuse_shared_folders() -> None:
    """One clear line and status 2 when private files lie among the public ones, or around them."""
    if problem := folder_checks.shared_folders():
        raise CommandError(f"{problem}: give private files a folder of their own", returncode=2)


def refuse_unready_database() -> None:
    """One clear line and status 2 when the database is out of reach or lacks migrations."""
    try:
        connections[DEFAULT_DB_ALIAS].ensure_connection()
    except (DatabaseError, InterfaceError) as error:
        raise CommandError(
            f"the database cannot be reached: {_line(error)}", returncode=2
        ) from error
    _refuse_unmigrated()


def _refuse_unmigrated() -> None:
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CommandError("the database lacks migrations: run manage.py migrate", returncode=2)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())
