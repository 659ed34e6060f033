"""Finding retained media, whatever models the site made of them."""

from collections.abc import Collection, Iterator
from functools import cache
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q

from media_retention.content.targets import Target, label_of
from media_retention.models import Placement, RetainedEmbed, RetainedMedium

CHUNK = 500
"""Parameters in one query: SQLite takes a limited number."""


@cache
def retained_models() -> tuple[type[RetainedMedium], ...]:
    """The site's concrete models with the mixin: its images, its videos."""
    models = [model for model in apps.get_models() if issubclass(model, RetainedMedium)]
    return tuple(sorted(models, key=lambda model: model._meta.label_lower))


def embed_model() -> type[RetainedEmbed] | None:
    """The site's model of videos that play elsewhere, if it has one."""
    return next((model for model in retained_models() if issubclass(model, RetainedEmbed)), None)


def find_medium(medium: UUID) -> RetainedMedium | None:
    """The medium with this UUID, of whichever model."""
    for model in retained_models():
        if found := model._default_manager.filter(uuid=medium).first():
            return found
    return None


def by_uuid(media: Collection[UUID], *, lock: bool = False) -> list[RetainedMedium]:
    """Media of all models, in an order that is the same for everyone who locks them."""
    wanted = sorted(media)
    found: list[RetainedMedium] = []
    for model in retained_models():
        for start in range(0, len(wanted), CHUNK):
            rows = model._default_manager.filter(uuid__in=wanted[start : start + CHUNK])
            if lock:
                rows = rows.select_for_update(of=("self",))
            found += rows.order_by("pk")
    return found


def by_target(
    targets: Collection[Target], *, also: Collection[Placement] = ()
) -> list[RetainedMedium]:
    """Media that content refers to, and those of uses, locked in the order of :func:`by_uuid`."""
    found: list[RetainedMedium] = []
    for model in retained_models():
        mine = ContentType.objects.get_for_model(model).pk
        pks = sorted(target.pk for target in targets if target.model_label == label_of(model))
        uuids = sorted(use.medium for use in also if use.medium_type_id == mine)
        for start in range(0, max(len(pks), len(uuids)), CHUNK):
            some = slice(start, start + CHUNK)
            rows = model._default_manager.filter(Q(pk__in=pks[some]) | Q(uuid__in=uuids[some]))
            found += rows.select_for_update(of=("self",)).order_by("pk")
    return list(dict.fromkeys(found))


def placements_around(page_id: int, media: Collection[UUID]) -> Iterator[Placement]:
    """A page's uses, and those on any page of the media that it shows."""
    wanted = sorted(media)
    here = Q(page_id=page_id) | Q(medium__in=wanted[:CHUNK])
    yield from Placement.objects.filter(here)
    yield from placements_of(wanted[CHUNK:])


def placements_of(media: Collection[UUID]) -> Iterator[Placement]:
    """Every use of the given media, past ones too."""
    wanted = sorted(media)
    for start in range(0, len(wanted), CHUNK):
        yield from Placement.objects.filter(medium__in=wanted[start : start + CHUNK])
