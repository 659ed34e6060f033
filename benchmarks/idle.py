"""A night on which nothing is due costs the same, however much is held."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.images import get_image_model

from benchmarks import photos
from benchmarks.erasing import TODAY, sweep_all
from benchmarks.measure import Ratio, seconds

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
    sweep_all()
    with CaptureQueriesContext(connection) as queries:
        sweep_all()
    return seconds(sweep_all, times=9), len(queries)


def _analyse() -> None:
    """What a database does by itself once rows have come in."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
