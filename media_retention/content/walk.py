"""One walk over serialized content that finds and removes references.

It works on what Wagtail stores in ``Revision.content`` and what
``serializable_data()`` gives for a live object: foreign keys, generic keys,
inline rows, many-to-many, rich text and StreamFields of any depth. It needs no
``as_object()``, which raises when a protected record exists in a draft only.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from django.db import models
from modelcluster.models import get_serializable_data_for_fields

from .rows import walk_row
from .targets import Stripped, Target, Wanted


def find(
    model: type[models.Model], data: Mapping[str, Any], targets: Collection[type[models.Model]]
) -> frozenset[Target]:
    """Every record of the models ``targets`` that the data of a ``model`` refers to.

    The record need not exist any more. Data that cannot be read refers to nothing.
    """
    wanted = Wanted.models(targets)
    walk_row(model, data, wanted)
    return frozenset(wanted.met)


def strip(model: type[models.Model], data: Mapping[str, Any], gone: Collection[Target]) -> Stripped:
    """The data without its references to ``gone``, and without the texts that describe them.

    The input is left alone. What holds nothing else goes as a whole, upward as far as that
    is true; other words of the editor stay as they are. See :class:`~.targets.Outcome`.
    """
    if not gone:
        return Stripped(dict(data), changed=False)
    step = walk_row(model, data, Wanted.removal(gone))
    return Stripped(dict(step.value), step.changed, step.removed)


def serialized(obj: models.Model) -> dict[str, Any]:
    """A saved object as data for :func:`find` and :func:`strip`.

    As Wagtail serializes it for a revision, and plain many-to-many relations with it, which
    no revision holds.
    """
    if hasattr(obj, "serializable_data"):
        data: dict[str, Any] = obj.serializable_data()
    else:
        data = get_serializable_data_for_fields(obj)
    for field in obj._meta.many_to_many:
        if isinstance(field, models.ManyToManyField) and field.name not in data:
            data[field.name] = list(getattr(obj, field.name).values_list("pk", flat=True))
    return data
