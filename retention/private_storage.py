"""The storage of files that never have an address."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.core.files.storage import Storage, storages
from django.utils.deconstruct import deconstructible

from retention.files import PRIVATE
from retention.storage_answers import modified_at


@deconstructible
class PrivateStorage(Storage):
    """Whatever ``STORAGES`` calls private, looked up when it is used.

    A model's field is made before the settings are complete, and outlives a change of them.
    """

    def open(self, name: str, mode: str = "rb") -> File[Any]:
        """Open a file."""
        return storages[PRIVATE].open(name, mode)

    def save(self, name: str | None, content: Any, max_length: int | None = None) -> str:
        """Save a file under a name that is free."""
        return storages[PRIVATE].save(name, content, max_length)

    def delete(self, name: str) -> None:
        """Remove a file."""
        storages[PRIVATE].delete(name)

    def exists(self, name: str) -> bool:
        """Whether there is such a file."""
        return storages[PRIVATE].exists(name)

    def size(self, name: str) -> int:
        """In bytes."""
        return storages[PRIVATE].size(name)

    def url(self, name: str | None) -> str:
        """None: a private file has no address."""
        raise ValueError("a private file has no address")


def files_in(folder: str, *, before: datetime) -> Iterator[str]:
    """Names of the private files in a folder that were there before a moment."""
    storage = storages[PRIVATE]
    try:
        _folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        path = f"{folder}/{name}"
        changed = modified_at(storage, path)
        # One without a moment: another run has just removed it.
        if changed is not None and changed < before:
            yield path
