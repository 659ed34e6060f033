"""Code that runs in processes of its own, on the database of the test.

A test that uses this needs real transactions. The code is handed over as text and runs
after ``django.setup()``, in the settings of the tests; it may wait for a line on its
standard input, which lets two processes start at the same moment.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
SETUP = "import django, sys; django.setup()\n"
SWEEP = """
from pathlib import Path
from tests.sweeping_processes import settings_in, sweep
with settings_in(Path({folder!r})):
    sys.exit(sweep(None))
"""


@contextmanager
def database_for_others(folder: Path) -> Iterator[dict[str, str]]:
    """The environment in which another process has the test's database.

    PostgreSQL's is shared. SQLite's is in memory: it is copied to a file and, at the end,
    back again.
    """
    connection.ensure_connection()
    inherited = dict(os.environ) | {"DJANGO_SETTINGS_MODULE": "ser_site.settings.test"}
    if connection.vendor != "sqlite":
        connection.close()
        yield inherited | {"DATABASE_URL": _url()}
        return
    file = folder / "other.sqlite3"
    with closing(sqlite3.connect(file)) as copy:
        connection.connection.backup(copy)
    yield inherited | {"DATABASE_URL": f"sqlite:///{file}"}
    with closing(sqlite3.connect(file)) as copy:
        copy.backup(connection.connection)


def sweeping() -> str:
    """Code that sweeps once, with the files and the journal of the test."""
    return SWEEP.format(folder=str(Path(settings.MEDIA_ROOT).parent))


def start(code: str, env: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    """Start a process; the caller waits for it."""
    return subprocess.Popen(
        [sys.executable, "-c", SETUP + code, *arguments],
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def start_together(codes: list[str], env: dict[str, str]) -> list[str]:
    """Run several at once, from the line they wait for; their outputs, when all went well."""
    running = [start("print('ready', flush=True)\ninput()\n" + code, env) for code in codes]
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
    return f"postgresql://{user}{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"
