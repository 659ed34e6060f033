"""For a process of its own: sweeps that are killed, and one that is left to finish.

An event is an SQL statement, a file removed, or a write of the journal. Each killed act is a
forked child that sends itself SIGKILL; the last sweep runs to its end.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.core.files.storage import storages as in_use
from django.core.management import call_command
from django.db import connection

from retention import clock, engine
from ser_site.committees.models import Member
from ser_site.committees.operations.departure import leave

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


def main(events: Sequence[int], members: Sequence[int] = ()) -> int:
    """Kill departures and sweeps at each of the events, then let a sweep finish.

    Prints how many sweeps were killed. Returns the exit status of the last one.
    """
    for member in members:
        ended = [in_child(Death(at), leaving(member)) for at in events]
        ended.append(in_child(None, leaving(member)))
        if ended[-1]:
            return 1
    killed = [in_child(Death(at)) for at in events]
    sys.stdout.write(f"{sum(os.WIFSIGNALED(status) for status in killed)}\n")
    return os.waitstatus_to_exitcode(in_child(None))
