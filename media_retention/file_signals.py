"""What holds of a medium's files however it is saved: stored clean, and the old ones go."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db.models.signals import post_save, pre_save
from wagtail.models import UploadedFile

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.models.medium import random_name
from media_retention.operations.held import refuse_other_file
from media_retention.operations.replacing import let_go
from media_retention.queries.files import file_fields, own_files
from media_retention.queries.media import retained_models
from media_retention.stored_files import OffTheSite, store_new_files, without_metadata
from retention.stores import StoredFile

_BEFORE = "_files_before_save"


def connect() -> None:
    """Called once, when the apps are ready."""
    for model in retained_models():
        label = model._meta.label_lower
        pre_save.connect(_file_stored, sender=model, dispatch_uid=f"{label}.file_stored")
        post_save.connect(_file_replaced, sender=model, dispatch_uid=f"{label}.file_replaced")
    pre_save.connect(
        _upload_parked, sender=UploadedFile, dispatch_uid="media_retention.upload_parked"
    )


def _file_stored(
    instance: RetainedMedium, raw: bool, update_fields: frozenset[str] | None, **kwargs: Any
) -> None:
    if raw:
        return
    before = _stored(instance)
    new = _is_new_file(instance, before, update_fields)
    if before is not None and before.taken_down_at is not None and new:
        raise OffTheSite(f"{instance.uuid} is off the site: put it back first")
    if new or (before is not None and _is_other_video(instance, before, update_fields)):
        refuse_other_file(instance)
    setattr(instance, _BEFORE, own_files(before) if before is not None and new else [])
    store_new_files(instance, update_fields)


def _file_replaced(instance: RetainedMedium, raw: bool, **kwargs: Any) -> None:
    before: list[StoredFile] = instance.__dict__.pop(_BEFORE, [])
    kept = {file.name for file in own_files(instance)}
    replaced = [file for file in before if file.name not in kept]
    if replaced:
        let_go(instance, replaced)


def _upload_parked(instance: UploadedFile, raw: bool, **kwargs: Any) -> None:
    """Wagtail parks an upload of which more must be known, on the public storage."""
    parked_for = instance.for_content_type and instance.for_content_type.model_class()
    if raw or instance.file._committed or parked_for not in retained_models():
        return
    content = without_metadata(instance.file.file)
    name = PurePosixPath(random_name("", instance.file.name)).name
    instance.file = ContentFile(content.read(), name=name)


def _stored(medium: RetainedMedium) -> RetainedMedium | None:
    """The row as it is in the database; nothing for a new one."""
    if medium._state.adding:
        return None
    return type(medium)._base_manager.filter(pk=medium.pk).first()


def _is_new_file(
    medium: RetainedMedium,
    before: RetainedMedium | None,
    update_fields: frozenset[str] | None,
) -> bool:
    """Whether saving would put another file in the place of one, or take one away."""
    return before is not None and any(
        not file._committed or file.name != getattr(before, name).name
        for name, file in _saved_files(medium, update_fields)
    )


def _is_other_video(
    medium: RetainedMedium, before: RetainedMedium, update_fields: frozenset[str] | None
) -> bool:
    """Whether an address is all there is of it, and it would be the address of another."""
    return (
        isinstance(medium, RetainedEmbed)
        and isinstance(before, RetainedEmbed)
        and (update_fields is None or not {"provider", "video_id"}.isdisjoint(update_fields))
        and (medium.provider, medium.video_id) != (before.provider, before.video_id)
    )


def _saved_files(medium: RetainedMedium, update_fields: frozenset[str] | None) -> list[Any]:
    return [
        (field.attname, getattr(medium, field.attname))
        for field in file_fields(type(medium))
        if update_fields is None or field.name in update_fields
    ]
