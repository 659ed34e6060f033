"""Which twins go along when a consent is withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_retention.models import MediumBasis, RetainedMedium
from media_retention.queries.permissions import may
from media_retention.queries.twins import Twin, twins_for
from media_retention.twin_forms import Offer, offer
from media_retention.words import ground_of
from retention import clock

BECAUSE = gettext_lazy(
    "What rests on consent is ticked: it shows the same person, who no longer agrees. What rests"
    " on another ground is not: the law lets it stay. Tick it if it must go all the same; it is"
    " erased at once too."
)


def twins_to_withdraw(going: Collection[RetainedMedium], user: Any) -> Offer:
    """Twins of what goes: those on consent ticked, those on another ground not."""

    def refusal(twin: Twin) -> str:
        if on_consent(twin):
            return "" if may(user, "change", twin.medium) else _("you may not change it")
        if twin.glance.held:
            return _("it is under a hold")
        if not may(user, "delete", twin.medium):
            ground = ground_of(twin.medium)
            return _("it rests on another ground (%(ground)s), and you may not erase it") % {
                "ground": ground
            }
        return ""

    return offer(twins_for(going, user, today=clock.today()), refusal, BECAUSE, on_consent)


def on_consent(twin: Twin) -> bool:
    """Whether it shows people because they agreed."""
    return twin.medium.legal_basis == MediumBasis.CONSENT
