"""Uploads that Wagtail parked because more had to be known of them, and nobody told it."""

import uuid
from collections.abc import Iterator
from datetime import datetime

from wagtail.models import UploadedFile

from retention.files import storage_alias
from retention.storage_answers import modified_at
from retention.stores import StoredFile


def parked_uploads(before: datetime) -> Iterator[StoredFile]:
    """The files of uploads parked before a moment, and of those whose file is gone.

    Of any kind: documents may be about people too. The rows have no date; their files have.
    """
    for upload in UploadedFile.objects.order_by("pk").iterator():
        storage, name = upload.file.storage, upload.file.name
        parked = modified_at(storage, name)
        if parked is None or parked < before:
            yield StoredFile(uuid.uuid4(), storage_alias(storage), name)
