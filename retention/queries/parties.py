"""Who receives data, and what must be looked at: lapsing agreements, transfers without safeguard.

The list of recipients, the admin's home page and the register all ask here, so that they
cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Prefetch, QuerySet

from retention.models import Activity, Recipient
from retention.models.party_choices import Safeguard

SOON = timedelta(days=60)
"""How long before its end an agreement asks for attention."""


class Concern(StrEnum):
    """What is not in order with a recipient, the worst first."""

    NO_SAFEGUARD = "no_safeguard"
    NO_AGREEMENT = "no_agreement"
    LAPSED = "lapsed"
    LAPSES_SOON = "lapses_soon"


def concerns_of(recipient: Recipient, *, today: date) -> list[Concern]:
    """What must be looked at with a recipient; nothing once it receives nothing any more."""
    if recipient.ended_on is not None and recipient.ended_on <= today:
        return []
    found = []
    if not recipient.in_eea and recipient.safeguard == Safeguard.NONE:
        found.append(Concern.NO_SAFEGUARD)
    if recipient.needs_agreement and not _agreed(recipient, today):
        found.append(Concern.NO_AGREEMENT)
    elif (last_day := recipient.agreement_expires_on) is not None:
        if last_day < today:
            found.append(Concern.LAPSED)
        elif last_day <= today + SOON:
            found.append(Concern.LAPSES_SOON)
    return found


def _agreed(recipient: Recipient, today: date) -> bool:
    return recipient.agreed_on is not None and recipient.agreed_on <= today


def to_look_at(*, today: date) -> list[tuple[Recipient, list[Concern]]]:
    """Every recipient with something that is not in order, in two queries."""
    recipients = Recipient.objects.receiving(today).prefetch_related("texts")
    told = ((recipient, concerns_of(recipient, today=today)) for recipient in recipients)
    return [(recipient, concerns) for recipient, concerns in told if concerns]


def with_concern(
    recipients: QuerySet[Recipient], concern: Concern | None, *, today: date
) -> QuerySet[Recipient]:
    """Those with this concern, or with any for None."""
    wanted = [
        recipient.pk
        for recipient, concerns in to_look_at(today=today)
        if concern is None or concern in concerns
    ]
    return recipients.filter(pk__in=wanted)


def recipients_in_words(recipients: QuerySet[Recipient] | None = None) -> QuerySet[Recipient]:
    """Recipients in the register's order, with all that it takes to write them out."""
    found = Recipient.objects.all() if recipients is None else recipients
    activities = Activity.objects.prefetch_related("texts")
    return found.prefetch_related("texts", Prefetch("activities", queryset=activities))


def parties(*, today: date) -> list[Recipient]:
    """Everyone who receives data now, in the register's order, in four queries."""
    return list(recipients_in_words(Recipient.objects.receiving(today)))


def by_activity(recipients: Iterable[Recipient]) -> dict[int, list[Recipient]]:
    """Recipients by the primary key of the activity that they receive data of."""
    found: dict[int, list[Recipient]] = {}
    for recipient in recipients:
        for activity in recipient.activities.all():
            found.setdefault(activity.pk, []).append(recipient)
    return found
