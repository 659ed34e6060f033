"""Who looks after the files of a deleted row.

Wagtail would remove them in a task that forgets a refusal. Here their removal is written
down in the transaction that deletes the row, and tried until it succeeds. The engine notes
them with its ledger line; whoever else deletes a row has them noted by a signal.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_noted: ContextVar[bool] = ContextVar("files_are_noted", default=False)


@contextmanager
def files_are_noted() -> Iterator[None]:
    """Within this, whoever deletes has noted the files himself."""
    token = _noted.set(True)
    try:
        yield
    finally:
        _noted.reset(token)


def somebody_noted_the_files() -> bool:
    """Whether a delete happens within :func:`files_are_noted`."""
    return _noted.get()
