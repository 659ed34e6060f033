"""Files on storage that no row knows, or only the row of something never completed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from retention.engine import Item
from retention.files import absent
from retention.models import Act, Erasure, FileRemoval, Sweep
from retention.rules.decision import Cause, Outcome
from retention.stores import Candidate, Store, StoredFile

STRAY_AFTER = timedelta(days=1)
"""How long a file may lie there without a row: somebody may be uploading it."""

_SALT = "retention.operations.strays"


def plan_stray_files(store: Store, *, now: datetime) -> Iterator[Item]:
    """What the next sweep would note, changing nothing."""
    last = Sweep.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    for stray in store.stray_files(before=now - STRAY_AFTER, turn=last + 1):
        if not _is_noted(stray) and not absent(stray.storage, stray.name):
            yield _item(store, stray)


def note_stray_files(store: Store, sweep: Sweep) -> Iterator[Item]:
    """Note files without a row for removal, with a ledger line each, and tell of each."""
    before = sweep.started_at - STRAY_AFTER
    for stray in store.stray_files(before=before, turn=sweep.pk):
        if _note(store, sweep, stray):
            yield _item(store, stray)


def _note(store: Store, sweep: Sweep, stray: StoredFile) -> bool:
    """Whether this run is the one to note it."""
    with transaction.atomic():
        # One run at a time, so that two that find the same file note it once.
        Sweep.objects.select_for_update(no_key=True).order_by("pk").first()
        store.forget_stray(stray)
        if _is_noted(stray):
            return False
        if absent(stray.storage, stray.name):
            return False  # another run has finished with it since the folder was listed
        line = Erasure.objects.create(
            act=Act.ERASED,
            store=store.key,
            record=_record(stray),
            cause=Cause.STRAY_FILE,
            sweep=sweep,
            happened_at=timezone.now(),
        )
        FileRemoval.objects.create(
            line=line,
            store=store.key,
            storage=stray.storage,
            name=stray.name,
            noted_at=timezone.now(),
        )
    return True


def _is_noted(stray: StoredFile) -> bool:
    return FileRemoval.objects.filter(storage=stray.storage, name=stray.name).exists()


def _item(store: Store, stray: StoredFile) -> Item:
    candidate = Candidate(_record(stray), "", None, None, cause=Cause.STRAY_FILE)
    return Item(store.key, candidate, Outcome.ERASED)


def _record(stray: StoredFile) -> UUID:
    """Under which UUID the ledger has it: the same in plan and sweep, and no way to its name."""
    digest = salted_hmac(_SALT, f"{stray.storage}:{stray.name}", algorithm="sha256").digest()
    return UUID(bytes=digest[:16], version=4)
