"""Run by a process of its own: sweeps that are killed, and one that is left to finish.

Arguments: the folder of media, private files and journal; then at which event each sweep is
killed. An event is an SQL statement, a file removed, or a write of the journal. Each killed
sweep is a forked child that sends itself SIGKILL; the last one runs to its end, and its exit
status is this process's. Prints how many were killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 (models need django.setup)
from django.core.files.storage import storages as in_use  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from retention import engine  # noqa: E402
from tests.s3_server import storages_from_environment  # noqa: E402

BATCH = 5
"""Records in a transaction: small, so that a sweep of few records has many commits."""


class Death:
    """Counts events, and ends this process at the one it was made for."""

    def __init__(self, at: int) -> None:
        self.left = at

    def event(self) -> None:
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def statement(self, execute: Callable[..., Any], *args: Any) -> Any:
        self.event()
        return execute(*args)

    def before(self, act: Callable[..., Any]) -> Callable[..., Any]:
        def die_or_act(*args: Any) -> Any:
            self.event()
            return act(*args)

        return die_or_act


def sweep(death: Death | None) -> int:
    """Run the command in this process; its exit status, should it live to have one."""
    engine.BATCH = BATCH
    if death is not None:
        connection.execute_wrappers.append(death.statement)
        kind = type(in_use["default"])
        kind.delete = death.before(kind.delete)  # type: ignore[method-assign]
        os.fsync = death.before(os.fsync)
    try:
        call_command("enforce_retention", stdout=sys.stderr)
    except SystemExit as stop:
        return int(str(stop.code))
    return 0


def in_child(death: Death | None) -> int:
    """Fork, sweep there, and say how it ended (as ``os.waitpid`` does)."""
    connection.close()
    child = os.fork()
    if child == 0:
        os._exit(sweep(death))
    _pid, status = os.waitpid(child, 0)
    return status


def settings_in(folder: Path) -> override_settings:
    """The settings of a site whose files and journal lie in a folder."""
    storages: dict[str, Any] = dict(settings.STORAGES)
    storages["private"] = {**storages["private"], "OPTIONS": {"location": folder / "private"}}
    storages |= storages_from_environment()
    return override_settings(
        MEDIA_ROOT=folder / "media",
        STORAGES=storages,
        ERASURE_JOURNAL=folder / "journal" / "erasures.jsonl",
    )


def main(folder: Path, events: list[int]) -> int:
    """Kill a sweep at each of the events, then let one finish."""
    with settings_in(folder):
        killed = [in_child(Death(at)) for at in events]
        sys.stdout.write(f"{sum(os.WIFSIGNALED(status) for status in killed)}\n")
        return os.waitstatus_to_exitcode(in_child(None))


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), [int(event) for event in sys.argv[2:]]))
