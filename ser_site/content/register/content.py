"""All that the register holds at first, in the order of the statement."""

from collections.abc import Iterator

from . import accountability, encounters, media, members, premises, procedures, readers
from .entries import ActivityEntry

_BY_KEY = {
    entry.key: entry
    for module in (
        readers,
        media,
        encounters,
        procedures,
        members,
        premises,
        accountability,
    )
    for entry in module.ACTIVITIES
}

_ORDER = (
    "website-visit",
    "subscriptions",
    "newsletter",
    "magazine",
    "media",
    "event",
    "contact",
    "subsidy",
    "complaint",
    "survey",
    "member",
    "member-correspondence",
    "member-profile",
    "member-allowance",
    "application",
    "camera",
    "diversity-portal",
    "rights-request",
    "accountability",
)


def activities() -> Iterator[ActivityEntry]:
    """Every activity; what is part of another comes after it."""
    for key in _ORDER:
        yield _BY_KEY[key]
