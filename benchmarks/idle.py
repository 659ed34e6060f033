"""A night on which nothing is due costs the same, however much is held."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from benchmarks import photos
from benchmarks.erasing import TODAY
from benchmarks.measure import Ratio, seconds
from retention import stores, sweep

LATER = TODAY + timedelta(days=400)
FEW, MANY = 1_000, 200_000


def sweeping_while_nothing_is_due() -> Ratio:
    """A sweep among 200,000 photos that stay, over one among 1,000.

    Raises:
        RuntimeError: the number of queries depends on what is held.
    """
    photos.hold(FEW, due=LATER)
    few, queries_of_few = _sweep()
    photos.hold(MANY - FEW, due=LATER)
    _analyse()
    many, queries_of_many = _sweep()
    get_image_model().objects.all()._raw_delete("default")
    if queries_of_few != queries_of_many:
        raise RuntimeError(f"{queries_of_few} queries for few, {queries_of_many} for many")
    question = (
        f"a sweep with nothing due among 200,000 photos, over 1,000 ({queries_of_few} queries)"
    )
    return Ratio(question, many / few, 1.5)


def _sweep() -> tuple[float, int]:
    run()
    with CaptureQueriesContext(connection) as queries:
        run()
    return seconds(run, times=9), len(queries)


def run() -> None:
    """One sweep on the benchmark's day."""
    report = sweep.run(stores.all_stores(), today=TODAY, on_item=lambda item: None)
    if report.status != sweep.Status.KEPT:
        raise RuntimeError(f"the sweep ended with status {report.status}: {report.problems}")


def _analyse() -> None:
    """What a database does by itself once rows have come in."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
