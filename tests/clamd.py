"""Debian's own clamd, with a database of one signature, as long as a test needs it."""

from __future__ import annotations

import getpass
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VIRUS = b"a-virus-that-only-these-tests-know"
PROGRAM = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin") or shutil.which("clamd")


@contextmanager
def clamd(folder: Path) -> Iterator[str]:
    """The path of its socket, once it answers."""
    assert PROGRAM is not None
    database, where = folder / "database", folder / "clamd.socket"
    database.mkdir()
    (database / "tests.ndb").write_text(f"Tests.Only:0:*:{VIRUS.hex()}\n")
    settings = folder / "clamd.conf"
    settings.write_text(
        f"LocalSocket {where}\nDatabaseDirectory {database}\nForeground yes\n"
        f"LogFile {folder / 'log'}\nUser {getpass.getuser()}\n"
        "OfficialDatabaseOnly no\nStreamMaxLength 20M\n"
    )
    process = subprocess.Popen([PROGRAM, "-c", str(settings)], stderr=subprocess.DEVNULL)
    try:
        _wait_for(where, process)
        yield str(where)
    finally:
        process.terminate()
        process.wait(30)


def _wait_for(where: Path, process: subprocess.Popen[bytes]) -> None:
    while process.poll() is None:
        with socket.socket(socket.AF_UNIX) as connection:
            try:
                connection.connect(str(where))
            except OSError:
                time.sleep(0.05)
                continue
            connection.sendall(b"zPING\0")
            if connection.recv(16) == b"PONG\0":
                return
    raise RuntimeError("clamd stopped before it answered")
