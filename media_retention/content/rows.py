"""The step for a row: a model's serialized data with the rows inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import get_all_child_relations
from wagtail.fields import RichTextField, StreamField

from .companions import Companions, companions, media_wanted
from .fields import (
    foreign_keys,
    generic_keys,
    walk_column,
    walk_foreign_key,
    walk_generic_key,
    walk_many_to_many,
)
from .richtext import embeds_only, is_blank
from .streams import stream_is_empty
from .targets import Outcome, Removed, Target, Walked, Wanted, with_attention

_TEXTS = (models.BooleanField, models.CharField, models.TextField)


def walk_row(
    model: type[models.Model],
    data: Mapping[str, Any],
    wanted: Wanted,
    path: str = "",
    *,
    inline: bool = False,
) -> Walked:
    """Walk every field and inline row. An inline row that cannot go on has ``vanished``."""
    steps = _steps(model, data, wanted, path)
    removed = tuple(one for step in steps.values() for one in step.removed)
    if inline and any(step.vanished and not step.changed for step in steps.values()):
        return _dropped(model, data, removed)
    if not any(step.changed for step in steps.values()):
        return Walked(data, removed)
    after = _applied(data, steps)
    if _clear_companions(model, after, steps, inline=inline):
        removed = with_attention(removed)
    if inline and _is_empty(model, after):
        return _dropped(model, data, removed)
    return Walked(after, removed)


def _steps(
    model: type[models.Model], data: Mapping[str, Any], wanted: Wanted, path: str
) -> dict[str, Walked]:
    """What becomes of each field that the data has, by name."""
    steps: dict[str, Walked] = {}
    for field in model._meta.fields:
        if field.name in data:
            steps[field.name] = walk_column(field, data[field.name], wanted, path + field.name)
    for key in foreign_keys(model):
        if key.name in data:
            steps[key.name] = walk_foreign_key(key, data[key.name], wanted, path + key.name)
    for many in model._meta.many_to_many:
        if many.name in data and isinstance(many, models.ManyToManyField):
            steps[many.name] = walk_many_to_many(many, data[many.name], wanted, path + many.name)
    for generic in generic_keys(model):
        steps[generic.name] = walk_generic_key(generic, data, wanted, path + generic.name)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if isinstance(data.get(name), list):
            steps[name] = _walk_children(relation.related_model, data[name], wanted, path + name)
    return steps


def _walk_children(model: type[models.Model], rows: list[Any], wanted: Wanted, path: str) -> Walked:
    removed: list[Removed] = []
    after = []
    for place, row in enumerate(rows):
        if not isinstance(row, Mapping):
            after.append(row)
            continue
        inside = f"{path}.{row.get('pk') or place}."
        step = walk_row(model, row, wanted, inside, inline=True)
        removed.extend(step.removed)
        if not step.vanished:
            after.append(step.value)
    return Walked(after, tuple(removed))


def _applied(data: Mapping[str, Any], steps: Mapping[str, Walked]) -> dict[str, Any]:
    """The data with what changed; a generic key changes two columns at once."""
    after = dict(data)
    for name, step in steps.items():
        if step.changed:
            after.update({name: step.value} if name in data else step.value)
    return after


def _dropped(
    model: type[models.Model], data: Mapping[str, Any], removed: tuple[Removed, ...]
) -> Walked:
    row = Target(model._meta.label_lower, str(data["pk"])) if data.get("pk") else None
    gone = (
        replace(one, outcome=Outcome.ROW_DROPPED, needs_attention=False, row=one.row or row)
        for one in removed
    )
    return Walked(None, tuple(gone), vanished=True)


def _clear_companions(
    model: type[models.Model], after: dict[str, Any], steps: Mapping[str, Walked], *, inline: bool
) -> bool:
    """Empty the texts of what vanished; True if some may be about another medium.

    A page's own ``caption`` need not be about one of its pictures: bare names tell for inline
    rows only, which are small.
    """
    texts = {
        field.name: field
        for field in model._meta.fields
        if field.name in after and isinstance(field, _TEXTS)
    }
    own = Companions()
    for name, step in steps.items():
        if step.vanished and step.changed:
            own |= companions(name, getattr(model, "media_texts", None), texts, step.removed)
    shared = own.shared - own.certain if inline else frozenset()
    disputed = shared if _has_other_media(model, after) else frozenset()
    for name in (own.certain | shared) - disputed:
        if name in after:
            after[name] = _cleared(model._meta.get_field(name), after[name])
    return any(isinstance(after[name], str) and after[name].strip() for name in disputed)


def _cleared(field: Any, value: Any) -> Any:
    """The empty value of a column in serialized data."""
    if isinstance(field, models.BooleanField):
        return False
    if isinstance(field, StreamField):
        return "[]" if isinstance(value, str) else []
    if isinstance(field, RichTextField) and isinstance(value, str):
        return embeds_only(value)
    if isinstance(value, str) and field.empty_strings_allowed:
        return ""
    return None if field.null else value


def _has_other_media(model: type[models.Model], after: Mapping[str, Any]) -> bool:
    media = media_wanted()
    for field in foreign_keys(model):
        walk_foreign_key(field, after.get(field.name), media, "")
    return bool(media.met)


def _is_empty(model: type[models.Model], row: Mapping[str, Any]) -> bool:
    """Whether an inline row says nothing: no words, records, figures or rows of its own."""
    columns = all(
        _says_nothing(field, row.get(field.name))
        for field in model._meta.fields
        if field.editable and not field.primary_key and not isinstance(field, ParentalKey)
    )
    relations = (*get_all_child_relations(model), *model._meta.many_to_many)
    inside = (getattr(one, "get_accessor_name", lambda one=one: one.name)() for one in relations)
    return columns and not any(row.get(name) for name in inside)


def _says_nothing(field: Any, value: Any) -> bool:
    if value is None or isinstance(field, models.BooleanField) or field.choices:
        return True
    if isinstance(field, StreamField):
        return stream_is_empty(field.stream_block, value)
    if isinstance(field, RichTextField):
        return isinstance(value, str) and is_blank(value)
    return isinstance(value, str) and not value.strip()
