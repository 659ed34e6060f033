"""Having caches in front of the site forget what was noted.

A note is written in the transaction that changes what an address answers; the caches are
asked after commit. A refused purge stays noted and is asked again at the next run. On a site
without caches (setting ``WAGTAILFRONTENDCACHE``) nothing is noted.
"""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from wagtail.models import Page

from retention.caches import NOT_TRIED, Caches, configured
from retention.ledger_lines import Line
from retention.models import CachePurge, FileRemoval
from retention.queries.addresses import file_addresses, page_addresses, teasing_pages
from retention.stores import Effects

logger = logging.getLogger(__name__)

CHUNK = 100
"""Notes carried out at a time."""

LEAST_TRIED_FIRST = ("attempts", "pk")
"""Those that never succeed must not keep others from their turn."""


def note_act(store: str, lines: Sequence[Line], effects: Effects) -> None:
    """Note what an act changed: pages, others with a teaser of them, files that are back.

    With the act's lines of the ledger: as long as a page that showed a record waits here,
    the record's absence is not proved.
    """
    if not configured():
        return
    shown = {line.pk: effects.pages.get(line.part or line.record, set()) for line in lines}
    changed = {int(pk) for label, pk in effects.touched if label == Page._meta.label_lower}
    every = changed.union(*shown.values())
    addresses = page_addresses(every | teasing_pages(every))
    rest = addresses.keys() - set().union(*shown.values())
    returned = file_addresses((file.storage, file.name) for file in effects.returned)
    _write(
        chain(
            *(_notes(store, line, _of(pages, addresses)) for line, pages in shown.items()),
            _notes(store, None, _of(rest, addresses)),
            _notes(store, None, chain.from_iterable(returned.values())),
        )
    )


def note_files(removed: Collection[FileRemoval]) -> None:
    """Note the addresses of files that have left their storage."""
    if not configured():
        return
    addresses = file_addresses((file.storage, file.name) for file in removed)
    _write(
        chain.from_iterable(
            _notes(file.store, file.line_id, addresses[file.storage, file.name]) for file in removed
        )
    )


def pages_changed(store: str, pages: Collection[int]) -> None:
    """Note pages that something else than an act changed, and see to them after commit."""
    if not configured():
        return
    addresses = page_addresses(set(pages) | teasing_pages(pages))
    _write(_notes(store, None, _of(addresses, addresses)))
    transaction.on_commit(partial(carry_out, store, fresh=True), robust=True)


def carry_out(*stores: str, fresh: bool = False) -> tuple[int, int]:
    """Have the caches forget what is noted. Returns how many did, and how many refused.

    Without a lock: to ask a cache twice does no harm, to wait for it with a lock does.

    Args:
        stores: keys of the stores whose notes to see to; none for all.
        fresh: only what was not tried in vain before.
    """
    if fresh and not configured():
        return 0, 0
    notes = CachePurge.objects.all()
    if stores:
        notes = notes.filter(store__in=stores)
    if fresh:
        notes = notes.filter(last_error="")
    waiting = list(notes.order_by(*LEAST_TRIED_FIRST).values_list("pk", flat=True))
    if not waiting:
        return 0, 0
    caches = Caches()
    refused = 0
    for start in range(0, len(waiting), CHUNK):
        refused += _ask(caches, waiting[start : start + CHUNK])
    if refused:
        logger.warning("%s of %s cache purges refused", refused, len(waiting))
    return len(waiting) - refused, refused


def _of(pages: Iterable[int], addresses: Mapping[int, set[str]]) -> Iterator[str]:
    return chain.from_iterable(addresses.get(page, ()) for page in pages)


def _notes(store: str, line: int | None, urls: Iterable[str]) -> Iterator[CachePurge]:
    now = timezone.now()
    for url in sorted(set(urls)):
        yield CachePurge(store=store, line_id=line, url=url, noted_at=now)


def _write(notes: Iterable[CachePurge]) -> None:
    CachePurge.objects.bulk_create(notes, batch_size=500)


def _ask(caches: Caches, some: Collection[int]) -> int:
    """Carry out some notes, each address once. Returns how many were refused."""
    notes: dict[str, list[int]] = defaultdict(list)
    found = CachePurge.objects.filter(pk__in=some).order_by(*LEAST_TRIED_FIRST)
    for pk, url in found.values_list("pk", "url"):
        notes[url].append(pk)
    by_error: dict[str, list[int]] = defaultdict(list)
    for url, error in caches.purge(notes).items():
        by_error[error] += notes.pop(url)
    CachePurge.objects.filter(pk__in=[*chain.from_iterable(notes.values())]).delete()
    for error, pks in by_error.items():
        _keep(CachePurge.objects.filter(pk__in=pks), error)
    return sum(map(len, by_error.values()))


def _keep(notes: QuerySet[CachePurge], error: str) -> None:
    if error == NOT_TRIED:
        notes.filter(last_error="").update(last_error=NOT_TRIED)
    else:
        notes.update(attempts=F("attempts") + 1, last_error=error)
