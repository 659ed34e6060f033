"""Twins: media with the very same file, uploaded more than once.

What shows somebody shows them in both: who erases one, or withdraws the consent that it rests
on, is offered the other. Of the two each keeps a ground, uses and an end of its own.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

from media_retention.models import RetainedMedium
from media_retention.queries.explain import Glance, glances
from media_retention.queries.media import CHUNK, placements_of
from media_retention.queries.permissions import may_view


@dataclass(frozen=True, slots=True)
class Twin:
    """A medium with the same file as another, and what tells the two apart."""

    medium: RetainedMedium
    glance: Glance
    pages: int
    """On how many pages it is now."""

    @property
    def uuid(self) -> UUID:
        """The medium's."""
        return self.medium.uuid


@dataclass(frozen=True, slots=True)
class Twins:
    """The twins of a medium that a user may see, and how many more there are."""

    seen: tuple[Twin, ...]
    hidden: int

    def __bool__(self) -> bool:
        return bool(self.seen or self.hidden)


def twins_of(media: Collection[RetainedMedium]) -> list[RetainedMedium]:
    """Every other medium with the same file as one of these, oldest first."""
    hashes: dict[type[RetainedMedium], set[str]] = defaultdict(set)
    for medium in media:
        hashes[type(medium)].add(_hash(medium))
    own = {medium.uuid for medium in media}
    return [
        twin
        for model, wanted in hashes.items()
        for twin in same_file(model, wanted)
        if twin.uuid not in own
    ]


def same_file(model: Any, hashes: Collection[str]) -> list[RetainedMedium]:
    """Media of a model whose file has one of these hashes, oldest first."""
    wanted = sorted(set(hashes) - {""})
    found: list[RetainedMedium] = []
    for start in range(0, len(wanted), CHUNK):
        rows = model._default_manager.filter(file_hash__in=wanted[start : start + CHUNK])
        found += rows.order_by("pk")
    return found


def twins_for(
    media: Collection[RetainedMedium], user: AbstractBaseUser | AnonymousUser, *, today: date
) -> Twins:
    """What a user is told of the twins of these media, and how many more there are."""
    found = twins_of(media)
    seen = [medium for medium in found if may_view(user, medium)]
    return Twins(tuple(as_twins(seen, today=today)), len(found) - len(seen))


def off_the_site(medium: RetainedMedium, *, today: date) -> list[RetainedMedium]:
    """Twins that visitors may not see, whoever may see them in the admin.

    Uploading the file again would bring back what was taken away.
    """
    return [
        twin
        for twin in twins_of([medium])
        if twin.taken_down_at is not None or (twin.due is not None and twin.due <= today)
    ]


def as_twins(media: Sequence[RetainedMedium], *, today: date) -> list[Twin]:
    """Media with their ends, holds and uses, in two queries."""
    known = glances(media, today=today)
    pages = Counter(use.medium for use in placements_of([m.uuid for m in media]) if use.shown)
    return [Twin(medium, known[medium.uuid], pages[medium.uuid]) for medium in media]


def _hash(medium: Any) -> str:
    """Wagtail has this field on images, and the mixin on videos; an embed has no file."""
    return str(getattr(medium, "file_hash", ""))
