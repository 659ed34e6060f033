"""Withdrawing consents, with the posters of what goes and the twins that somebody ticked."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from wagtail.log_actions import log

from media_retention.models import Channel, Consent, MediumBasis, RetainedMedium
from media_retention.operations.consent import (
    HasEnded,
    NoLongerStands,
    Withdrawal,
    attach,
    withdraw,
)
from media_retention.operations.ends import erase_on_request
from media_retention.queries.posters import posters_of
from media_retention.queries.withdrawal import consequences
from retention.rules.decision import Outcome


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What withdrawing some consents did at once."""

    consents: tuple[Consent, ...]
    media: tuple[UUID, ...]
    """What rested on them, with posters and twins on consent: off the site, erased right after."""
    refused: tuple[UUID, ...]
    """Out of sight, but storage would not move their files: the next sweep removes them."""
    twins: dict[UUID, Outcome]
    """Twins on another ground, that were erased because somebody ticked them."""


def withdraw_with_twins(
    consents: Sequence[Consent],
    twins: Iterable[RetainedMedium],
    *,
    today: date,
    by: User | None,
    channel: Channel,
    keep: Collection[RetainedMedium] = (),
) -> Withdrawn:
    """Withdraw each consent that still can be; posters and the chosen twins go along.

    The poster of a video shows whom the video shows: with people in it, it rests on the first
    consent from now on and ends with it.

    A twin on consent rests on the first consent from now on: it shows the same person, so it
    ends as everything else that does, by the same rules. One on another ground is erased as
    somebody who asks for it would have it done; under a hold it leaves the site alone.

    Args:
        keep: posters in which, as ``by`` says, this person cannot be recognised: they stay.

    Raises:
        NoLongerStands: all were withdrawn before. Nothing has changed.
    """
    standing = [one for one in consents if one.withdrawn_on is None]
    if not standing:
        raise NoLongerStands
    others: list[RetainedMedium] = []
    for twin in twins:
        if twin.legal_basis != MediumBasis.CONSENT:
            others.append(twin)
        else:
            _rest_on(standing[0], twin, today, by)
    _let_posters_go_along(standing, keep, today, by)
    done = [(one, result) for one in standing if (result := _withdraw(one, today, by, channel))]
    if not done:
        raise NoLongerStands
    return Withdrawn(
        consents=tuple(one for one, _result in done),
        media=_together(result.media for _one, result in done),
        refused=_together(result.refused for _one, result in done),
        twins={twin.uuid: erase_on_request(twin.uuid, today=today) for twin in others},
    )


def _let_posters_go_along(
    consents: Sequence[Consent], keep: Collection[RetainedMedium], today: date, by: User | None
) -> None:
    kept = {poster.uuid for poster in keep}
    for poster in posters_of(consequences(consents).going):
        if poster.uuid in kept:
            log(instance=poster, action="media_retention.keep_poster", user=by)
        elif poster.people_recognisable:
            _rest_on(consents[0], poster, today, by)


def _rest_on(consent: Consent, twin: RetainedMedium, today: date, by: User | None) -> None:
    # It goes already, or somebody withdrew the consent meanwhile: nothing is attached to that.
    with suppress(HasEnded, NoLongerStands):
        attach(consent, [twin.uuid], today=today, by=by)


def _withdraw(
    consent: Consent, today: date, by: User | None, channel: Channel
) -> Withdrawal | None:
    try:
        return withdraw(consent, today=today, by=by, channel=channel)
    except NoLongerStands:
        return None  # somebody was faster


def _together(parts: Iterable[tuple[UUID, ...]]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(uuid for part in parts for uuid in part))
