"""What erasing asks of S3: as few requests as there can be, and none before the commit."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from ser_site.media.models import SerImage
from tests.commands import enforce
from tests.faulty_proxy import Proxy
from tests.other_process import SWEEPING, database_for_others, start

COUNT = f"SELECT count(*) FROM {SerImage._meta.db_table}"  # noqa: S608 (our own table)


@pytest.mark.django_db
@pytest.mark.usefixtures("commits", "register")
def test_a_file_costs_one_delete_and_one_look_whether_it_is_gone(photo: Any, proxy: Proxy) -> None:
    size = photo.renditions.get().file.name

    assert enforce()[0] == 0

    for name in (photo.file.name, size):
        assert [method for method, path in proxy.asked if name in path] == ["DELETE", "HEAD"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("register")
def test_while_storage_deletes_the_row_is_gone_for_everybody(
    photo: Any, proxy: Proxy, tmp_path: Path
) -> None:
    """However slow storage is: nobody waits for the photo's row, and nobody finds it."""
    with database_for_others(tmp_path) as database:
        found: list[int] = []
        count = _counting(tmp_path, database)
        proxy.on_delete = lambda: found.append(count())
        sweep = start(SWEEPING, database)
        _out, errors = sweep.communicate(timeout=120)

    assert sweep.returncode == 0, errors
    assert found == [0, 0]


def _counting(folder: Path, database: str) -> Callable[[], int]:
    """Counts photos as another process sees them, on a connection of its own."""

    def on_sqlite() -> int:
        with closing(sqlite3.connect(folder / "other.sqlite3", timeout=1)) as other:
            return int(other.execute(COUNT).fetchone()[0])

    def on_postgresql() -> int:
        import psycopg

        with psycopg.connect(database) as other:
            row = other.execute(COUNT).fetchone()
            return int(row[0]) if row else -1

    return on_sqlite if connection.vendor == "sqlite" else on_postgresql
