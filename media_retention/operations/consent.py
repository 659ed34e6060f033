"""Recording consent, resting media on it, and withdrawing it."""

import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.log_actions import log

from media_retention import tasks
from media_retention.models import Channel, Consent, ConsentLink, MediumBasis, RetainedMedium
from media_retention.operations.consent_ends import spend, start_waiting
from media_retention.operations.ends import is_over, lock_with_media, refresh_ends
from media_retention.queries.consents import consents_with_an_end
from media_retention.queries.media import by_uuid
from media_retention.queries.posters import posters_of
from retention import engine, stores
from retention.files import PRIVATE
from retention.rules.decision import Cause
from retention.storage_answers import Answers

logger = logging.getLogger(__name__)

STORE = "media"

TOLD = (
    "name",
    "contact",
    "is_child",
    "guardian",
    "purpose",
    "wording",
    "wording_version",
    "given_on",
    "channel",
    "ends_on",
    "evidence",
)
"""What people fill in; the rest of a consent is kept by operations."""


class NoLongerStands(ValueError):
    """The consent was withdrawn, or its end has come."""


class HasEnded(ValueError):
    """The medium has come to its end: nothing can keep it."""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a withdrawal did at once; erasing follows."""

    media: tuple[UUID, ...]
    refused: tuple[UUID, ...] = ()
    """Out of sight, but storage would not move their files: the next sweep removes them."""


def record(consent: Consent, *, today: date, by: User | None) -> Consent:
    """Save a new consent. Nothing rests on it yet, and it does not wait for that for ever."""
    consent.recorded_on, consent.recorded_by = today, by
    start_waiting(consent, today=today)
    with transaction.atomic():
        consent.save()
        log(instance=consent, action="wagtail.create", user=by)
    return consent


def change(consent: Consent, *, today: date, by: User | None) -> None:
    """Save what was changed of a consent that stands; an end that moved moves its media.

    Raises:
        NoLongerStands: there is nothing to change any more.
        UnderHold: a hold keeps it as it was given.
    """
    with transaction.atomic():
        locked, media = lock_with_media(consent.uuid)
        if not locked.stands(today):
            raise NoLongerStands(str(consent.uuid))
        consent.save(update_fields=TOLD)
        refresh_ends(media, today=today)
        log(instance=consent, action="wagtail.edit", user=by)
    if locked.ends_on is None:
        # In a transaction of its own: media are locked before consents.
        _bring_posters(consent, [medium.uuid for medium in media], today=today, by=by)


def attach(
    consent: Consent, media: Collection[UUID], *, today: date, by: User | None = None
) -> list[RetainedMedium]:
    """Rest media on a consent; with that, consent is their legal basis.

    Where an end was agreed their posters with people in them come along: that day ends like a
    withdrawal. Detach a poster in which this person cannot be recognised.

    Returns:
        The posters that came along.

    Raises:
        NoLongerStands: nothing can rest on it any more.
        HasEnded: a medium is past its end.
    """
    with transaction.atomic():
        posters = _posters_along(consent, media, today)
        rows = by_uuid({*media, *posters}, lock=True)
        locked = Consent.objects.select_for_update().get(pk=consent.pk)
        if not locked.stands(today):
            raise NoLongerStands(str(consent.uuid))
        for medium in rows:
            if is_over(medium, today):
                raise HasEnded(str(medium.uuid))
            _rest_on(locked, medium)
        Consent.objects.filter(pk=locked.pk).update(due=None, spent_on=None, due_moved_at=None)
        refresh_ends(rows, today=today)
        log(
            instance=locked,
            action="media_retention.attach",
            user=by,
            data={"media": [str(medium.uuid) for medium in rows]},
        )
    return [medium for medium in rows if medium.uuid in posters]


def _posters_along(consent: Consent, media: Collection[UUID], today: date) -> set[UUID]:
    """The posters of these media that end on the agreed day too, and are not attached yet."""
    if consent.ends_on is None:
        return set()
    attached = set(consent.links.values_list("medium", flat=True))
    return {
        poster.uuid
        for poster in posters_of(by_uuid(media))
        if poster.people_recognisable and not is_over(poster, today)
    } - {*attached, *media}


def _bring_posters(
    consent: Consent, media: Collection[UUID], *, today: date, by: User | None = None
) -> None:
    if posters := _posters_along(consent, media, today):
        attach(consent, posters, today=today, by=by)


def rest_posters(medium: UUID, *, today: date) -> None:
    """A medium got another poster: it too ends with the consents for which an end was agreed."""
    for consent in consents_with_an_end(medium, today=today):
        _bring_posters(consent, [medium], today=today)


def detach(consent: Consent, medium: UUID, *, today: date, by: User | None = None) -> None:
    """Correct a mistake: the medium does not rest on this consent.

    Raises:
        NoLongerStands: after a withdrawal nothing is taken from under it.
    """
    with transaction.atomic():
        rows = by_uuid([medium], lock=True)
        locked = Consent.objects.select_for_update().get(pk=consent.pk)
        if not locked.stands(today):
            raise NoLongerStands(str(consent.uuid))
        locked.links.filter(medium=medium).delete()
        if not locked.links.exists():
            start_waiting(locked, today=today)
            locked.save(update_fields=["due", "spent_on"])
        refresh_ends(rows, today=today)
        data = {"media": [str(medium)]}
        log(instance=locked, action="media_retention.detach", user=by, data=data)


def withdraw(
    consent: Consent, *, today: date, by: User | None = None, channel: Channel = Channel.OTHER
) -> Withdrawal:
    """Take everything that rests on it off the site now, and have it erased right after.

    First it is written down that all this ends: should anything fail from there, no page
    shows it any more and the next sweep erases it.

    Raises:
        NoLongerStands: it was withdrawn before.
    """
    with transaction.atomic():
        locked, media = lock_with_media(consent.uuid)
        if locked.withdrawn_on is not None:
            raise NoLongerStands(str(consent.uuid))
        locked.withdrawn_on, locked.withdrawn_channel = today, channel
        locked.save(update_fields=["withdrawn_on", "withdrawn_channel"])
        if not locked.links.exists():
            spend([locked], today=today)
        media = [medium for medium in media if medium.legal_basis == MediumBasis.CONSENT]
        refresh_ends(media, today=today)
        log(instance=locked, action="media_retention.withdraw", user=by)
    uuids = tuple(medium.uuid for medium in media)
    answers = Answers()
    refused = tuple(uuid for uuid in uuids if not _take_down(uuid, today, answers))
    names = [str(uuid) for uuid in uuids]
    transaction.on_commit(partial(tasks.erase_ended.enqueue, names), robust=True)
    return Withdrawal(uuids, refused)


def _rest_on(consent: Consent, medium: RetainedMedium) -> None:
    ConsentLink.objects.get_or_create(
        consent=consent,
        medium=medium.uuid,
        defaults={"medium_type": ContentType.objects.get_for_model(medium)},
    )
    medium.legal_basis, medium.people_recognisable = MediumBasis.CONSENT, True
    type(medium)._default_manager.filter(pk=medium.pk).update(
        legal_basis=medium.legal_basis, people_recognisable=True
    )


def _take_down(medium: UUID, today: date, answers: Answers) -> bool:
    """Whether its files are out of the public's reach now.

    No page shows it anyway: a storage that keeps silent is left to the next sweep.
    """
    if answers.given_up(PRIVATE):
        return False
    store = stores.get(STORE)
    candidate = store.candidate(medium, Cause.CONSENT_WITHDRAWN)
    if candidate is None or candidate.is_down:
        return True
    try:
        with answers.asking(PRIVATE):
            engine.take_down(store, candidate, today=today)
    except Exception:
        logger.exception("%s is out of sight, but its files could not be moved", medium)
        return False
    return True
