"""The brake: stopping for mistakes, and releasing it (DESIGN, the engine 9)."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.models import User
from django.utils import timezone

from retention.models import Brake, StoreSweep
from retention.queries.sweeps import last_sweep
from retention.rules.brake import MOST_MOVED, clock_problem, moved_too_many
from retention.stores import Store

UNTRIPPED = "released before it tripped"


@dataclass(frozen=True, slots=True)
class ForThisSweep:
    """A release that comes with a sweep and ends with it, whatever becomes of that sweep."""

    key: str
    reason: str


def clock_detail(today: date) -> str:
    """What is wrong with the day, seen from the last sweep, or nothing. Changes nothing."""
    last = last_sweep()
    if last is None or clock_problem(today, last.today) is None:
        return ""
    return f"today is {today}, the last sweep ran on {last.today}"


def store_detail(store: Store, today: date) -> str:
    """What is wrong with what is due in a store, or nothing. Changes nothing."""
    moved = store.moved_due(today, _last_passed(store))
    if moved <= MOST_MOVED:
        return ""  # whatever is held: a night on which little moves need not count it
    size = store.size()
    if not moved_too_many(moved, size):
        return ""
    return f"{moved} of {size} records are due because their date was moved"


def unless_released(key: str, detail: str) -> str:
    """The detail, or nothing where somebody has released this brake. Changes nothing."""
    released = Brake.objects.filter(store=key, used_at=None).exclude(released_at=None)
    return "" if released.exists() else detail


def trip_unless_released(key: str, detail: str, *, given: ForThisSweep | None = None) -> str:
    """Write a tripped brake down. Returns the detail, or nothing where it was released.

    Args:
        given: the release that came with this sweep, of this brake or of another.
    """
    if given is not None and given.key == key:
        _use(given, detail)
        return ""
    if not detail:
        return ""
    brake = Brake.objects.filter(store=key, used_at=None).order_by("-pk").first()
    if brake is None:
        brake = Brake(store=key, tripped_at=timezone.now())
    elif brake.released_at is not None:
        return ""
    brake.detail = detail
    brake.save()
    return detail


def release(key: str, *, reason: str, by: User) -> Brake:
    """Let the next sweep that gets there pass once. The reason stays on record."""
    now = timezone.now()
    brake = Brake.objects.filter(store=key, used_at=None).order_by("-pk").first()
    if brake is None:
        brake = Brake(store=key, detail=UNTRIPPED, tripped_at=now)
    brake.released_at = now
    brake.released_by = by
    brake.release_reason = reason
    brake.save()
    return brake


def _use(given: ForThisSweep, detail: str) -> None:
    """Write down a release together with its use: no other sweep must find it."""
    now = timezone.now()
    on = Brake.objects.filter(store=given.key, used_at=None, released_at=None)
    brake = on.order_by("-pk").first() or Brake(store=given.key, tripped_at=now)
    brake.detail = detail or brake.detail or UNTRIPPED
    brake.released_at = brake.used_at = now
    brake.release_reason = given.reason
    brake.save()


def close(key: str) -> None:
    """A sweep has passed: its release is used up, and an open brake is history."""
    Brake.objects.filter(store=key, used_at=None).update(used_at=timezone.now())


def _last_passed(store: Store) -> datetime | None:
    """When the last sweep began that went through this store.

    The latest that was written down, not the latest by its clock: that may have been wrong.
    """
    passed = StoreSweep.objects.filter(store=store.key, braked=False, error="")
    passed = passed.exclude(sweep__finished_at=None)
    return passed.order_by("-pk").values_list("sweep__started_at", flat=True).first()
