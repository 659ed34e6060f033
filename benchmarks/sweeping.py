"""A run must cost what is due, not what is held."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from PIL import Image as Pillow
from wagtail.images import get_image_model

from benchmarks.measure import Ratio, seconds
from retention import stores, sweep

TODAY = date(2026, 9, 14)
LATER = TODAY + timedelta(days=400)


def planning_while_more_is_held() -> Ratio:
    """The plan of 100 due photos among 20,000, over the same among 2,000."""
    with _undone_afterwards():
        _hold(100, due=TODAY)
        _hold(1_900, due=LATER)
        few = seconds(_plan)
        _hold(18_000, due=LATER)
        many = seconds(_plan)
    return Ratio("planning the same work with ten times as much held", many / few, 3)


def planning_while_more_is_due() -> Ratio:
    """The plan of 4,000 due photos, over that of 400."""
    with _undone_afterwards():
        _hold(400, due=TODAY)
        few = seconds(_plan)
        _hold(3_600, due=TODAY)
        many = seconds(_plan)
    return Ratio("planning ten times as much work", many / few, 15)


def erasing_more() -> Ratio:
    """Erasing 80 photos with their files, over erasing 20."""
    few, many = _erase(20), _erase(80)
    return Ratio("erasing four times as many photos, with their files", many / few, 6)


@contextmanager
def _undone_afterwards() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _hold(count: int, *, due: date) -> None:
    model = get_image_model()
    rows = (
        model(
            title="Benchmark",
            file=f"original_images/absent-{number}.png",
            width=1,
            height=1,
            collected_on=date(2024, 3, 14),
            due=due,
            due_rule="news-media",
            due_since=date(2024, 3, 14),
        )
        for number in range(count)
    )
    model.objects.bulk_create(rows, batch_size=500)


def _plan() -> None:
    sweep.rehearse(stores.all_stores(), today=TODAY, on_item=lambda item: None)


def _erase(count: int) -> float:
    model = get_image_model()
    for _ in range(count):
        data = BytesIO()
        Pillow.new("RGB", (8, 8)).save(data, "PNG")
        model.objects.create(title="Benchmark", file=ContentFile(data.getvalue(), "a.png"))
    model.objects.update(due=TODAY, due_rule="news-media", due_since=date(2024, 3, 14))
    took = seconds(
        lambda: sweep.run(stores.all_stores(), today=TODAY, on_item=lambda item: None), times=1
    )
    left = model.objects.count()
    if left:
        raise RuntimeError(f"{left} of {count} photos were not erased")
    return took
