"""Take references out of what lies in the database: rows, and revisions.

Rows are changed with ``QuerySet.update()``: no ``save()``, no signals, nothing but the
columns that hold a reference. So the caller, who holds the rows' locks in a transaction,
also sees to what would have followed a save: search, reference index, caches.
"""

from __future__ import annotations

import logging
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import ExpressionWrapper, F
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Revision

from .targets import Stripped, Target
from .walk import serialized, strip

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """A row as data, before and after."""

    before: Mapping[str, Any]
    after: Mapping[str, Any]
    changed: bool


def stripped_live(obj: models.Model, gone: Collection[Target]) -> Stripped:
    """What :func:`strip_live` would make of the object; changes nothing."""
    model = _specific_model(obj)
    return strip(model, stored(model, obj.pk), gone)


def strip_live(obj: models.Model, gone: Collection[Target]) -> bool:
    """Take the references to ``gone`` out of the object's row, and out of its inline rows.

    Any model; of a page its specific row. ``obj`` itself goes stale. Returns whether anything
    changed. Raises TransactionManagementError outside a transaction.
    """
    return strip_live_from(obj, gone).changed


def strip_live_from(obj: models.Model, gone: Collection[Target]) -> Step:
    """As :func:`strip_live`; returns what the row was, too."""
    _demand_transaction(obj)
    model = _specific_model(obj)
    before = stored(model, obj.pk)
    step = strip(model, before, gone)
    if step.changed:
        _write(model, before, step.data)
    return Step(before, step.data, step.changed)


def strip_revision(revision: Revision, gone: Collection[Target]) -> bool:
    """Take the references to ``gone`` out of a revision's content, and out of ``revision``.

    Returns whether anything changed; a revision of a model that no longer exists stays as it
    is. Raises TransactionManagementError outside a transaction.
    """
    _demand_transaction(revision)
    model = revision.content_type.model_class()
    if model is None or not isinstance(revision.content, Mapping):
        logger.warning("Revision %s has content that nothing can read", revision.pk)
        return False
    step = strip(model, revision.content, gone)
    if step.changed:
        revision.content = step.data
        Revision.objects.filter(pk=revision.pk).update(content=step.data)
    return step.changed


def stored(model: type[models.Model], pk: Any) -> dict[str, Any]:
    """A row as data, with its StreamFields as the database has them.

    Loaded as values they would lose blocks of unknown types, and the keys of what was deleted.
    """
    data = serialized(model._base_manager.get(pk=pk))
    _read_raw_streams(model, [data])
    return data


def _specific_model(obj: models.Model) -> type[models.Model]:
    specific: type[models.Model] | None = getattr(obj, "specific_class", None)
    return specific or type(obj)


def _demand_transaction(obj: models.Model) -> None:
    if not transaction.get_connection(obj._state.db).in_atomic_block:
        raise transaction.TransactionManagementError(
            "References are taken out inside the transaction that locked their rows."
        )


def _read_raw_streams(model: type[models.Model], rows: list[dict[str, Any]]) -> None:
    """Put the raw StreamFields into serialized rows of one model and the rows inside them."""
    names = [field.name for field in model._meta.fields if isinstance(field, StreamField)]
    if names and rows:
        raw = {
            f"raw_{name}": ExpressionWrapper(F(name), output_field=models.JSONField())
            for name in names
        }
        found = model._base_manager.filter(pk__in=[row["pk"] for row in rows])
        by_pk = {columns.pop("pk"): columns for columns in found.values("pk", **raw)}
        for row in rows:
            row.update({name: by_pk[row["pk"]][f"raw_{name}"] for name in names})
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        inside = [child for row in rows for child in row.get(name, ())]
        _read_raw_streams(relation.related_model, inside)


def _write(model: type[models.Model], before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Bring a row, its many-to-many and its inline rows from one state to the other."""
    rows = model._base_manager.filter(pk=before["pk"])
    columns = {
        field.name: after[field.name]
        for field in model._meta.fields
        if field.name in before and before[field.name] != after[field.name]
    }
    if columns:
        # Of a page, columns of the parent's table too: update() knows which lies where.
        rows.update(**columns)
    for many in model._meta.many_to_many:
        if lost := set(before.get(many.name, ())) - set(after.get(many.name, ())):
            _unlink(many, before["pk"], lost)
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        _write_children(relation.related_model, before.get(name, ()), after.get(name, ()))


def _write_children(
    model: type[models.Model],
    before: Collection[Mapping[str, Any]],
    after: Collection[Mapping[str, Any]],
) -> None:
    kept = {row["pk"]: row for row in after}
    if lost := [row["pk"] for row in before if row["pk"] not in kept]:
        model._base_manager.filter(pk__in=lost).delete()
    for row in before:
        if row["pk"] in kept and row != kept[row["pk"]]:
            _write(model, row, kept[row["pk"]])


def _unlink(field: models.ManyToManyField[Any, Any], pk: Any, lost: Collection[Any]) -> None:
    through: Any = field.remote_field.through
    source, target = field.m2m_field_name(), field.m2m_reverse_field_name()
    through._base_manager.filter(**{source: pk, f"{target}__in": lost}).delete()
