"""Wrong use and configuration: one clear line on standard error, status 2, nothing touched."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from django.core.management import ManagementUtility
from django.db import OperationalError, connection, connections

from retention.models import Brake, Erasure, Rule, Sweep

from .conftest import MakeStore

DUE = date(2026, 9, 14)
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(
    db: None, register: None, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """A command as from the command line: status, standard output, standard error."""
    monkeypatch.setattr(connections, "close_all", lambda: None)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = 0
        try:
            ManagementUtility(["manage.py", *arguments]).execute()
        except SystemExit as stop:
            status = int(stop.code or 0)
        out, err = capsys.readouterr()
        return status, out, err

    return run


WRONG = {
    "an unknown store": (
        ["enforce_retention", "--only", "attic"],
        "unknown store 'attic'; there are: ",
    ),
    "a bad date": (
        ["enforce_retention", "--dry-run", "--today", "14-09-2026"],
        "argument --today: '14-09-2026' is not a date as YYYY-MM-DD",
    ),
    "a date in another notation": (
        ["enforce_retention", "--dry-run", "--today", "20260914"],
        "argument --today: '20260914' is not a date as YYYY-MM-DD",
    ),
    "a day that does not exist": (
        ["enforce_retention", "--dry-run", "--today", "2026-02-30"],
        "argument --today: '2026-02-30' is not a date as YYYY-MM-DD",
    ),
    "another day for a real run": (
        ["enforce_retention", "--today", "2026-09-20"],
        "--today goes with --dry-run alone",
    ),
    "a release in a rehearsal": (
        ["enforce_retention", "--dry-run", "--release-brake", "clock"],
        "--release-brake does not go with --dry-run",
    ),
    "a release of an unknown brake": (
        ["enforce_retention", "--release-brake", "attic"],
        "unknown store 'attic'; there are: ",
    ),
    "a release of a brake without a name": (
        ["enforce_retention", "--release-brake", ""],
        "unknown store ''; there are: ",
    ),
    "a reason beyond measure": (
        ["enforce_retention", "--release-brake", "clock", "--reason", "x" * 256],
        "--reason takes 255 characters at most",
    ),
    "an unknown option": (["enforce_retention", "--force"], "unrecognized arguments: --force"),
    "an unknown format": (
        ["check_promises", "--format", "xml"],
        "argument --format: invalid choice: 'xml'",
    ),
    "a journal that is not there": (
        ["replay_erasures", "--journal", "/nowhere/journal"],
        "/nowhere/journal: No such file or directory",
    ),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG.keys())
def test_one_line_and_status_2(
    run: Run, add_store: MakeStore, arguments: list[str], message: str
) -> None:
    store = add_store()
    store.add(DUE)

    status, out, err = run(*arguments)

    assert (status, out) == (2, "")
    assert err.startswith(f"CommandError: {message}")
    assert err.count("\n") == 1
    assert len(store.records) == 1
    assert not Sweep.objects.exists()
    assert not Brake.objects.exists()


@pytest.mark.parametrize("command", ["enforce_retention", "check_promises"])
def test_a_register_that_lacks_a_rule(run: Run, add_store: MakeStore, command: str) -> None:
    store = add_store()
    store.add(DUE)
    Rule.objects.get(key="magazine-media").versions.all().delete()
    Rule.objects.get(key="magazine-media").delete()

    status, out, err = run(command)

    assert (status, out) == (2, "")
    assert err == "CommandError: the register lacks rules that stores need: magazine-media\n"
    assert not Erasure.objects.exists()


def test_a_database_that_is_lost_on_the_way(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something was touched by then: the next run finishes, and this one says so."""

    def lose(*args: object) -> None:
        raise OperationalError("server closed the connection\nunexpectedly")

    monkeypatch.setattr("retention.sweep._finish", lose)
    monkeypatch.setattr(connection, "is_usable", lambda: False)

    status, _out, err = run("enforce_retention")

    assert status == 1
    assert err.splitlines()[-1] == (
        "CommandError: the database was lost on the way, the next run finishes: "
        "server closed the connection unexpectedly"
    )


def manage(*arguments: str, database: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, on another database."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=Path(django_settings.BASE_DIR),
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "ser_site.settings.test",
            "DATABASE_URL": database,
            "VAR_DIR": str(folder),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "database",
    ["postgresql://nobody@127.0.0.1:9/nothing?connect_timeout=3", "sqlite:////nowhere/db.sqlite3"],
)
def test_a_database_out_of_reach(tmp_path: Path, database: str) -> None:
    done = manage("enforce_retention", database=database, folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("CommandError: the database cannot be reached: ")
    assert done.stderr.count("\n") == 1


def test_a_database_without_migrations(tmp_path: Path) -> None:
    done = manage(
        "enforce_retention", database=f"sqlite:///{tmp_path / 'empty.sqlite3'}", folder=tmp_path
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == ("CommandError: the database lacks migrations: run manage.py migrate\n")


@pytest.mark.parametrize(
    "database", ["foo://somewhere", "postgres://me:Geheim-71@host:no-port/site", "no address"]
)
def test_an_address_that_is_none_is_refused_without_repeating_it(
    tmp_path: Path, database: str
) -> None:
    done = manage("enforce_retention", database=database, folder=tmp_path)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("DATABASE_URL is no address of a database")
    assert "Geheim-71" not in done.stderr
