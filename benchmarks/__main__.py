"""Run the benchmarks in a database of their own and print the ratios.

    python -m benchmarks [NAME …]

Names are those of the functions; without any, all of them run. Seconds differ from machine to
machine; how a cost grows does not. Status 1 when a ratio is over its limit, 2 for a name that
there is not.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

import django

django.setup()

from django.db import connections  # noqa: E402 (models need django.setup)
from django.test.utils import (  # noqa: E402 (models need django.setup)
    setup_databases,
    teardown_databases,
)

from benchmarks.calendar import due_date_against_bare_addition  # noqa: E402
from benchmarks.closing import closing_a_vacancy  # noqa: E402
from benchmarks.erasing import (  # noqa: E402
    deleting_one_by_one_against_bare_deletes,
    erasing_against_bare_deletes,
)
from benchmarks.erasing_submissions import erasing_submissions  # noqa: E402
from benchmarks.finding_submissions import (  # noqa: E402
    finding_one_person,
    sweeping_while_no_submission_is_due,
)
from benchmarks.idle import sweeping_while_nothing_is_due  # noqa: E402
from benchmarks.measure import Ratio  # noqa: E402
from benchmarks.members import members_leaving  # noqa: E402
from benchmarks.memory import (  # noqa: E402
    memory_of_many_due,
    memory_of_many_members,
    memory_of_many_submissions,
)
from benchmarks.page_cache import serving_the_statement_from_a_cache  # noqa: E402
from benchmarks.placed import erasing_from_pages  # noqa: E402
from benchmarks.posting import posting_a_contact_form  # noqa: E402
from benchmarks.publishing import (  # noqa: E402
    publishing_them_again,
    publishing_twenty_pictures,
    showing_twenty_pictures,
)
from benchmarks.statement import serving_the_statement  # noqa: E402
from benchmarks.survey_results import (  # noqa: E402
    memory_of_a_large_survey,
    showing_a_large_survey,
)
from benchmarks.sweeping import (  # noqa: E402
    erasing_more,
    planning_while_more_is_due,
    planning_while_more_is_held,
)

Benchmark = Callable[[], Ratio]
BENCHMARKS: tuple[Benchmark, ...] = (
    due_date_against_bare_addition,
    planning_while_more_is_held,
    planning_while_more_is_due,
    erasing_more,
    erasing_against_bare_deletes,
    deleting_one_by_one_against_bare_deletes,
    erasing_from_pages,
    members_leaving,
    publishing_twenty_pictures,
    publishing_them_again,
    showing_twenty_pictures,
    memory_of_many_due,
    sweeping_while_nothing_is_due,
    serving_the_statement,
    serving_the_statement_from_a_cache,
    finding_one_person,
    sweeping_while_no_submission_is_due,
    erasing_submissions,
    closing_a_vacancy,
    showing_a_large_survey,
    memory_of_a_large_survey,
    memory_of_many_submissions,
    memory_of_many_members,
    posting_a_contact_form,
)


def main() -> int:
    """The chosen benchmarks, one line each."""
    chosen = _chosen(sys.argv[1:])
    with TemporaryDirectory() as folder:
        _on_disk(Path(folder))
        return _measure(chosen)


def _chosen(names: list[str]) -> list[Benchmark]:
    """Those of that name, in the order in which they are listed; ends with status 2 if unknown."""
    by_name = {benchmark.__name__: benchmark for benchmark in BENCHMARKS}
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("name", nargs="*", help=f"one of {', '.join(by_name)}")
    asked = parser.parse_args(names).name
    if unknown := [name for name in asked if name not in by_name]:
        parser.error(f"no benchmark is called {', '.join(unknown)}; there are {', '.join(by_name)}")
    return [benchmark for name, benchmark in by_name.items() if not asked or name in asked]


def _on_disk(folder: Path) -> None:
    """A database in memory would make everything that commits look free."""
    for settings in connections.databases.values():
        if "sqlite" in settings["ENGINE"]:
            settings["TEST"] = {**settings.get("TEST", {}), "NAME": str(folder / "bench.sqlite3")}


def _measure(benchmarks: Iterable[Benchmark]) -> int:
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        ratios = [show(benchmark()) for benchmark in benchmarks]
    finally:
        teardown_databases(databases, verbosity=0)
    return 1 if any(ratio.is_over for ratio in ratios) else 0


def show(ratio: Ratio) -> Ratio:
    """Print a ratio as soon as it is known."""
    verdict = "OVER" if ratio.is_over else "ok"
    value = f"{ratio.value:8.2f} {ratio.unit:7}"
    print(f"{value}  (at most {ratio.limit:g})  {verdict:5} {ratio.question}")
    return ratio


if __name__ == "__main__":
    sys.exit(main())
