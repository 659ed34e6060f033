"""Posters: pictures of the library that stand for a video until somebody plays it.

A poster mostly shows whom the video shows, but it is a medium of its own: it has its own ground,
uses and end, and stays where it is when the video goes. So who ends a video is offered its poster.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import ForeignKey

from media_retention.content.fields import foreign_keys
from media_retention.models import RetainedMedium
from media_retention.queries.media import CHUNK, placements_of, retained_models
from media_retention.queries.permissions import may_view
from media_retention.queries.twins import Twins, as_twins


def posters_of(media: Collection[RetainedMedium]) -> list[RetainedMedium]:
    """The media that these refer to, without those that are among them; oldest first."""
    wanted: dict[Any, set[Any]] = defaultdict(set)
    for medium in media:
        for key in _keys_to_media(type(medium)):
            if (pk := getattr(medium, key.attname)) is not None:
                wanted[key.related_model].add(pk)
    own = {medium.uuid for medium in media}
    return [
        poster
        for model, keys in wanted.items()
        for poster in _by_key(model, keys)
        if poster.uuid not in own
    ]


def posters_for(
    media: Collection[RetainedMedium], user: AbstractBaseUser | AnonymousUser, *, today: date
) -> Twins:
    """What a user is told of the posters of these media, and how many more there are."""
    found = posters_of(media)
    seen = [medium for medium in found if may_view(user, medium)]
    return Twins(tuple(as_twins(seen, today=today)), len(found) - len(seen))


def shown_elsewhere(posters: Twins, media: Collection[RetainedMedium]) -> set[Any]:
    """The UUIDs of posters that are on a page where none of these media is."""
    pages = {use.page_id for use in placements_of([one.uuid for one in media]) if use.shown}
    uses = placements_of([poster.uuid for poster in posters.seen])
    return {use.medium for use in uses if use.shown and use.page_id not in pages}


def poster_keys(medium: RetainedMedium) -> dict[str, Any]:
    """To which media a medium refers as its posters, by the name of the field."""
    return {key.attname: getattr(medium, key.attname) for key in _keys_to_media(type(medium))}


def has_posters(model: type[RetainedMedium]) -> bool:
    """Whether media of this kind can have a poster from the library."""
    return next(_keys_to_media(model), None) is not None


def _keys_to_media(model: type[RetainedMedium]) -> Iterator[ForeignKey[Any, Any]]:
    media: tuple[Any, ...] = retained_models()
    return (key for key in foreign_keys(model) if key.related_model in media)


def _by_key(model: type[RetainedMedium], keys: Collection[Any]) -> Iterator[RetainedMedium]:
    wanted = sorted(keys)
    for start in range(0, len(wanted), CHUNK):
        yield from model._default_manager.filter(pk__in=wanted[start : start + CHUNK]).order_by(
            "pk"
        )
