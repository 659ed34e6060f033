"""The steps for the fields of a model: one serialized column, or one relation."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import RichTextField, StreamField

from .richtext import walk_html
from .streams import walk_stream_json
from .targets import Outcome, Removed, Walked, Wanted, label_of, with_attention

logger = logging.getLogger(__name__)


def foreign_keys(model: type[models.Model]) -> Iterator[models.ForeignKey[Any, Any]]:
    """The keys by which a row refers to another record: not those that make it part of one."""
    for field in model._meta.fields:
        if not isinstance(field, models.ForeignKey) or isinstance(field, ParentalKey):
            continue
        if not field.remote_field.parent_link:
            yield field


def generic_keys(model: type[models.Model]) -> Iterator[GenericForeignKey]:
    """The generic foreign keys of a model."""
    for field in model._meta.private_fields:
        if isinstance(field, GenericForeignKey):
            yield field


def walk_foreign_key(
    field: models.ForeignKey[Any, Any], raw: Any, wanted: Wanted, path: str
) -> Walked:
    """Emptied where the column can be; ``vanished`` without a change where it cannot."""
    target = wanted.meet(field.related_model, _key_behind(field, raw, wanted))
    if target is None:
        return Walked(raw)
    if not field.null:
        return Walked(raw, (Removed(target, path, Outcome.UNSTRIPPABLE),), vanished=True)
    cleared = Removed(target, path, Outcome.CLEARED, needs_attention=not field.blank)
    return Walked(None, (cleared,), vanished=True)


def walk_generic_key(
    field: GenericForeignKey, data: Mapping[str, Any], wanted: Wanted, path: str
) -> Walked:
    """As a foreign key; the value is that of its two columns, as a dict."""
    columns = {name: data.get(name) for name in (field.ct_field, field.fk_field)}
    model = _model_behind(columns[field.ct_field])
    target = wanted.meet(model, columns[field.fk_field]) if model else None
    if target is None:
        return Walked(columns)
    meta = field.model._meta
    parts = [meta.get_field(name) for name in columns]
    if not all(getattr(part, "null", False) for part in parts):
        return Walked(columns, (Removed(target, path, Outcome.UNSTRIPPABLE),), vanished=True)
    required = not all(getattr(part, "blank", False) for part in parts)
    cleared = Removed(target, path, Outcome.CLEARED, needs_attention=required)
    return Walked(dict.fromkeys(columns), (cleared,), vanished=True)


def walk_many_to_many(
    field: models.ManyToManyField[Any, Any], raw: Any, wanted: Wanted, path: str
) -> Walked:
    """The value is a list of keys."""
    if not isinstance(raw, list):
        return Walked(raw)
    met = [(key, wanted.meet(field.related_model, key)) for key in raw]
    after = [key for key, target in met if target is None]
    removed = tuple(Removed(target, path, Outcome.CLEARED) for _, target in met if target)
    if not after and not field.blank:
        removed = with_attention(removed)
    return Walked(after if removed else raw, removed, vanished=bool(removed) and not after)


def walk_column(field: Any, raw: Any, wanted: Wanted, path: str) -> Walked:
    """A StreamField, a RichTextField, or a field of the site's own that knows its references."""
    if raw is None:
        return Walked(raw)
    if isinstance(field, StreamField):
        return walk_stream_json(field.stream_block, raw, wanted, path)
    if isinstance(field, RichTextField):
        return _walk_rich_text(field, raw, wanted, path)
    if hasattr(field, "extract_references"):
        return _ask(field, raw, wanted, path)
    return Walked(raw)


def _walk_rich_text(field: Any, raw: Any, wanted: Wanted, path: str) -> Walked:
    if not isinstance(raw, str):
        return Walked(raw)
    step = walk_html(raw, wanted, path)
    if step.vanished and not field.blank:
        return Walked(step.value, with_attention(step.removed), vanished=True)
    return step


def _ask(field: Any, raw: Any, wanted: Wanted, path: str) -> Walked:
    try:
        found = list(field.extract_references(field.to_python(raw)))
    except Exception:
        logger.warning("The field %s could not tell what it refers to", field, exc_info=True)
        return Walked(raw)
    targets = {wanted.meet(model, key) for model, key, *_ in found}
    return Walked(
        raw, tuple(Removed(target, path, Outcome.UNSTRIPPABLE) for target in targets if target)
    )


def _key_behind(field: models.ForeignKey[Any, Any], raw: Any, wanted: Wanted) -> Any:
    """The primary key; a foreign key may point at another unique column (``to_field``)."""
    if raw is None or label_of(field.related_model) not in wanted.labels:
        return None
    column = field.target_field
    if column.primary_key:
        return raw
    found = column.model._base_manager.filter(**{column.attname: raw})
    return found.values_list("pk", flat=True).first()


def _model_behind(content_type: Any) -> type[models.Model] | None:
    if isinstance(content_type, bool) or not isinstance(content_type, int | str):
        return None
    try:
        return ContentType.objects.get_for_id(int(content_type)).model_class()
    except (ContentType.DoesNotExist, ValueError):
        return None
