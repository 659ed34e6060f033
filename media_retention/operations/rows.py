"""Deleting the rows of media with what hangs on them, many at a time.

Receivers of the site hear of each deleted row, as ever. What Wagtail's own receivers would
do row by row, a dozen queries for each, is done here for all rows at once.
"""

import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import router
from django.db.models import Model
from django.db.models.deletion import Collector
from wagtail.models import ReferenceIndex
from wagtail.search.backends import get_search_backends
from wagtail.search.models import IndexEntry
from wagtail.signal_handlers import disable_reference_index_auto_update

from media_retention.deleting import files_are_noted
from media_retention.models import RetainedMedium
from media_retention.queries.media import CHUNK

logger = logging.getLogger(__name__)


def delete_rows(media: Collection[RetainedMedium]) -> None:
    """Delete media whose files are noted, in the caller's transaction."""
    with _many_at_a_time():
        for model, rows in by_model(media).items():
            for start in range(0, len(rows), CHUNK):
                some = rows[start : start + CHUNK]
                leave_search(model, some)
                leave_reference_index(model, some)
                _delete(_renditions(model, some))
                _delete(some)


def by_model(
    media: Collection[RetainedMedium],
) -> dict[type[RetainedMedium], list[RetainedMedium]]:
    """Media of one model together."""
    grouped: dict[type[RetainedMedium], list[RetainedMedium]] = {}
    for medium in media:
        grouped.setdefault(type(medium), []).append(medium)
    return grouped


@contextmanager
def _many_at_a_time() -> Iterator[None]:
    """Files, search and references are seen to here, and by no receiver of a single row."""
    with files_are_noted(), disable_reference_index_auto_update():
        yield


def leave_search(model: type[Model], media: Sequence[Model]) -> None:
    """Entries in the database at once; a search engine elsewhere is told of each."""
    if not hasattr(model, "search_fields"):
        return
    entries = IndexEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(medium.pk) for medium in media],
    )
    entries._raw_delete(using=router.db_for_write(IndexEntry))
    for backend in get_search_backends(with_auto_update=True):
        if backend.catch_indexing_errors:
            for medium in media:
                _leave_engine(backend, medium)


def _leave_engine(backend: Any, medium: Model) -> None:
    try:
        backend.delete(medium)
    except Exception:
        logger.exception("%s could not be removed from a search engine", medium.pk)


def leave_reference_index(model: type[Model], media: Sequence[Model]) -> None:
    """What the media themselves refer to; who refers to them is forgotten elsewhere."""
    ReferenceIndex.objects.filter(
        base_content_type=ContentType.objects.get_for_model(model),
        object_id__in=[str(medium.pk) for medium in media],
    ).delete()


def _renditions(model: type[RetainedMedium], media: Sequence[RetainedMedium]) -> list[Any]:
    """All sizes of images, each with its image at hand: their cache keys are made of it."""
    if not hasattr(model, "get_rendition_model"):
        return []
    here = {medium.pk: medium for medium in media}
    renditions = list(model.get_rendition_model()._default_manager.filter(image_id__in=here))
    for rendition in renditions:
        rendition.image = here[rendition.image_id]
    return renditions


def _delete(rows: Sequence[Any]) -> None:
    if rows:
        keys = [row.pk for row in rows]
        collector = Collector(using=router.db_for_write(type(rows[0])), origin=rows[0])
        collector.collect(rows)
        collector.delete()
        for row, key in zip(rows, keys, strict=True):
            row.pk = key  # emptied by Django; what else is known of it is found by its key
