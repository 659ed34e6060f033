"""Deleting many rows with what cascades from them, without telling receivers of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db import router, transaction
from django.db.models import Model, QuerySet
from django.db.models.deletion import Collector
from django.db.models.sql import DeleteQuery, UpdateQuery


def delete_quietly(rows: Sequence[Model]) -> None:
    """Delete rows of one model with what cascades from them, a few statements for each table.

    No receiver hears of it: who calls sees to what receivers would have done. The rows keep
    their keys.
    """
    if not rows:
        return
    collector = _Quiet(using=router.db_for_write(type(rows[0])), origin=rows[0])
    collector.collect(list(rows))
    collector.carry_out()


class _Quiet(Collector):
    """What Django finds to delete, deleted as if nobody listened."""

    def _has_signal_listeners(self, model: type[Model]) -> bool:
        return False

    def carry_out(self) -> None:
        """The statements of ``Collector.delete``, in its order, and nothing else."""
        self.sort()
        with transaction.atomic(using=self.using, savepoint=False):
            for rows in self.fast_deletes:
                rows._raw_delete(using=self.using)
            for (field, value), found in self.field_updates.items():
                self._update(field, value, found)
            for model, instances in self.data.items():
                keys = [one.pk for one in instances]
                DeleteQuery(model).delete_batch(keys, self.using)

    def _update(self, field: Any, value: Any, found: list[Any]) -> None:
        lazy = [rows for rows in found if isinstance(rows, QuerySet) and rows._result_cache is None]
        if lazy:
            reduce(or_, lazy).update(**{field.name: value})
        known = {one.pk: one for rows in found if not any(rows is q for q in lazy) for one in rows}
        if known:
            model = type(next(iter(known.values())))
            UpdateQuery(model).update_batch(list(known), {field.name: value}, self.using)
