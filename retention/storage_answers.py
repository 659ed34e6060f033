"""What storages answer: folders raise ``OSError``, other kinds have errors of their own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic
from typing import Any

from django.core.files.storage import Storage

IN_VAIN = 3
"""Failures in a row that took long, after which a storage is left alone for this time."""

LONG = 1.0
"""Seconds. What fails sooner than this was refused; what takes longer was hardly answered."""

NOT_TRIED = "not tried"
"""What is said of files whose storage was not asked any more."""


class StorageRefused(OSError):
    """A storage would not do what was asked of it; nothing has changed."""


def in_short(error: Exception) -> str:
    """What a storage said, without names of files: the error's class, and S3's code for it."""
    name = type(error).__name__
    response = getattr(error, "response", None)
    details: Any = response.get("Error") if isinstance(response, dict) else None
    code = details.get("Code") if isinstance(details, dict) else None
    return name if code in (None, "", name) else f"{name} {code}"[:255]


@contextmanager
def refusals_are_os_errors() -> Iterator[None]:
    """Whatever a storage raises within it comes out as an ``OSError``, as a folder's does."""
    try:
        yield
    except OSError:
        raise
    except Exception as error:
        raise StorageRefused(in_short(error)) from error


def modified_at(storage: Storage, name: str) -> datetime | None:
    """When a file was last changed; None for one that is not there (any more)."""
    try:
        return storage.get_modified_time(name)
    except FileNotFoundError:
        return None
    except Exception:
        # S3's has an error of its own for a missing file, that also means other things.
        if storage.exists(name):
            raise
        return None


class Answers:
    """Which storages still answer, for the length of one task.

    With a storage that keeps silent every question takes as long as the connection's
    timeout: thousands of them would keep a sweep busy for days.
    """

    def __init__(self) -> None:
        self._in_vain: Counter[str] = Counter()

    def given_up(self, storage: str) -> bool:
        """Whether to leave a storage alone, by its alias, until the next run."""
        return self._in_vain[storage] >= IN_VAIN

    @contextmanager
    def asking(self, storage: str) -> Iterator[None]:
        """One question to a storage; its errors are counted and passed on."""
        started = monotonic()
        try:
            yield
        except Exception:
            self.count(storage, failed=True, seconds=monotonic() - started)
            raise
        self.count(storage, failed=False, seconds=0)

    def count(self, storage: str, *, failed: bool, seconds: float) -> None:
        """How one question was answered, and after how long."""
        silent = failed and seconds > LONG
        self._in_vain[storage] = self._in_vain[storage] + 1 if silent else 0
