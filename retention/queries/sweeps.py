"""What the sweeps did, and whether one is overdue."""

from datetime import datetime, timedelta

from retention import stores
from retention.models import Brake, Erasure, FileRemoval, StoreSweep, Sweep

ALARM_AFTER = timedelta(hours=36)
"""Without a sweep for this long, promises may be broken: an alarm."""

SKEW = timedelta(hours=1)
"""How far ahead another machine's clock may run."""


def last_sweep() -> Sweep | None:
    """The latest sweep that was carried out to its end.

    The latest that was written down, not the latest by its clock: that may have been wrong.
    """
    return Sweep.objects.exclude(finished_at=None).order_by("-pk").first()


def overdue_stores(now: datetime) -> list[str]:
    """Keys of the stores that no sweep went through to its end in the last 36 hours.

    A store that was braked, or that failed as a whole, was not gone through.
    """
    passed = StoreSweep.objects.filter(
        braked=False, error="", sweep__finished_at__range=(now - ALARM_AFTER, now + SKEW)
    )
    recent = set(passed.values_list("store", flat=True))
    return [store.key for store in stores.all_stores() if store.key not in recent]


def sweep_is_overdue(now: datetime) -> bool:
    """Whether no sweep has finished in the last 36 hours, or none that went by every store."""
    return last_sweep() is None or bool(overdue_stores(now))


def open_brakes() -> list[Brake]:
    """Brakes that wait for a person."""
    return list(Brake.objects.filter(released_at=None, used_at=None).order_by("store"))


def open_brakes_on(rule: str) -> list[Brake]:
    """Brakes that wait for a person, on stores that keep records under a rule."""
    keys = {store.key for store in stores.all_stores() if rule in store.rules}
    return [brake for brake in open_brakes() if brake.store in keys]


def open_file_removals() -> int:
    """Files noted for removal that are still there as far as known."""
    return FileRemoval.objects.filter(removed_at=None).count()


def open_proofs() -> int:
    """Ledger lines whose absence has not been proved."""
    return Erasure.objects.filter(proved_at=None).count()
