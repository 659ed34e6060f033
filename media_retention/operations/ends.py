"""Ends that outdo every use: a consent that no longer stands, an objection that is granted.

Locks are taken in one order by everyone: pages, media, consents.
"""

from collections.abc import Collection, Sequence
from datetime import date
from uuid import UUID

from django.db import transaction

from media_retention.models import CONSENTS, Consent, MediumBasis, RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.queries import consents
from media_retention.queries.due import cause_of
from media_retention.queries.media import by_uuid
from retention import engine, stores
from retention.engine import Item
from retention.rules.decision import Cause, Outcome

STORE = "media"


def refresh_ends(media: Sequence[RetainedMedium], *, today: date) -> None:
    """Bring the ends of locked media in line with their consents.

    What has come to its end stays there: nothing that is written later brings it back.
    """
    ends = consents.ends_by_consent([medium.uuid for medium in media])
    for medium in media:
        if is_over(medium, today):
            continue
        on_consent = medium.legal_basis == MediumBasis.CONSENT
        day = ends.get(medium.uuid) if on_consent else None
        _write(medium, day, Cause.CONSENT_WITHDRAWN if day else None)
    set_clocks(media, today=today)


def end_now(medium: RetainedMedium, cause: Cause, *, today: date) -> None:
    """End a locked medium today, whatever its uses say."""
    if not is_over(medium, today):
        _write(medium, today, cause)
        set_clocks([medium], today=today)


def is_over(medium: RetainedMedium, today: date) -> bool:
    """Whether it has come to an end of its own already."""
    return medium.ends_on is not None and medium.ends_on <= today


def erase_ended(media: Collection[UUID], *, today: date) -> list[Item]:
    """Erase those media that have come to their end, and every consent that has served."""
    items: list[Item] = []
    store = stores.get(STORE)
    for medium in by_uuid(media):
        if medium.due is not None and medium.due <= today:
            candidate = store.candidate(medium.uuid, cause_of(medium))
            items += engine.apply(store, [candidate], today=today).items if candidate else []
    erase_served(today=today)
    return items


def erase_on_request(medium: UUID, *, today: date) -> Outcome:
    """Erase a medium because somebody asks for it; under a hold it is taken off the site."""
    store = stores.get(STORE)
    candidate = store.candidate(medium, Cause.REQUEST)
    items = engine.apply(store, [candidate], today=today).items if candidate else []
    outcome = items[0].outcome if items else Outcome.ERASED
    if outcome is Outcome.ERASED:
        erase_served(today=today)
    return outcome


def erase_served(*, today: date) -> None:
    """Erase the consents on which nothing rests any more, as far as their time has come."""
    store = stores.get(CONSENTS)
    for batch in store.due(today, limit=engine.BATCH):
        engine.apply(store, batch, today=today)


def lock_with_media(consent: UUID) -> tuple[Consent, list[RetainedMedium]]:
    """A consent and all media that rest on it, locked; within a transaction.

    Raises:
        Consent.DoesNotExist: it is gone.
    """
    known: set[UUID] = set()
    while True:
        with transaction.atomic():
            media = by_uuid(known, lock=True)
            locked = Consent.objects.select_for_update().get(uuid=consent)
            linked = set(locked.links.values_list("medium", flat=True))
            if linked <= known:
                return locked, [medium for medium in media if medium.uuid in linked]
            # Another medium came with it: locked in this order, it could wait for us.
            transaction.set_rollback(True)
        known |= linked


def _write(medium: RetainedMedium, day: date | None, cause: Cause | None) -> None:
    because = cause.value if cause else ""
    if (medium.ends_on, medium.ends_because) == (day, because):
        return
    medium.ends_on, medium.ends_because = day, because
    type(medium)._default_manager.filter(pk=medium.pk).update(ends_on=day, ends_because=because)
