"""Photos to measure with, as many as it takes: rows, files, renditions and search entries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.search.backends import get_search_backends

SIZES = ("fill-300x200", "max-800x800", "width-120")
CONTENT = b"a file of the benchmark"
BATCH = 1_000
LONG_AGO = date(2024, 3, 14)


def hold(count: int, *, due: date, files: bool = False) -> list[Any]:
    """Add photos that nobody placed; with files, each has three sizes and can be searched."""
    photos = [_photo(due) for _ in range(count)]
    get_image_model().objects.bulk_create(photos, batch_size=BATCH)
    if files:
        _make_sizes(photos)
        _make_searchable(photos)
    return photos


def picture() -> bytes:
    """A small picture that can be drawn in other sizes."""
    data = BytesIO()
    Pillow.new("RGB", (8, 8)).save(data, "PNG")
    return data.getvalue()


def names_of(photos: Sequence[Any]) -> Iterator[str]:
    """The names of all files of photos."""
    yield from (photo.file.name for photo in photos)
    renditions = get_image_model().get_rendition_model().objects
    for start in range(0, len(photos), BATCH):
        some = [photo.pk for photo in photos[start : start + BATCH]]
        yield from renditions.filter(image__in=some).values_list("file", flat=True)


def _photo(due: date) -> Any:
    name = f"original_images/{uuid4().hex}.png"
    return get_image_model()(
        title="Benchmark",
        file=name,
        width=1,
        height=1,
        collected_on=LONG_AGO,
        due=due,
        due_rule="news-media",
        due_since=LONG_AGO,
    )


def _make_sizes(photos: Sequence[Any]) -> None:
    rendition = get_image_model().get_rendition_model()
    sizes = [
        rendition(
            image=photo,
            filter_spec=spec,
            file=f"images/{uuid4().hex}.{spec}.png",
            width=1,
            height=1,
        )
        for photo in photos
        for spec in SIZES
    ]
    rendition.objects.bulk_create(sizes, batch_size=BATCH)
    for stored in (*photos, *sizes):
        path = Path(settings.MEDIA_ROOT, stored.file.name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(CONTENT)


def _make_searchable(photos: Sequence[Any]) -> None:
    for backend in get_search_backends(with_auto_update=True):
        backend.add_bulk(get_image_model(), photos)
