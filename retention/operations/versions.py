"""Bringing due dates in line with versions of rules that took effect or were annulled."""

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime

from django.db import transaction

from retention import stores
from retention.operations.register import mark_applied
from retention.queries.register import versions_to_apply
from retention.stores import Store

logger = logging.getLogger(__name__)


def apply_versions(*, today: date, now: datetime) -> dict[str, str]:
    """Recompute the due dates under every rule with a version not applied yet.

    A due date never moves later here, unless a version was annulled as a mistake: then
    what it took away is given back. A version waits for the next sweep when a store could not
    recompute. Returns those stores by key, each with the name of what went wrong.

    Args:
        now: the moment written on what moves; that of the sweep, so that the brake can tell
            what moved since from what moved then.
    """
    taken = list(versions_to_apply(today))
    annulled: dict[str, bool] = {}
    for version in taken:
        key = version.rule.key
        annulled[key] = annulled.get(key, False) or version.annulled_at is not None
    failed: dict[str, str] = {}
    for store in stores.all_stores():
        mine = {rule: extend for rule, extend in annulled.items() if rule in store.rules}
        if problem := _recalculate(store, mine, today, now):
            failed[store.key] = problem
    waiting = {rule for key in failed for rule in stores.get(key).rules}
    mark_applied([v for v in taken if v.rule.key not in waiting], now=now)
    return failed


@contextmanager
def versions_applied_for_now(*, today: date, now: datetime) -> Iterator[Mapping[str, str]]:
    """Due dates as a sweep would first make them, for a rehearsal; then as they were."""
    if not versions_to_apply(today).exists():
        yield {}
        return
    with transaction.atomic():
        yield apply_versions(today=today, now=now)
        transaction.set_rollback(True)


def _recalculate(store: Store, rules: Mapping[str, bool], today: date, now: datetime) -> str:
    """What went wrong, if anything did."""
    try:
        for rule, may_extend in rules.items():
            store.recalculate(rule, today=today, now=now, may_extend=may_extend)
    except Exception as error:
        logger.exception("store %s cannot recalculate", store.key)
        return type(error).__name__
    return ""
