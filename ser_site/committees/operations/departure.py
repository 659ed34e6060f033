"""A member leaves, or stays after all.

On the day itself the profile goes off the site in every language, within the request; the
next sweep erases. Until then one act undoes it (promises P14 and P16).
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from media_retention.operations.events import event_happened
from retention import engine, stores
from retention.operations.records import start_clock, stop_clock
from retention.rules.decision import Cause
from retention.stores import Candidate
from ser_site.committees.models import MEMBERS, Member, Term
from ser_site.committees.queries.profiles import profiles_of

MEDIA = "media"


class AlreadyGone(LookupError):
    """The member was erased: there is nothing left that could be undone."""


def leave(member: Member, *, on: date, today: date) -> None:
    """The member leaves; from today or before, the profile goes off the site now.

    Args:
        on: the first day on which the member sits nowhere.

    Raises:
        AlreadyGone: the record was erased meanwhile.
    """
    with transaction.atomic():
        locked = _locked(member)
        start_clock(locked, on=on, today=today)
        _close_terms(locked, on)
        portraits = event_happened(_pages(locked), on=on, today=today)
        if on <= today:
            _take_down(MEMBERS, locked.uuid, today)
            for portrait in portraits:
                _take_down_if_over(portrait, today)
    member.refresh_from_db()


def stay(member: Member, *, today: date) -> None:
    """The departure is undone: all is as it was, at the same addresses.

    Raises:
        AlreadyGone: a sweep has erased it.
    """
    with transaction.atomic():
        locked = _locked(member)
        stop_clock(locked)
        _open_terms(locked)
        portraits = event_happened(_pages(locked), on=None, today=today)
        for portrait in portraits:
            _restore(MEDIA, portrait, today)
        _restore(MEMBERS, locked.uuid, today)
    member.refresh_from_db()


def _locked(member: Member) -> Member:
    found: Member | None = Member.objects.select_for_update().filter(pk=member.pk).first()
    if found is None:
        raise AlreadyGone(str(member.uuid))
    return found


def _pages(member: Member) -> list[int]:
    return list(profiles_of([member.uuid]).values_list("pk", flat=True))


def _close_terms(member: Member, on: date) -> None:
    """Nobody sits anywhere on the day of leaving: terms that go on end the day before.

    Those that were closed for another day are opened first. One that was to begin later ends
    before it begins.
    """
    _open_terms(member)
    running = Term.objects.filter(member=member).filter(Q(end=None) | Q(end__gte=on))
    last = on - timedelta(days=1)
    running.update(end_before_departure=F("end"), end=last, closed_by_departure=True)


def _open_terms(member: Member) -> None:
    closed = Term.objects.filter(member=member, closed_by_departure=True)
    closed.update(end=F("end_before_departure"), closed_by_departure=False)
    Term.objects.filter(member=member).update(end_before_departure=None)


def _take_down_if_over(portrait: UUID, today: date) -> None:
    """A portrait that no other lawful use keeps goes off the site with the profile."""
    candidate = stores.get(MEDIA).candidate(portrait, Cause.LEFT_OFFICE)
    if candidate is not None and candidate.due is not None and candidate.due <= today:
        _take_down(MEDIA, portrait, today)


def _take_down(store: str, record: UUID, today: date) -> None:
    found = _candidate(store, record)
    if found is not None and not found.is_down:
        engine.take_down(stores.get(store), found, today=today)


def _restore(store: str, record: UUID, today: date) -> None:
    found = _candidate(store, record)
    if found is not None and found.is_down:
        engine.restore(stores.get(store), found, today=today)


def _candidate(store: str, record: UUID) -> Candidate | None:
    return stores.get(store).candidate(record, Cause.LEFT_OFFICE)
