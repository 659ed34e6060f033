"""Code that runs in processes of its own, on the database of the test.

A test that uses this needs real transactions. The code is handed over as text; it may wait for
a line on its standard input, which lets two processes start at the same moment. The processes
are forks of the test's own: with its settings and its day, and without the seconds that it
takes to set up Django.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import quote

import dj_database_url
from django.conf import settings
from django.db import connection
from django.test import override_settings

SWEEPING = """
import sys
from tests.sweeping_processes import sweep
sys.exit(sweep(None))
"""


@contextmanager
def database_for_others(folder: Path) -> Iterator[str]:
    """The address at which another process has the test's database.

    PostgreSQL's is shared. SQLite's is in memory: it is copied to a file and, at the end,
    back again.
    """
    connection.ensure_connection()
    if connection.vendor != "sqlite":
        connection.close()
        yield _url()
        return
    file = folder / "other.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
        # As it has been since its first connection. Of two that change this at once one fails.
        copy.execute("PRAGMA journal_mode=WAL")
    yield f"sqlite:///{file}"
    with closing(sqlite3.connect(file)) as copy:
        copy.backup(connection.connection)


def start(code: str, database: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a process; the caller waits for it."""
    return subprocess.Popen(
        [sys.executable],  # never begun: the fork runs the code, and ends
        preexec_fn=lambda: _run(code, database, arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(code: str, database: str, *arguments: str) -> str:
    """Run in another process to its end; what it printed.

    Raises:
        AssertionError: it failed.
    """
    process = start(code, database, *arguments)
    out, errors = process.communicate(timeout=300)
    assert process.returncode == 0, errors[-3000:]
    return out


def _run(code: str, database: str, arguments: tuple[str, ...]) -> NoReturn:
    """In the fork: leave alone what is the test's, do as a process of its own would, and end."""
    os.closerange(3, os.sysconf("SC_OPEN_MAX"))  # also what the parent waits for until it begins
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    sys.argv = ["-c", *arguments]
    connection.connection = None
    connection.settings_dict |= {"NAME": dj_database_url.parse(database)["NAME"]}
    status = 0
    try:
        with override_settings(STORAGES=settings.STORAGES):  # with connections of their own
            exec(code, {"__name__": "__main__"})  # noqa: S102 (a test's own)
    except SystemExit as stop:
        status = int(str(stop.code or 0))
    except BaseException:  # noqa: BLE001 (told, and the process ends)
        traceback.print_exc()
        status = 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def start_together(codes: list[str], database: str) -> list[str]:
    """Run several at once, from the line they wait for; their outputs, when all went well."""
    running = [start("print('ready', flush=True)\ninput()\n" + code, database) for code in codes]
    try:
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in running:
            assert process.stdin is not None
            process.stdin.write("\n")
            process.stdin.flush()
        outputs = [process.communicate(timeout=120) for process in running]
    finally:
        for process in running:
            process.kill()
            process.wait()
    for process, (_out, errors) in zip(running, outputs, strict=True):
        assert process.returncode == 0, errors
    return [out for out, _errors in outputs]


def _url() -> str:
    given = connection.settings_dict
    password = f":{quote(str(given['PASSWORD']), safe='')}" if given["PASSWORD"] else ""
    user = f"{quote(str(given['USER']), safe='')}{password}@" if given["USER"] else ""
    host = quote(str(given["HOST"]), safe="")  # a socket's folder has slashes
    return f"postgresql://{user}{host}:{given['PORT'] or 5432}/{given['NAME']}"
