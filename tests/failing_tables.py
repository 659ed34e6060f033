"""A table of the database that refuses what is written to it, as a full disk or a bug would."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, models

_NAME = "tests_refuse"


@contextmanager
def refusing(model: type[models.Model]) -> Iterator[None]:
    """Within this, the database itself refuses new rows of a model: a trigger sees to it."""
    table = connection.ops.quote_name(model._meta.db_table)
    if connection.vendor == "postgresql":
        made = [
            f"CREATE FUNCTION {_NAME}() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'refused'; END $$",
            f"CREATE TRIGGER {_NAME} BEFORE INSERT ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {_NAME}()",
        ]
        undone = [f"DROP TRIGGER {_NAME} ON {table}", f"DROP FUNCTION {_NAME}()"]
    else:
        made = [
            f"CREATE TRIGGER {_NAME} BEFORE INSERT ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END"
        ]
        undone = [f"DROP TRIGGER {_NAME}"]
    _execute(made)
    try:
        yield
    finally:
        _execute(undone)


def _execute(statements: list[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
