"""Uploads that nobody completed."""

from wagtail.models import UploadedFile

from retention.files import storage_alias
from retention.stores import StoredFile


def forget_parked(stray: StoredFile) -> int:
    """Delete the row of a parked upload, if that is what a stray file is of."""
    storage = UploadedFile._meta.get_field("file").storage
    if stray.storage != storage_alias(storage):
        return 0
    deleted, _by_model = UploadedFile.objects.filter(file=stray.name).delete()
    return int(deleted)
