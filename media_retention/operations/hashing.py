"""The hash of a medium's file, by which the same file uploaded twice is found.

Whatever is stored keeps it (``stored_files``); this is for what was stored before that.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.files.storage import storages
from wagtail.utils.file import hash_filelike

from media_retention.queries.files import own_files
from media_retention.queries.media import retained_models

BATCH = 200

logger = logging.getLogger(__name__)


def hash_missing(*, on_progress: Callable[[int, int], None]) -> int:
    """Note the hash of files that were stored before hashes were kept. Returns how many.

    A file that cannot be read is left as it is, and logged. ``on_progress`` is told how many
    are done, of how many.
    """
    hashed = done = 0
    # The field is Wagtail's on an image; a video that plays elsewhere has no file.
    models: list[Any] = [model for model in retained_models() if hasattr(model, "file_hash")]
    without = [model._default_manager.filter(file_hash="") for model in models]
    total = sum(rows.count() for rows in without)
    for rows in without:
        last = 0
        while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
            last = batch[-1].pk
            hashed += sum(_hash_stored_file(medium) for medium in batch)
            done += len(batch)
            on_progress(done, total)
    return hashed


def _hash_stored_file(medium: Any) -> bool:
    """Whether it could be read, from public storage or private."""
    lies = next((file for file in own_files(medium) if file.name == medium.file.name), None)
    if lies is None:
        return False
    try:
        with storages[lies.storage].open(lies.name) as file:
            file_hash = hash_filelike(file)
    except OSError:
        logger.warning("the file of %s cannot be read", medium.uuid)
        return False
    rows = type(medium)._default_manager.filter(pk=medium.pk, file=medium.file.name)
    return bool(rows.update(file_hash=file_hash))
