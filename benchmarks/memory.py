"""Memory must not grow with the number of records that are due."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connection

from benchmarks import members, photos, submissions
from benchmarks.erasing import TODAY
from benchmarks.measure import Ratio
from retention import engine
from ser_site.content.register.load import load_register

FEW, MANY = 1_000, 20_000
LIMIT = 32
"""MiB that a sweep of many may take more than one of few."""

CHILD = """
import sys
from datetime import date
import django
django.setup()
from retention import stores, sweep
today = date.fromisoformat(sys.argv[1])
report = sweep.run(stores.all_stores(), today=today, on_item=lambda item: None)
if report.status != sweep.Status.KEPT:
    sys.exit(str(report.problems))
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""


ENGINE = """
import sys
from datetime import date
import django
django.setup()
from retention import engine, stores
today = date.fromisoformat(sys.argv[1])
store = stores.get("submissions")
for batch in store.due(today, limit=engine.BATCH):
    engine.apply(store, batch, today=today)
print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""

MANY_SUBMISSIONS = 100_000


def memory_of_many_due() -> Ratio:
    """MiB more at the peak of a sweep of 20,000 due photos than of 1,000."""

    def peak(count: int) -> float:
        photos.hold(count, due=TODAY)
        return _peak(CHILD)

    few, many = peak(FEW), peak(MANY)
    question = f"more for 20,000 due photos ({many:.0f}) than for 1,000 ({few:.0f})"
    return Ratio(question, many - few, LIMIT, "MiB")


def memory_of_many_submissions() -> Ratio:
    """MiB more at the peak of erasing 100,000 due submissions than of erasing one batch."""

    def peak(count: int) -> float:
        with submissions.emptied():
            submissions.hold(count, due=TODAY)
            return _peak(ENGINE)

    few, many = peak(submissions.BATCH), peak(MANY_SUBMISSIONS)
    question = f"more for {MANY_SUBMISSIONS:,} due submissions ({many:.0f}) than for one batch"
    return Ratio(f"{question} ({few:.0f})", many - few, LIMIT, "MiB")


def memory_of_many_members() -> Ratio:
    """MiB more at the peak of a sweep after which 10,000 members are gone than one batch."""

    def peak(count: int) -> float:
        with members.an_overview() as (overview, committee):
            members.hold(count, overview, committee)
            took = _peak(CHILD)
        members.nobody_is_left()
        return took

    load_register()
    few, many = peak(engine.BATCH), peak(members.LEAVING)
    question = f"more for {members.LEAVING:,} members leaving ({many:.0f}) than for one batch"
    return Ratio(f"{question} ({few:.0f})", many - few, LIMIT, "MiB")


def _peak(script: str) -> float:
    """Peak memory in MiB of a process that erases what is due."""
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", script, TODAY.isoformat()],
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    # Linux counts what a process was before it began its program among ru_maxrss, not in VmHWM.
    return int(done.stdout.split()[-2]) / 1024


def _environment() -> dict[str, str]:
    return dict(os.environ) | {
        "DATABASE_URL": _url(),
        "DJANGO_SETTINGS_MODULE": "ser_site.settings.test",
    }


def _url() -> str:
    given = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{given['NAME']}"
    return f"postgresql://{given['USER']}@{given['HOST']}:{given['PORT'] or 5432}/{given['NAME']}"
