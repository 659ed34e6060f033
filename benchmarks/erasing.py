"""What erasing costs, over the least that it could cost."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from wagtail.images import get_image_model
from wagtail.search.models import IndexEntry

from benchmarks import photos
from benchmarks.measure import Ratio, seconds
from retention import stores, sweep

TODAY = date(2026, 9, 14)
MANY = 1_000
ROUNDS = 3


def erasing_against_bare_deletes() -> Ratio:
    """1,000 due photos with three sizes each, over ``unlink`` and SQL for as many.

    Ours writes the ledger and the journal, empties the search, and looks for every file.
    """
    ours = min(_erase(MANY, _sweep) for _ in range(ROUNDS))
    bare = min(_erase(MANY, _bare) for _ in range(ROUNDS))
    return Ratio("erasing 1,000 photos nobody placed, over bare unlink and SQL", ours / bare, 3)


def deleting_one_by_one_against_bare_deletes() -> Ratio:
    """For comparison: Wagtail's own ``delete()`` of each photo; it has no limit to keep."""
    few = MANY // 10
    theirs, bare = _erase(few, _one_by_one), _erase(few, _bare)
    return Ratio("(for comparison) image.delete() one by one, over the same", theirs / bare)


def _erase(count: int, act: Callable[[Sequence[Any]], None]) -> float:
    due = photos.hold(count, due=TODAY, files=True)
    names = list(photos.names_of(due))
    took = seconds(lambda: act(due), times=1)
    left = [name for name in names if Path(settings.MEDIA_ROOT, name).exists()]
    if left or get_image_model().objects.filter(pk__in=[photo.pk for photo in due]).exists():
        raise RuntimeError(f"{len(left)} files, or rows, of {count} photos were not erased")
    return took


def _sweep(due: Sequence[Any]) -> None:
    sweep_all()


def sweep_all() -> None:
    """One sweep on the benchmark's day.

    Raises:
        RuntimeError: it did not end well.
    """
    report = sweep.run(stores.all_stores(), today=TODAY, on_item=lambda item: None)
    if report.status != sweep.Status.KEPT:
        raise RuntimeError(f"the sweep ended with status {report.status}: {report.problems}")


def _one_by_one(due: Sequence[Any]) -> None:
    for photo in due:
        photo.delete()


def _bare(due: Sequence[Any]) -> None:
    """Photo by photo nothing but the deletes that its rows need, then its files."""
    for photo in due:
        names = list(photos.names_of([photo]))
        with transaction.atomic(), connection.cursor() as cursor:
            for statement, key in _deletes(photo):
                cursor.execute(statement, key)
        for name in names:
            os.unlink(Path(settings.MEDIA_ROOT, name))


def _deletes(photo: Any) -> Iterator[tuple[str, list[Any]]]:
    image = type(photo)
    kind = ContentType.objects.get_for_model(image).pk
    entries = IndexEntry._meta.db_table
    renditions = image.get_rendition_model()._meta.db_table
    of_type = f"DELETE FROM {entries} WHERE content_type_id = %s AND object_id = %s"  # noqa: S608
    yield of_type, [kind, str(photo.pk)]
    yield f"DELETE FROM {renditions} WHERE image_id = %s", [photo.pk]  # noqa: S608
    yield f"DELETE FROM {image._meta.db_table} WHERE id = %s", [photo.pk]  # noqa: S608
