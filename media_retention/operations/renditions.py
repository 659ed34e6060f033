"""Sizes of images that must not be there: made while their image was being taken down.

Whoever makes a size reads the image first and writes a file last. In between somebody can take
the image off the site and remove all sizes that are there by then.
"""

from functools import partial
from typing import Any

from django.db import transaction

from media_retention.deleting import files_are_noted
from media_retention.models import RetainedMedium
from media_retention.operations.erased_elsewhere import note_rendition
from media_retention.queries.media import retained_models
from retention.files import remove_noted, storage_alias
from retention.stores import StoredFile

STORE = "media"


def discard_unless_public(image: RetainedMedium, rendition: Any) -> bool:
    """Drop a size just made, row and file, if its image is off the site or gone by now.

    In the transaction that made it: whoever takes the image down now waits for that, and then
    finds it. Returns whether it went.
    """
    rows = type(image)._base_manager.select_for_update(no_key=True, of=("self",))
    now = rows.filter(pk=image.pk).values_list("taken_down_at", flat=True)
    if list(now) == [None]:
        return False
    # Noted here: its row may have been dropped already by who did not know this file.
    note_rendition(rendition)
    with files_are_noted():
        rendition.delete()
    transaction.on_commit(partial(remove_noted, STORE), robust=True)
    return True


def forget_rendition(stray: StoredFile) -> int:
    """Delete the row of a size whose file is to go; what is wanted again is made again."""
    deleted = 0
    for model in retained_models():
        if not hasattr(model, "get_rendition_model"):
            continue
        renditions = model.get_rendition_model()
        if stray.storage == storage_alias(renditions._meta.get_field("file").storage):
            with files_are_noted():
                deleted += renditions._default_manager.filter(file=stray.name).delete()[0]
    return deleted
