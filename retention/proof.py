"""Looking whether what was erased is really gone, and stamping what was seen.

A page that answers 404 counts as absent. An error proves nothing: the line stays open
and the next sweep looks again. Notes with file names go once the absence is proved.
"""

import json
import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from retention import files, stores
from retention.models import Act, Erasure, FileRemoval, Sweep
from retention.queries.purges import purges_by_line
from retention.queries.unfinished import provable_lines
from retention.storage_answers import Answers, in_short
from retention.visitor import Seen, fetch

logger = logging.getLogger(__name__)

CHUNK = 500

WINDOW = 10_000
"""Lines whose pages are fetched together, each page once."""


@dataclass(slots=True)
class Pages:
    """What was seen on the pages that a line names."""

    checked: int = 0
    found: int = 0
    failed: list[int] = field(default_factory=list)

    def add(self, page_id: int, seen: Seen, names: Collection[str]) -> None:
        """One answer of one page."""
        self.checked += 1
        if seen.is_error:
            self.failed.append(page_id)
        self.found += any(name in seen.body for name in names)


@dataclass(slots=True)
class Sight:
    """What was seen of one ledger line."""

    rows: Mapping[str, int] = field(default_factory=dict)
    files_checked: int = 0
    files_found: int = 0
    pages: Pages = field(default_factory=Pages)
    in_caches: int = 0
    """Addresses that caches in front of the site have not been purged of yet."""

    @property
    def clear(self) -> bool:
        """Whether nothing was found and nothing failed."""
        seen = self.rows or self.files_found or self.pages.found or self.in_caches
        return not (seen or self.pages.failed)

    def stamp(self, at: datetime) -> dict[str, Any]:
        """The form in which it stands on the ledger's line."""
        return {
            "at": at.isoformat(timespec="seconds"),
            "rows": dict(self.rows),
            **({"caches": self.in_caches} if self.in_caches else {}),
            "files": {"checked": self.files_checked, "found": self.files_found},
            "pages": {
                "checked": self.pages.checked,
                "found": self.pages.found,
                "failed": len(self.pages.failed),
                **({"failed_pages": self.pages.failed} if self.pages.failed else {}),
            },
        }


def prove_all(of: Collection[str] | None = None, *, sweep: Sweep | None = None) -> int:
    """Look for everything whose absence is not proved yet. Returns how many stay open.

    Args:
        of: keys of the stores to look in; None for all.
        sweep: the one that asks: none of its own lines is passed over.
    """
    answers = Answers()
    still_open = last = 0
    waiting = provable_lines(of, sweep).order_by("pk").values_list("pk", "sought")
    while window := list(waiting.filter(pk__gt=last)[:WINDOW]):
        last = window[-1][0]
        pages = _visit(window)
        for start in range(0, len(window), CHUNK):
            pks = [pk for pk, _sought in window[start : start + CHUNK]]
            lines = Erasure.objects.filter(pk__in=pks, proved_at=None).order_by("pk")
            still_open += _prove(list(lines), pages, answers)
    return still_open


def _visit(window: Sequence[tuple[int, dict[str, Any]]]) -> Mapping[int, Pages]:
    """Fetch each page once, however many lines name it; what each line has to know of it."""
    wanted: dict[int, list[tuple[int, list[str]]]] = defaultdict(list)
    for pk, sought in window:
        for page_id in sought.get("pages", ()):
            wanted[page_id].append((pk, sought.get("names", [])))
    pages: dict[int, Pages] = defaultdict(Pages)
    for page_id in sorted(wanted):
        for seen in map(fetch, _addresses(page_id)):
            for pk, names in wanted[page_id]:
                pages[pk].add(page_id, seen, names)
    return pages


def _addresses(page_id: int) -> Iterator[str]:
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is not None and (url := page.full_url):
        yield url


def _prove(lines: Sequence[Erasure], pages: Mapping[int, Pages], answers: Answers) -> int:
    notes = _notes(lines)
    rows = _rows_found(lines)
    in_caches = purges_by_line([line.pk for line in lines])
    sights: dict[int, Sight] = {}
    for line in lines:
        sight = Sight(
            rows=rows.get(line.pk, {}),
            pages=pages.get(line.pk, Pages()),
            in_caches=in_caches.get(line.pk, 0),
        )
        _look_at_files(sight, notes[line.pk], answers)
        sights[line.pk] = sight
    return _settle(sights)


def _notes(lines: Sequence[Erasure]) -> dict[int | None, list[FileRemoval]]:
    notes: dict[int | None, list[FileRemoval]] = defaultdict(list)
    for note in FileRemoval.objects.filter(line__in=[line.pk for line in lines]):
        notes[note.line_id].append(note)
    return notes


def _rows_found(lines: Sequence[Erasure]) -> dict[int, Mapping[str, int]]:
    """What the stores still find of the records that these lines say are erased."""
    by_store: dict[str, list[Erasure]] = defaultdict(list)
    for line in lines:
        if line.act == Act.ERASED:
            by_store[line.store].append(line)
    found: dict[int, Mapping[str, int]] = {}
    for key, its_lines in by_store.items():
        remains = _remains(key, its_lines)
        found |= {line.pk: remains.get(line.record, {}) for line in its_lines}
    return found


def _remains(key: str, lines: Sequence[Erasure]) -> Mapping[UUID, Mapping[str, int]]:
    try:
        store = stores.get(key)
        return store.remains({line.record: line.sought.get("key", "") for line in lines})
    except Exception:
        # It may no longer be installed, or out of reach: either way nothing is proved.
        logger.exception("store %s cannot say what remains: its proofs stay open", key)
        return {line.record: {"store": 1} for line in lines}


def _look_at_files(sight: Sight, notes: Sequence[FileRemoval], answers: Answers) -> None:
    for note in notes:
        sight.files_checked += 1
        sight.files_found += not _is_absent(note, answers)


def _is_absent(note: FileRemoval, answers: Answers) -> bool:
    """Whether a storage says so; one that gives no answer proves nothing."""
    if answers.given_up(note.storage):
        return False
    try:
        with answers.asking(note.storage):
            return files.absent(note.storage, note.name)
    except Exception as error:  # noqa: BLE001 (any storage may fail in its own way)
        logger.warning("storage %s cannot be asked: %s", note.storage, in_short(error))
        return False


def _settle(sights: Mapping[int, Sight]) -> int:
    """Stamp what was seen, many lines at once. Returns how many stay open.

    Lines that another run or a restoring has closed meanwhile are left as they are.
    """
    clear = {pk for pk, sight in sights.items() if sight.clear}
    alike: dict[str, list[int]] = defaultdict(list)
    at = timezone.now()
    for pk, sight in sights.items():
        alike[json.dumps(sight.stamp(at))].append(pk)
    waiting = Erasure.objects.filter(proved_at=None)
    with transaction.atomic():
        for stamp, pks in alike.items():
            waiting.filter(pk__in=pks).update(proof=json.loads(stamp))
        waiting.filter(pk__in=clear).update(proved_at=at, sought={})
        FileRemoval.objects.filter(line__in=clear).delete()
    return waiting.filter(pk__in=sights.keys() - clear).count()
