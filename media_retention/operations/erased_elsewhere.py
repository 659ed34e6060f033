"""Media that somebody deletes without the engine: the same traces must go, and be proved."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from django.db import transaction
from django.utils import timezone

from media_retention import tasks
from media_retention.content.targets import Target
from media_retention.models import RetainedMedium
from media_retention.operations.erasing import describe, forget_behind
from media_retention.operations.left_behind import forget_tags, tags_of
from media_retention.operations.stripping import Stripping
from media_retention.queries.due import as_candidate
from media_retention.queries.sources import sources_of
from retention import engine, stores
from retention.files import storage_alias
from retention.models import Act, FileRemoval
from retention.rules.decision import Cause


def write_down(medium: RetainedMedium, *, today: date) -> None:
    """A row is about to be deleted by an editor or by code: ledger line, notes, clean content.

    In the transaction that deletes it: should that fail, nothing was written down.
    """
    effects = describe([medium])
    stripping = Stripping([Target.of(medium)])
    stripping.strip_all(sources_of(stripping.gone))
    effects.touched |= stripping.touched
    forget_behind([medium], effects.files, today=today)
    effects.done.append(replace(as_candidate(medium, Cause.DELETED), part=None))
    engine.record(stores.get("media"), Act.ERASED, effects)
    transaction.on_commit(partial(forget_tags, tags_of([medium])), robust=True)
    # Consents on which nothing rests any more go too.
    transaction.on_commit(partial(tasks.erase_ended.enqueue, []), robust=True)


def note_rendition(rendition: Any) -> None:
    """A size of an image was deleted: its file goes too, unless it is noted with the image.

    A note of before counts again: one may have gone from this address, and another come there.
    """
    FileRemoval.objects.update_or_create(
        storage=storage_alias(rendition.file.storage),
        name=rendition.file.name,
        defaults={"removed_at": None},
        create_defaults={"store": "media", "noted_at": timezone.now()},
    )
