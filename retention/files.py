"""Removing files that were noted for removal.

A note is written in the transaction that ended the record; the file goes after commit.
A file that is missing already is no failure. A refused removal stays noted and is tried
again at the next run.
"""

import logging
from functools import partial
from time import monotonic

from django.core.files.storage import Storage, storages
from django.db import connection, transaction
from django.db.models import F, Q, QuerySet
from django.utils import timezone
from django.utils.functional import LazyObject, empty

from retention import purges
from retention.models import FileRemoval
from retention.storage_answers import NOT_TRIED, Answers, in_short

logger = logging.getLogger(__name__)

PRIVATE = "private"
"""The alias in STORAGES of the storage that has no address."""

CHUNK = 100
"""Notes locked at a time, at most."""

PATIENCE = 1.0
"""Seconds that a chunk may take with a slow storage: meanwhile others wait for the locks."""


def storage_alias(storage: Storage) -> str:
    """The alias under which a storage stands in ``STORAGES``.

    Raises:
        LookupError: it is not among them, so its files could not be found again.
    """
    real = _behind(storage)
    for alias in storages.backends:
        if storages[alias] is real:
            return alias
    raise LookupError(f"{type(real).__name__} is not one of STORAGES")


def remove_noted(*stores: str, lines: tuple[int, int] | None = None) -> tuple[int, int]:
    """Remove what is noted and still there. Returns how many went, and how many failed.

    Caches in front of the site forget what went.

    Args:
        stores: keys of the stores whose notes to see to; none for all.
        lines: only what was noted with these lines of the ledger, from first to last.
    """
    notes = FileRemoval.objects.filter(removed_at=None)
    if stores:
        notes = notes.filter(store__in=stores)
    if lines is not None:
        notes = notes.filter(line__pk__range=lines)
    removed = failed = last = 0
    answers = Answers()
    while True:
        gone, refused, last = _remove_chunk(notes.filter(pk__gt=last), answers)
        removed += gone
        failed += refused
        if not last:
            break
    transaction.on_commit(partial(purges.carry_out, *stores, fresh=True), robust=True)
    return removed, failed


def forget(storage: str, name: str) -> None:
    """Drop the notes to remove a file that must stay after all, before it is put there.

    In the caller's transaction; waits for a run that is removing it just now.
    """
    FileRemoval.objects.filter(storage=storage, name=name).delete()


def absent(storage: str, name: str) -> bool:
    """Whether the storage says that it has no such file."""
    return not storages[storage].exists(name)


def _behind(storage: Storage) -> object:
    """The storage itself where ``storage`` only stands for it until it is needed."""
    if not isinstance(storage, LazyObject):
        return storage
    if storage._wrapped is empty:
        storage._setup()
    return storage._wrapped


def _remove_chunk(notes: QuerySet[FileRemoval], answers: Answers) -> tuple[int, int, int]:
    """One chunk, its notes locked meanwhile: another run passes them over, and whoever
    wants a file back waits. Returns files gone, files refused, and the last note (0: no more).
    """
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            notes = notes.select_for_update(skip_locked=True, of=("self",))
        tried: list[FileRemoval] = []
        gone: list[FileRemoval] = []
        started = monotonic()
        for note in notes.order_by("pk")[:CHUNK]:
            if tried and monotonic() - started > PATIENCE:
                break
            tried.append(note)
            if _remove(note, answers):
                gone.append(note)
        purges.note_files([note for note in gone if note.storage != PRIVATE])
        _mark_removed([note.pk for note in gone])
    return len(gone), len(tried) - len(gone), tried[-1].pk if tried else 0


def _mark_removed(gone: list[int]) -> None:
    """A note stays until the absence is proved; where nothing waits for a proof it goes."""
    notes = FileRemoval.objects.filter(pk__in=gone)
    notes.filter(Q(line=None) | Q(line__proved_at__isnull=False)).delete()
    notes.update(removed_at=timezone.now(), attempts=F("attempts") + 1, last_error="")


def _remove(note: FileRemoval, answers: Answers) -> bool:
    this = FileRemoval.objects.filter(pk=note.pk)
    if answers.given_up(note.storage):
        this.filter(last_error="").update(last_error=NOT_TRIED)
        return False
    try:
        with answers.asking(note.storage):
            storages[note.storage].delete(note.name)
    except FileNotFoundError:
        return True
    except Exception as error:  # noqa: BLE001 (any storage may fail in its own way)
        if _is_gone_all_the_same(note, answers):
            return True
        said = in_short(error)
        logger.warning("file removal %s refused by storage: %s", note.pk, said)
        this.update(attempts=F("attempts") + 1, last_error=said)
        return False
    return True


def _is_gone_all_the_same(note: FileRemoval, answers: Answers) -> bool:
    """Whether a storage did what it was asked, and only its answer was lost."""
    if answers.given_up(note.storage):
        return False
    try:
        with answers.asking(note.storage):
            return absent(note.storage, note.name)
    except Exception:  # noqa: BLE001 (what cannot be known is not so)
        return False
