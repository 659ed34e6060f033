"""A medium gets another file: the old one and its sizes must go, even when storage refuses."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.utils import timezone

from media_retention.models import RetainedMedium
from media_retention.operations.taking_down import drop_renditions
from media_retention.queries.files import rendition_files
from retention.files import remove_noted
from retention.models import FileRemoval
from retention.stores import StoredFile

STORE = "media"


def let_go(medium: RetainedMedium, replaced: Collection[StoredFile]) -> None:
    """Note the replaced files and every size made of them, and remove them after commit."""
    gone = [*replaced, *rendition_files([medium])]
    with transaction.atomic():
        FileRemoval.objects.bulk_create(
            FileRemoval(store=STORE, storage=file.storage, name=file.name, noted_at=timezone.now())
            for file in gone
        )
        drop_renditions(medium)
        transaction.on_commit(partial(remove_noted, STORE), robust=True)
