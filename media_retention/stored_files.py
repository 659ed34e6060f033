"""Nothing reaches storage with its metadata: every way to store a medium's file leads here.

Django stores the file of a model through the field's ``attr_class``, whoever saves it:
Wagtail's forms, ``bulk_create``, or one line of code. So that is where metadata goes.
"""

from __future__ import annotations

from collections.abc import Callable
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO, cast

from django.core.files.base import ContentFile, File
from django.db import transaction
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from wagtail.images.models import WagtailImageFieldFile
from wagtail.utils.file import hash_filelike

from media_retention.metadata import cleaning, recordings, tagged
from media_retention.metadata.blank import Blank
from media_retention.metadata.credit import credit_in
from media_retention.metadata.malformed import Malformed, NotCleanable, Unreadable
from media_retention.models import RetainedMedium
from media_retention.operations.held import refuse_other_file
from media_retention.queries.files import file_fields
from media_retention.queries.media import retained_models

IN_MEMORY = 8 * 1024 * 1024
"""Bytes of a film that are worked on without a temporary file, at most."""


class OffTheSite(ValueError):
    """The file of what is off the site cannot be replaced: it would be public again."""


def without_metadata(content: File[Any]) -> File[Any]:
    """The same file without what its metadata tells; itself, when there is nothing to remove.

    Pictures are read whole, recordings are not. What is of no known format stays as it is.

    Raises:
        Unreadable: it starts like a picture or a recording, and cannot be read.
        NotCleanable: it is a recording of a kind that cannot be cleaned.
    """
    head = _head(content)
    if cleaning.is_picture(head):
        return _clean_picture(content)
    if find := recordings.finder(head):
        return _blanked(content, find)
    if recordings.is_tagged(head):
        return _untagged(content)
    if recordings.is_recording(head):
        raise NotCleanable("nothing takes out the metadata of this kind of recording")
    return content


def is_picture(content: File[Any]) -> bool:
    """Whether a file starts like a picture of a known format."""
    return cleaning.is_picture(_head(content))


def is_recording_file(content: File[Any]) -> bool:
    """Whether a file starts like a video or a sound recording of a known format."""
    return recordings.is_recording(_head(content))


def can_be_cleaned(content: File[Any]) -> bool:
    """Whether a recording is of a kind whose metadata can be taken out."""
    return recordings.can_be_cleaned(_head(content))


def credit_of(content: File[Any]) -> str:
    """Who made a picture, as its file tells; nothing when it does not."""
    content.seek(0)
    credit = credit_in(content.read())
    content.seek(0)
    return credit


def take_over_storing() -> None:
    """Let every file field of retained media store clean files."""
    for model in retained_models():
        for field in file_fields(model):
            field.attr_class = clean_class(field) or field.attr_class


def clean_class(field: FileField) -> type[CleanFile] | None:
    """What stores a field's files clean; nothing for a field with a class of its own."""
    for clean in (CleanFile, CleanImageFile):
        if issubclass(clean, field.attr_class):
            return clean
    return None


class CleanFile(FieldFile):
    """A file that is cleaned as it is stored."""

    instance: RetainedMedium

    def save(self, name: str, content: Any, save: bool = True) -> None:
        """Store a file without its metadata, and note on the medium what was stored.

        Raises:
            OffTheSite: the medium is off the site.
            UnderHold: a hold keeps the file that it has.
            Unreadable: it starts like a picture or a recording, and cannot be read.
            NotCleanable: it is a recording of a kind that cannot be cleaned.
        """
        if self.instance.taken_down_at is not None:
            raise OffTheSite(f"{self.instance.uuid} is off the site: put it back first")
        self._mind_a_hold()
        content = without_metadata(content)
        # Without a name a file counts as none, and an image's width as unknown.
        content.name = content.name or name
        super().save(name, content, save=False)
        _note(self.instance, self.field, content)
        if save:
            self.instance.save()

    save.alters_data = True  # type: ignore[attr-defined]

    def delete(self, save: bool = True) -> None:
        """Remove the file itself.

        Raises:
            UnderHold: a hold keeps it.
        """
        with transaction.atomic():
            self._mind_a_hold()
            super().delete(save=save)

    delete.alters_data = True  # type: ignore[attr-defined]

    def _mind_a_hold(self) -> None:
        if not self.instance._state.adding:
            with transaction.atomic():
                refuse_other_file(self.instance)


class CleanImageFile(CleanFile, WagtailImageFieldFile):
    """The same for Wagtail's images, whose size it knows."""

    def get_image_dimensions(self) -> tuple[int, int]:
        """Width and height; as the row has them where the file is not at its address now.

        Django asks whenever a row is read again, also while the image is off the site.
        """
        try:
            size: tuple[int, int] = super().get_image_dimensions()
        except FileNotFoundError:
            row = self.instance.__dict__
            width, height = row.get("width"), row.get("height")
            if not self._committed or width is None or height is None:
                raise
            return width, height
        return size


def store_new_files(medium: RetainedMedium, update_fields: frozenset[str] | None) -> None:
    """Store what a medium is about to be saved with, before any of its fields is read.

    Django stores a file when it comes to its field: what tells of the file may be read by then.
    """
    for field in file_fields(type(medium)):
        file = getattr(medium, field.attname)
        chosen = update_fields is None or field.name in update_fields
        if file and chosen and not file._committed:
            file.save(file.name, file.file, save=False)


def _head(content: File[Any]) -> bytes:
    """The first bytes; none of a file of text."""
    content.seek(0)
    head = content.read(cleaning.HEAD)
    content.seek(0)
    return head if isinstance(head, bytes) else b""


def _clean_picture(content: File[Any]) -> File[Any]:
    data = content.read()
    content.seek(0)
    clean = cleaning.without_metadata(data)
    return content if clean == data else ContentFile(clean, name=content.name)


def _blanked(content: File[Any], find: Callable[[BinaryIO], list[Blank]]) -> File[Any]:
    """A copy: the file may be somebody's own, on the disk it was read from."""
    try:
        blanks = find(cast(BinaryIO, content))
    except Malformed as error:
        raise Unreadable("the recording cannot be read") from error
    finally:
        content.seek(0)
    if not blanks:
        return content
    copy = _copy(content)
    cleaning.blank_in_place(copy, blanks)
    copy.seek(0)
    return File(copy, name=content.name)


def _untagged(content: File[Any]) -> File[Any]:
    """A copy without tags, unless there were none."""
    copy = _copy(content)
    tagged.strip(copy)
    copy.seek(0)
    if hash_filelike(copy) == hash_filelike(content):
        copy.close()
        content.seek(0)
        return content
    copy.seek(0)
    return File(copy, name=content.name)


def _copy(content: File[Any]) -> BinaryIO:
    copy: IO[bytes] = SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 (storage closes it)
    for chunk in content.chunks():
        copy.write(chunk)
    content.seek(0)
    return cast(BinaryIO, copy)


def _note(medium: RetainedMedium, field: FileField, content: File[Any]) -> None:
    """Wagtail keeps size and hash of an image's file: those of what lies on storage."""
    if field.name == "file" and hasattr(medium, "file_hash"):
        medium.file_hash = hash_filelike(content)
        medium.file_size = content.size  # type: ignore[attr-defined]
