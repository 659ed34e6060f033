"""Storages that fail in ways that real ones do, and what tests ask of storages of any kind."""

from __future__ import annotations

import os
import posixpath
import time
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urljoin

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, Storage, storages

from tests import s3_server


def all_names(alias: str) -> set[str]:
    """Every file on a storage, whichever kind it is."""
    return set(_names_below(storages[alias], ""))


def _names_below(storage: Storage, folder: str) -> Iterator[str]:
    try:
        folders, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        yield posixpath.join(folder, name)
    for one in folders:
        yield from _names_below(storage, posixpath.join(folder, one))


def public_address(name: str) -> str:
    """Where visitors find a file, without the scheme."""
    return urljoin("http://localhost", storages["default"].url(name)).split("://")[1]


def overwrite(alias: str, name: str, content: bytes) -> None:
    """Put another file in the place of one, without the models knowing."""
    storages[alias].delete(name)
    storages[alias].save(name, ContentFile(content))


def date_back(alias: str, name: str, *, hours: float) -> None:
    """Have a file lie on a storage for so many hours already."""
    storage = storages[alias]
    moment = datetime.now(UTC) - timedelta(hours=hours)
    if isinstance(storage, FileSystemStorage):
        os.utime(storage.path(name), (moment.timestamp(), moment.timestamp()))
    else:
        s3_server.date_back(storage, name, moment)


@contextmanager
def refusing(method: str, parts: Collection[str] = ("",)) -> Iterator[None]:
    """Have storages refuse a method (``delete``, ``_save``) as their kind does.

    Args:
        parts: only for files whose name has one of these in it, as it stands at the time.
    """
    with pytest.MonkeyPatch.context() as patch:
        for kind in {type(storages[alias]) for alias in ("default", "private")}:
            patch.setattr(kind, method, _refusal(kind, method, parts))
        yield


def refused_in_short() -> str:
    """How such a refusal is noted."""
    return "PermissionError" if _lies_in_folder() else "ClientError AccessDenied"


@contextmanager
def slow_to_delete(seconds: float) -> Iterator[None]:
    """Have the public storage take its time over every delete."""
    kind = type(storages["default"])
    delete = kind.delete

    def delete_at_last(self: Storage, name: str) -> None:
        time.sleep(seconds)
        delete(self, name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kind, "delete", delete_at_last)
        yield


def _refusal(kind: type[Storage], method: str, parts: Collection[str]) -> Callable[..., Any]:
    otherwise = getattr(kind, method)

    def refuse(self: Storage, name: str, *args: Any) -> Any:
        if any(part in name for part in parts):
            raise PermissionError(name) if _lies_in_folder() else s3_server.access_denied()
        return otherwise(self, name, *args)

    return refuse


def _lies_in_folder() -> bool:
    return isinstance(storages["default"], FileSystemStorage)
