"""A PostgreSQL database for one run of the tests.

    python -m tools.scratch_database reach|nearest|create|drop postgresql://user@host:port/name

``reach`` only asks: status 1 when the server does not let us in. ``nearest`` prints the same
address, by the server's own socket where it lets us in there: a question takes half the time.
``drop`` also removes what the test runner may have left beside it (``test_<name>``, with a
suffix for each process).
"""

from __future__ import annotations

import sys
from urllib.parse import quote, urlsplit

import psycopg
from psycopg import sql


def connect(url: str) -> psycopg.Connection[tuple[str]]:
    """The server's maintenance database, each statement on its own."""
    server = urlsplit(url)._replace(path="/postgres").geturl()
    return psycopg.connect(server, autocommit=True, connect_timeout=3)


def reach(url: str) -> int:
    """Whether the server answers and lets us make databases."""
    try:
        with connect(url) as server:
            query = "SELECT 1 FROM pg_roles WHERE rolname = current_user AND rolcreatedb"
            return 0 if server.execute(query).fetchone() else 1
    except psycopg.OperationalError:
        return 1


def nearest(url: str) -> int:
    """The address with a socket for host, if it is one of the same server."""
    asked = "SELECT pg_postmaster_start_time()::text"
    with connect(url) as server:
        begun = server.execute(asked).fetchone()
        folders = server.execute("SHOW unix_socket_directories").fetchone() or ("",)
    for folder in filter(None, map(str.strip, folders[0].split(","))):
        socket = _with_host(url, folder)
        try:
            with connect(socket) as same:
                if same.execute(asked).fetchone() == begun:
                    print(socket)
                    return 0
        except psycopg.OperationalError:
            continue  # not there, or not for us
    print(url)
    return 0


def _with_host(url: str, folder: str) -> str:
    parts = urlsplit(url)
    user, at, _host = parts.netloc.rpartition("@")
    port = f":{parts.port}" if parts.port else ""
    return parts._replace(netloc=f"{user}{at}{quote(folder, safe='')}{port}").geturl()


def create(url: str) -> int:
    """An empty database."""
    name = urlsplit(url).path.lstrip("/")
    with connect(url) as server:
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return 0


def drop(url: str) -> int:
    """That database and the test runner's beside it, whoever is still connected."""
    name = urlsplit(url).path.lstrip("/")
    with connect(url) as server:
        rows = server.execute(
            "SELECT datname FROM pg_database WHERE datname = %s OR starts_with(datname, %s)",
            [name, f"test_{name}"],
        ).fetchall()
        for (found,) in rows:
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(found)))
    return 0


COMMANDS = {"reach": reach, "nearest": nearest, "create": create, "drop": drop}

if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in COMMANDS:
        sys.exit(f"usage: scratch_database.py {'|'.join(COMMANDS)} URL")
    sys.exit(COMMANDS[sys.argv[1]](sys.argv[2]))
