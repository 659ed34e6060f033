"""Files on storage that no row knows, or only the row of something never completed."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from retention.files import absent
from retention.models import Act, Erasure, FileRemoval, Sweep
from retention.rules.decision import Cause
from retention.stores import Store, StoredFile


def note_stray_files(store: Store, sweep: Sweep, *, before: datetime) -> int:
    """Note files without a row for removal, with a ledger line each. Returns how many."""
    return sum(
        _note(store, sweep, stray) for stray in store.stray_files(before=before, turn=sweep.pk)
    )


def _note(store: Store, sweep: Sweep, stray: StoredFile) -> bool:
    """Whether this run is the one to note it."""
    with transaction.atomic():
        # One run at a time, so that two that find the same file note it once.
        Sweep.objects.select_for_update(no_key=True).order_by("pk").first()
        store.forget_stray(stray)
        if FileRemoval.objects.filter(storage=stray.storage, name=stray.name).exists():
            return False
        if absent(stray.storage, stray.name):
            return False  # another run has finished with it since the folder was listed
        line = Erasure.objects.create(
            act=Act.ERASED,
            store=store.key,
            record=stray.record,
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
