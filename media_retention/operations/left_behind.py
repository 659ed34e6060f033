"""Words about a medium in tables that know nothing of it: tags, previews, links to its file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.apps import apps
from django.db import transaction
from django.db.models import Model
from taggit.managers import TaggableManager
from wagtail.admin.models import FormState

from media_retention.models import RetainedMedium
from media_retention.queries.media import CHUNK

Tags = Mapping[type[Model], set[Any]]

LINKS = (
    ("wagtailredirects", "Redirect", "redirect_link"),
    ("wagtailsearchpromotions", "SearchPromotion", "external_link_url"),
)
"""Rows of Wagtail's own apps that lead to an address."""


def tags_of(media: Sequence[RetainedMedium]) -> Tags:
    """The tags of media of one model, by the model of the tags; read before the media go."""
    found: dict[type[Model], set[Any]] = {}
    for field in _tag_fields(type(media[0])) if media else ():
        pks = found.setdefault(field.related_model, set())
        for start in range(0, len(media), CHUNK):
            some = [medium.pk for medium in media[start : start + CHUNK]]
            rows = type(media[0])._base_manager.filter(pk__in=some)
            pks |= set(rows.exclude(**{field.name: None}).values_list(field.name, flat=True))
    return found


def forget_tags(tags: Tags) -> None:
    """Remove those that nothing has any more; a fixed list of tags stays as it is."""
    for model, pks in tags.items():
        if getattr(model, "free_tagging", True) and pks:
            for some in _chunks(sorted(pks)):
                _forget_unused(model, some)


@transaction.atomic
def _forget_unused(model: type[Model], pks: Sequence[Any]) -> None:
    # Locked: whoever is giving one of them to something waits, or is waited for.
    locked = model._base_manager.select_for_update().filter(pk__in=pks)
    list(locked.order_by("pk").values_list("pk", flat=True))
    unused = model._base_manager.filter(pk__in=pks)
    for relation in model._meta.related_objects:
        rows: Any = relation.related_model._base_manager
        name = relation.field.name
        unused = unused.exclude(pk__in=rows.filter(**{f"{name}__in": pks}).values(name))
    unused.delete()


def forget_forms() -> None:
    """Forms that Wagtail keeps for previews may name what was erased, whatever they are of.

    They are of use for as long as somebody is typing, and come back with the next key.
    """
    FormState.objects.all().delete()


def forget_links(files: Iterable[str]) -> None:
    """Redirects and promoted search results that lead to files that are no more."""
    names = {PurePosixPath(name).name for name in files}
    for app, model_name, field in LINKS:
        if not names or app not in apps.app_configs:
            continue
        model = apps.get_model(app, model_name)
        rows = model._base_manager.exclude(**{field: ""}).values_list("pk", field)
        gone = [pk for pk, link in rows.iterator() if _file_name(link) in names]
        for some in _chunks(gone):
            model._base_manager.filter(pk__in=some).delete()


def _file_name(link: str) -> str:
    return PurePosixPath(unquote(urlsplit(link).path)).name


def _tag_fields(model: type[Model]) -> list[Any]:
    return [field for field in model._meta.get_fields() if isinstance(field, TaggableManager)]


def _chunks(keys: Collection[Any]) -> Iterable[Sequence[Any]]:
    ordered = list(keys)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
