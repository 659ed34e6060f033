"""Run by a process of its own: sweeps that are killed, and one that is left to finish.

Arguments: the folder of media, private files and journal; then at which event each sweep is
killed. Before these may stand ``leaving`` and the keys of members, with commas: each of them
leaves first, and is killed on the way at each of the events too, until it comes through.

An event is an SQL statement, a file removed, or a write of the journal. Each killed act is a
forked child that sends itself SIGKILL; the last sweep runs to its end, and its exit status is
this process's. Prints how many sweeps were killed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402 (models need django.setup)
from django.core.files.storage import storages as in_use  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import override_settings  # noqa: E402

from retention import clock, engine  # noqa: E402
from ser_site.committees.models import Member  # noqa: E402
from ser_site.committees.operations.departure import leave  # noqa: E402
from tests.s3_server import storages_from_environment  # noqa: E402

LAST_DAY = date(2026, 9, 1)
"""On which members leave: a day that is over."""

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


def await_death(death: Death | None) -> None:
    """From now on every statement, removal and write of this process counts."""
    if death is not None:
        connection.execute_wrappers.append(death.statement)
        kind = type(in_use["default"])
        kind.delete = death.before(kind.delete)  # type: ignore[method-assign]
        os.fsync = death.before(os.fsync)


def sweep(death: Death | None) -> int:
    """Run the command in this process; its exit status, should it live to have one."""
    engine.BATCH = BATCH
    await_death(death)
    try:
        call_command("enforce_retention", stdout=sys.stderr)
    except SystemExit as stop:
        return int(str(stop.code))
    return 0


def leaving(member: int) -> Callable[[Death | None], int]:
    """What makes a member leave, as the secretariat's screen does."""

    def act(death: Death | None) -> int:
        await_death(death)
        leave(Member.objects.get(pk=member), on=LAST_DAY, today=clock.today())
        return 0

    return act


def in_child(death: Death | None, act: Callable[[Death | None], int] = sweep) -> int:
    """Fork, act there, and say how it ended (as ``os.waitpid`` does)."""
    connection.close()
    child = os.fork()
    if child == 0:
        os._exit(act(death))
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


def main(folder: Path, events: list[int], members: list[int]) -> int:
    """Kill departures and sweeps at each of the events, then let a sweep finish."""
    with settings_in(folder):
        for member in members:
            ended = [in_child(Death(at), leaving(member)) for at in events]
            ended.append(in_child(None, leaving(member)))
            if ended[-1]:
                return 1
        killed = [in_child(Death(at)) for at in events]
        sys.stdout.write(f"{sum(os.WIFSIGNALED(status) for status in killed)}\n")
        return os.waitstatus_to_exitcode(in_child(None))


if __name__ == "__main__":
    folder, *rest = sys.argv[1:]
    who = rest[1].split(",") if rest[0] == "leaving" else []
    numbers = rest[2:] if who else rest
    sys.exit(main(Path(folder), [int(one) for one in numbers], [int(one) for one in who]))
