"""Commits that take effect, within a test that is rolled back.

A test with real transactions costs more than a second of emptying tables afterwards. Within
:func:`commits_take_effect` what waits for a commit happens as soon as the outermost
transaction of the code under test ends, as it would in production, though the test's own
transaction goes on.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.transaction import Atomic
from pytest import MonkeyPatch

logger = logging.getLogger(__name__)


@contextmanager
def commits_take_effect(monkeypatch: MonkeyPatch) -> Iterator[None]:
    """Take the present depth of transactions for none at all."""
    outside = len(connection.savepoint_ids)
    leave: Callable[..., None] = Atomic.__exit__
    remember: Callable[..., None] = BaseDatabaseWrapper.on_commit

    def leave_and_run(self: Atomic, *exc: Any) -> None:
        leave(self, *exc)
        _run(outside)

    def remember_or_run(self: BaseDatabaseWrapper, *args: Any, **kwargs: Any) -> None:
        remember(self, *args, **kwargs)
        _run(outside)

    with monkeypatch.context() as patch:
        patch.setattr(Atomic, "__exit__", leave_and_run)
        patch.setattr(BaseDatabaseWrapper, "on_commit", remember_or_run)
        yield


def _run(outside: int) -> None:
    """Run what waits, in order, if no transaction but the test's own is open."""
    while (
        connection.in_atomic_block
        and len(connection.savepoint_ids) == outside
        and not connection.needs_rollback
        and connection.run_on_commit
    ):
        # django-stubs knows two of the three.
        _savepoints, function, robust = connection.run_on_commit.pop(0)  # type: ignore[misc]
        try:
            function()
        except Exception:
            if not robust:
                raise
            logger.exception("failed after commit")
