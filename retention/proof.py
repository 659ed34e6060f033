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


@dataclass(slots=True)
class Sight:
    """What was seen of one ledger line."""

    rows: Mapping[str, int] = field(default_factory=dict)
    files_checked: int = 0
    files_found: int = 0
    pages_checked: int = 0
    pages_found: int = 0
    pages_failed: list[int] = field(default_factory=list)
    in_caches: int = 0
    """Addresses that caches in front of the site have not been purged of yet."""

    @property
    def clear(self) -> bool:
        """Whether nothing was found and nothing failed."""
        seen = self.rows or self.files_found or self.pages_found or self.in_caches
        return not (seen or self.pages_failed)

    def stamp(self, at: datetime) -> dict[str, Any]:
        """The form in which it stands on the ledger's line."""
        return {
            "at": at.isoformat(timespec="seconds"),
            "rows": dict(self.rows),
            **({"caches": self.in_caches} if self.in_caches else {}),
            "files": {"checked": self.files_checked, "found": self.files_found},
            "pages": {
                "checked": self.pages_checked,
                "found": self.pages_found,
                "failed": len(self.pages_failed),
                **({"failed_pages": self.pages_failed} if self.pages_failed else {}),
            },
        }


def prove_all(of: Collection[str] | None = None, *, sweep: Sweep | None = None) -> int:
    """Look for everything whose absence is not proved yet. Returns how many stay open.

    Args:
        of: keys of the stores to look in; None for all.
        sweep: the one that asks: none of its own lines is passed over.
    """
    visits, answers = Visits(), Answers()
    still_open = last = 0
    waiting = provable_lines(of, sweep).order_by("pk")
    while lines := list(waiting.filter(pk__gt=last)[:CHUNK]):
        last = lines[-1].pk
        still_open += _prove(lines, visits, answers)
    return still_open


class Visits:
    """Pages as fetched in this sweep: each once, kept only as far as proofs need it."""

    KEPT = 200

    def __init__(self) -> None:
        self._seen: dict[int, tuple[Seen, ...]] = {}

    def to(self, page_id: int) -> tuple[Seen, ...]:
        """The answers at the page's addresses; none where the page is gone or not live."""
        if page_id not in self._seen:
            if len(self._seen) >= self.KEPT:
                self._seen.pop(next(iter(self._seen)))
            self._seen[page_id] = tuple(fetch(url) for url in _addresses(page_id))
        return self._seen[page_id]


def _addresses(page_id: int) -> Iterator[str]:
    page = Page.objects.filter(pk=page_id, live=True).first()
    if page is not None and (url := page.full_url):
        yield url


def _prove(lines: Sequence[Erasure], visits: Visits, answers: Answers) -> int:
    notes = _notes(lines)
    rows = _rows_found(lines)
    in_caches = purges_by_line([line.pk for line in lines])
    sights: dict[int, Sight] = {}
    for line in lines:
        sight = Sight(rows=rows.get(line.pk, {}), in_caches=in_caches.get(line.pk, 0))
        _look_at_files(sight, notes[line.pk], answers)
        _look_at_pages(sight, line, visits)
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


def _look_at_pages(sight: Sight, line: Erasure, visits: Visits) -> None:
    names = line.sought.get("names", ())
    for page_id in line.sought.get("pages", ()):
        for seen in visits.to(page_id):
            sight.pages_checked += 1
            if seen.is_error:
                sight.pages_failed.append(page_id)
            sight.pages_found += any(name in seen.body for name in names)


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
