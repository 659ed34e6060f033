"""Which twins and posters go along when a consent is withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from media_retention.models import MediumBasis, RetainedMedium
from media_retention.queries.permissions import may
from media_retention.queries.posters import posters_for, posters_of
from media_retention.queries.twins import Twin, twins_for
from media_retention.twin_forms import Offer, offer
from media_retention.words import ground_of
from retention import clock

BECAUSE = gettext_lazy(
    "What rests on consent is ticked: it shows the same person, who no longer agrees. What rests"
    " on another ground is not: the law lets it stay. Tick it if it must go all the same; it is"
    " erased at once too."
)


POSTERS = gettext_lazy(
    "It shows the video until somebody plays it, so it shows the same person. It goes too, as what"
    " rests on this consent does. Leave it only if you looked, and this person cannot be recognised"
    " in it: the log keeps that you said so."
)


def twins_to_withdraw(going: Collection[RetainedMedium], user: Any) -> Offer:
    """Twins of what goes: those on consent ticked, those on another ground not. And posters."""

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

    today = clock.today()
    posters = posters_of(going)
    twins = twins_for([*going, *posters], user, today=today)
    told = offer(posters_for(going, user, today=today), _stays, POSTERS, lambda poster: True)
    return offer(twins, refusal, BECAUSE, on_consent, replace(told, hidden_go=True))


def _stays(poster: Twin) -> str:
    """Nobody asked to go is in a picture without people."""
    return "" if poster.medium.people_recognisable else _("nobody can be recognised in it")


def on_consent(twin: Twin) -> bool:
    """Whether it shows people because they agreed."""
    return twin.medium.legal_basis == MediumBasis.CONSENT
