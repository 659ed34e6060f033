"""Objections (GDPR art. 21): off the site at once, then a decision by a named role."""

from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log

from media_retention.models import (
    OBJECTION_RULE,
    Decision,
    MediumBasis,
    Objection,
    RetainedMedium,
)
from media_retention.operations.ends import end_now, erase_served
from media_retention.operations.taking_down import PastItsEnd
from media_retention.queries.media import by_uuid
from media_retention.queries.objections import is_disputed, pending
from retention import engine, stores
from retention.operations.records import start_clock
from retention.rules.decision import Cause, Outcome

STORE = "media"


class RestsOnConsent(ValueError):
    """Nobody objects to what rests on consent: they withdraw it."""


class AlreadyDisputed(ValueError):
    """An objection against it waits for a decision already."""


class AlreadyDecided(ValueError):
    """Somebody decided on this objection before."""


class MediumGone(LookupError):
    """There is nothing left to object to."""


def object_to(
    medium: RetainedMedium, reason: str, *, today: date, by: User | None = None
) -> Objection:
    """Take a medium off the site until somebody decides.

    Raises:
        MediumGone: it was erased in the meantime.
        RestsOnConsent: its basis is consent.
        AlreadyDisputed: an objection against it waits; that one keeps it off the site.
        OSError: storage would not move the files, and nothing has changed.
    """
    store = stores.get(STORE)
    with transaction.atomic():
        candidate = store.candidate(medium.uuid, Cause.OBJECTION)
        if candidate is None or not store.lock([candidate], today=today):
            raise MediumGone(str(medium.uuid))
        (locked,) = by_uuid([medium.uuid])
        if locked.legal_basis == MediumBasis.CONSENT:
            raise RestsOnConsent(str(medium.uuid))
        if is_disputed(locked.uuid):
            raise AlreadyDisputed(str(medium.uuid))
        was_down = locked.taken_down_at is not None
        objection = Objection.objects.create(
            rule=OBJECTION_RULE,
            collected_on=today,
            medium_type=ContentType.objects.get_for_model(locked),
            medium=locked.uuid,
            reason=reason,
            received_on=today,
            recorded_by=by,
            was_down=was_down,
        )
        if not was_down:
            engine.take_down(store, candidate, today=today)
        log(instance=objection, action="media_retention.object", user=by)
    return objection


def decide(
    objection: Objection,
    decision: Decision,
    motivation: str,
    *,
    today: date,
    by: User | None = None,
) -> Outcome | None:
    """Erase the medium or put it back. Returns what the engine did, None when it is back.

    Raises:
        AlreadyDecided: nothing has changed.
        PastItsEnd: it is due, so it can only be erased.
        OSError: storage would not move the files, and nothing has changed.
    """
    if decision == Decision.RESTORE:
        _restore(objection, motivation, today, by)
        return None
    return _erase(objection, motivation, today, by)


def _restore(objection: Objection, motivation: str, today: date, by: User | None) -> None:
    store = stores.get(STORE)
    with transaction.atomic():
        medium = _lock(objection, today)
        if medium.due is not None and medium.due <= today:
            raise PastItsEnd(str(medium.uuid))
        _write_down(objection, Decision.RESTORE, motivation, today, by)
        stays_down = objection.was_down or is_disputed(medium.uuid)
        candidate = store.candidate(medium.uuid, Cause.OBJECTION)
        if candidate is not None and candidate.is_down and not stays_down:
            engine.restore(store, candidate, today=today)


def _erase(objection: Objection, motivation: str, today: date, by: User | None) -> Outcome:
    store = stores.get(STORE)
    with transaction.atomic():
        medium = _lock(objection, today)
        _write_down(objection, Decision.ERASE, motivation, today, by)
        # Should erasing fail, or a hold stand in its way, the next sweep knows.
        end_now(medium, Cause.OBJECTION, today=today)
    candidate = store.candidate(medium.uuid, Cause.OBJECTION)
    items = engine.apply(store, [candidate], today=today).items if candidate else []
    erase_served(today=today)
    return items[0].outcome if items else Outcome.ERASED


def erase_too(medium: UUID, motivation: str, *, today: date, by: User | None = None) -> Outcome:
    """Erase what shows the same person as a medium against which an objection was granted.

    What waits for a decision against it is decided with that. Under a hold it leaves the site,
    and is erased once the hold is released.

    Raises:
        RestsOnConsent: consent is withdrawn, not objected to.
    """
    store = stores.get(STORE)
    with transaction.atomic():
        candidate = store.candidate(medium, Cause.OBJECTION)
        if candidate is None or not store.lock([candidate], today=today):
            return Outcome.ERASED  # somebody was faster
        (locked,) = by_uuid([medium])
        if locked.legal_basis == MediumBasis.CONSENT:
            raise RestsOnConsent(str(medium))
        for waiting in pending().filter(medium=medium).select_for_update():
            _write_down(waiting, Decision.ERASE, motivation, today, by)
        end_now(locked, Cause.OBJECTION, today=today)
    candidate = store.candidate(medium, Cause.OBJECTION)
    items = engine.apply(store, [candidate], today=today).items if candidate else []
    return items[0].outcome if items else Outcome.ERASED


def _lock(objection: Objection, today: date) -> RetainedMedium:
    """The medium, locked with its pages; the objection as it stands now."""
    store = stores.get(STORE)
    candidate = store.candidate(objection.medium, Cause.OBJECTION)
    if candidate is None or not store.lock([candidate], today=today):
        raise MediumGone(str(objection.medium))
    if Objection.objects.select_for_update().get(pk=objection.pk).decision:
        raise AlreadyDecided(str(objection.uuid))
    (medium,) = by_uuid([objection.medium])
    return medium


def _write_down(
    objection: Objection, decision: Decision, motivation: str, today: date, by: User | None
) -> None:
    objection.decision, objection.motivation = decision, motivation
    objection.decided_on, objection.decided_by = today, by
    objection.save()
    # Decided, it has served: the register says how long it may still be kept.
    start_clock(objection, on=today, today=today)
    log(instance=objection, action=f"media_retention.{decision.value}_objection", user=by)
