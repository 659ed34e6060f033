"""Memory of a sweep must not grow with the number of records that are due."""

from __future__ import annotations

import os
import subprocess
import sys

from django.db import connection

from benchmarks import photos
from benchmarks.erasing import TODAY
from benchmarks.measure import Ratio

FEW, MANY = 1_000, 20_000
LIMIT = 32
"""MiB that a sweep of many may take more than one of few."""

CHILD = """
import resource, sys
from datetime import date
import django
django.setup()
from retention import stores, sweep
today = date.fromisoformat(sys.argv[1])
report = sweep.run(stores.all_stores(), today=today, on_item=lambda item: None)
if report.status != sweep.Status.KEPT:
    sys.exit(str(report.problems))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def memory_of_many_due() -> Ratio:
    """MiB more at the peak of a sweep of 20,000 due photos than of 1,000."""
    few, many = _peak(FEW), _peak(MANY)
    question = f"more for 20,000 due photos ({many:.0f}) than for 1,000 ({few:.0f})"
    return Ratio(question, many - few, LIMIT, "MiB")


def _peak(count: int) -> float:
    """Peak memory in MiB of a process that erases so many photos."""
    photos.hold(count, due=TODAY)
    connection.close()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, TODAY.isoformat()],
        env=_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return int(done.stdout.split()[-1]) / 1024


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
