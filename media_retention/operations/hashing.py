"""The hash of a medium's file, by which the same file uploaded twice is found.

Whatever is stored keeps it (``stored_files``); this is for what was stored before that.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from django.core.files.base import File
from django.core.files.storage import storages
from wagtail.utils.file import hash_filelike

from media_retention.metadata.malformed import Unreadable
from media_retention.queries.files import own_files
from media_retention.queries.media import retained_models
from media_retention.stored_files import without_metadata
from retention.storage_answers import refusals_are_os_errors

BATCH = 200

logger = logging.getLogger(__name__)


def hash_all(*, on_progress: Callable[[int, int], None]) -> int:
    """Bring the hashes of all files in line. Running it again changes nothing.

    A file that cannot be read is left as it is, and logged. Returns how many hashes changed.
    ``on_progress`` is told how many are done, of how many.
    """
    changed = done = 0
    # The field is Wagtail's on an image; a video that plays elsewhere has no file.
    models: list[Any] = [model for model in retained_models() if hasattr(model, "file_hash")]
    total = sum(model._default_manager.count() for model in models)
    for model in models:
        last = 0
        rows = model._default_manager.order_by("pk")
        while batch := list(rows.filter(pk__gt=last)[:BATCH]):
            last = batch[-1].pk
            changed += sum(_hash_stored_file(medium) for medium in batch)
            done += len(batch)
            on_progress(done, total)
    return changed


def _hash_stored_file(medium: Any) -> bool:
    """Whether its hash changed; the file is read from public storage or private."""
    lies = next((file for file in own_files(medium) if file.name == medium.file.name), None)
    if lies is None:
        return False
    try:
        with refusals_are_os_errors(), storages[lies.storage].open(lies.name) as file:
            file_hash = _hash(file)
    except OSError:
        logger.warning("the file of %s cannot be read", medium.uuid)
        return False
    if file_hash == medium.file_hash:
        return False
    rows = type(medium)._default_manager.filter(pk=medium.pk, file=medium.file.name)
    return bool(rows.update(file_hash=file_hash))


def _hash(file: File[Any]) -> str:
    """Of the file without metadata: so it would be stored if it were uploaded now."""
    with suppress(Unreadable):
        return str(hash_filelike(without_metadata(file)))
    return str(hash_filelike(file))
