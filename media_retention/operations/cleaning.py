"""Taking metadata out of files that were stored before the suite saw to that."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from enum import StrEnum
from typing import Any

from django.core.files.base import File
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import FileField

from media_retention.metadata.malformed import Unreadable
from media_retention.models import RetainedMedium
from media_retention.operations.held import STORE
from media_retention.queries.files import file_fields, own_files
from media_retention.queries.media import retained_models
from media_retention.stored_files import without_metadata
from retention.queries.holds import active_hold
from retention.storage_answers import refusals_are_os_errors

BATCH = 200

logger = logging.getLogger(__name__)


class Found(StrEnum):
    """What became of one file."""

    CLEANED = "cleaned"
    CLEAN = "clean already"
    OFF_THE_SITE = "off the site"
    """Its file cannot be replaced; to be cleaned once it is back."""
    ON_HOLD = "on hold"
    """Its file stays as it is; to be cleaned once the hold is released."""
    FAILED = "failed"
    """It cannot be read, or storage refused."""


def clean_all(*, dry_run: bool, on_progress: Callable[[int, int], None]) -> Counter[Found]:
    """Replace every file that has metadata by one without; running it again changes nothing.

    The new file has an address of its own: the old one and its sizes go, as whenever a file is
    replaced. ``on_progress`` is told how many media are done, of how many.
    """
    found: Counter[Found] = Counter()
    models = [model for model in retained_models() if file_fields(model)]
    total = sum(model._default_manager.count() for model in models)
    done = 0
    for model in models:
        last = 0
        rows = model._default_manager.order_by("pk").values_list("pk", flat=True)
        while batch := list(rows.filter(pk__gt=last)[:BATCH]):
            last = batch[-1]
            for pk in batch:
                found += _clean(model, pk, dry_run=dry_run)
            done += len(batch)
            on_progress(done, total)
    return found


def _clean(model: type[RetainedMedium], pk: Any, *, dry_run: bool) -> Counter[Found]:
    """One medium, under its lock: somebody may be taking it down or replacing its file."""
    found: Counter[Found] = Counter()
    try:
        with transaction.atomic(), refusals_are_os_errors():
            locked = model._default_manager.select_for_update(of=("self",))
            medium = locked.filter(pk=pk).first()
            if medium is None:
                return found
            for field in file_fields(model):
                if getattr(medium, field.attname):
                    found[_clean_file(medium, field, dry_run=dry_run)] += 1
    except (OSError, Unreadable):
        logger.warning("a file of medium %s of %s cannot be cleaned", pk, model._meta.label)
        return Counter({Found.FAILED: 1})
    return found


def _clean_file(medium: RetainedMedium, field: FileField, *, dry_run: bool) -> Found:
    file = getattr(medium, field.attname)
    lies = next(one for one in own_files(medium) if one.name == file.name)
    with closing(storages[lies.storage].open(lies.name)) as stored:
        # A copy of what is open: storage may not let it be read while it is being replaced.
        clean: File[Any] = without_metadata(stored)
        if clean is stored:
            return Found.CLEAN
        if medium.taken_down_at is not None:
            return Found.OFF_THE_SITE
        if active_hold(STORE, medium.uuid):
            return Found.ON_HOLD
        if not dry_run:
            clean.name = file.name
            setattr(medium, field.attname, clean)
            medium.save()
    return Found.CLEANED
