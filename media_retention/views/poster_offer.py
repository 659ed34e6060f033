"""Which opening pictures go along when something is done with a video."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy, ngettext

from media_retention.models import RetainedMedium
from media_retention.queries.posters import posters_for, shown_elsewhere
from media_retention.queries.twins import Twin
from media_retention.twin_forms import Offer, offer

BECAUSE = gettext_lazy(
    "It shows the video until somebody plays it, and mostly the same people. It is ticked where it"
    " is on no page without the video; elsewhere other pages would lose it."
)


def say_what_came_along(request: HttpRequest, posters: Sequence[RetainedMedium]) -> None:
    """Tell that posters rest on a consent too, since an end was agreed."""
    if posters:
        names = ", ".join(f"“{poster}”" for poster in posters)
        told = ngettext(
            "The opening picture goes on the same day: %(names)s. Take it off the consent if this "
            "person cannot be recognised in it.",
            "The opening pictures go on the same day: %(names)s. Take those off the consent in "
            "which this person cannot be recognised.",
            len(posters),
        )
        messages.info(request, told % {"names": names})


def offer_posters(
    medium: RetainedMedium, user: Any, refusal: Callable[[Twin], str], *, today: date
) -> Offer:
    """The posters of a medium; ticked where people are in it and no other page has it."""
    posters = posters_for([medium], user, today=today)
    elsewhere = shown_elsewhere(posters, [medium])

    def ticked(poster: Twin) -> bool:
        return poster.medium.people_recognisable and poster.uuid not in elsewhere

    return offer(posters, refusal, BECAUSE, ticked)
