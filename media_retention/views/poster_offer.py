"""Which opening pictures go along when something is done with a video."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy

from media_retention.models import RetainedMedium
from media_retention.queries.posters import posters_for, shown_elsewhere
from media_retention.queries.twins import Twin
from media_retention.twin_forms import Offer, offer

BECAUSE = gettext_lazy(
    "It shows the video until somebody plays it, and mostly the same people. It is ticked where it"
    " is on no page without the video; elsewhere other pages would lose it."
)


def offer_posters(
    medium: RetainedMedium, user: Any, refusal: Callable[[Twin], str], *, today: date
) -> Offer:
    """The posters of a medium; ticked where people are in it and no other page has it."""
    posters = posters_for([medium], user, today=today)
    elsewhere = shown_elsewhere(posters, [medium])

    def ticked(poster: Twin) -> bool:
        return poster.medium.people_recognisable and poster.uuid not in elsewhere

    return offer(posters, refusal, BECAUSE, ticked)
