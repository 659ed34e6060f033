"""Reading everything anew: after an import, a bulk update, or on a site that starts with
this package.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from wagtail.models import Page, Revision

from media_retention.models import RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.operations.placements import sync_page
from media_retention.operations.traces import trace_object, trace_revision
from media_retention.queries.media import by_uuid, retained_models
from media_retention.queries.shown import carriers

BATCH = 200

M = TypeVar("M", bound=Model)
OnProgress = Callable[[int, int], None]


def refresh_all(*, today: date, on_progress: OnProgress) -> int:
    """Bring all traces, placements and clocks in line with the database.

    Running it again changes nothing. Returns how many objects were read.
    ``on_progress`` is told how many are done, of how many.
    """
    work = _Work(on_progress)
    for model in carriers():
        work.on_each(model._default_manager.all(), trace_object)
    work.on_each(Revision.objects.all(), trace_revision)
    work.on_each(Page.objects.only("pk"), lambda page: sync_page(page.pk, today=today))
    for media in retained_models():
        work.on_batches(media._default_manager.all(), lambda some: _set_clocks(some, today))
    return work.done


def _set_clocks(media: list[RetainedMedium], today: date) -> None:
    with transaction.atomic():
        set_clocks(by_uuid([medium.uuid for medium in media], lock=True), today=today)


class _Work:
    """Walks querysets by primary key, so that memory does not grow with them."""

    def __init__(self, on_progress: OnProgress) -> None:
        self.on_progress = on_progress
        self.done = self.total = 0

    def on_each(self, rows: QuerySet[M], do: Callable[[M], object]) -> None:
        self.on_batches(rows, lambda some: [do(row) for row in some])

    def on_batches(self, rows: QuerySet[M], do: Callable[[list[M]], object]) -> None:
        self.total += rows.count()
        for batch in _batches(rows):
            do(batch)
            self.done += len(batch)
            self.on_progress(self.done, self.total)


def _batches(rows: QuerySet[M]) -> Iterator[list[M]]:
    page = list(rows.order_by("pk")[:BATCH])
    while page:
        yield page
        page = list(rows.filter(pk__gt=page[-1].pk).order_by("pk")[:BATCH])
