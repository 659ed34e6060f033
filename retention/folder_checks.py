"""Whether the folder of private files is really apart from what everybody may look at.

Knows folders only; of buckets ``retention.bucket_checks`` says the same. In one folder a held
photo's only file would pass for a stray of the other storage, and private files would be served.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.files.storage import FileSystemStorage, storages

from retention.files import PRIVATE

STATIC = "staticfiles"
HINT = "Give private files a folder of their own. See docs/reference/settings.md."


def register() -> None:
    """Called once, when the apps are ready."""
    checks.register(check_private_folder, checks.Tags.files, checks.Tags.security)


def check_private_folder(app_configs: Any, **kwargs: Any) -> Sequence[checks.CheckMessage]:
    """retention.E005: private files lie where everybody may look, or the other way round."""
    problem = shared_folders()
    return [checks.Error(f"{problem}.", hint=HINT, id="retention.E005")] if problem else []


def shared_folders() -> str:
    """Which folder lies in which, links followed; nothing where private files have their own."""
    folders = _folders()
    private = folders.pop(PRIVATE, None)
    if private is None:
        return ""
    for name, public in folders.items():
        if private == public:
            return f"{_called(PRIVATE)} and {_called(name)} are the same folder: {private}"
        if private.is_relative_to(public):
            return f"{_called(PRIVATE)} lies inside {_called(name)}: {private} in {public}"
        if public.is_relative_to(private):
            return f"{_called(name)} lies inside {_called(PRIVATE)}: {public} in {private}"
    return ""


def _folders() -> dict[str, Path]:
    """Where files lie that a site keeps in folders, by the alias of their storage."""
    ours = {alias: storages[alias] for alias in storages.backends if alias != STATIC}
    return {
        alias: Path(storage.location).resolve()
        for alias, storage in ours.items()
        if isinstance(storage, FileSystemStorage)
    }


def _called(alias: str) -> str:
    """What an operator knows a storage's folder by."""
    names = {"default": "MEDIA_ROOT", PRIVATE: "PRIVATE_MEDIA_ROOT"}
    setting = names.get(alias, "")
    return setting if hasattr(settings, setting) else f"STORAGES[{alias!r}]"
