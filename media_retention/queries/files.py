"""Files of media: which they are, where they lie, and which belong to nobody."""

import re
import uuid
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import PurePosixPath
from zlib import crc32

from django.apps import apps
from django.core.files.storage import Storage, storages
from django.db.models import FileField, Model
from django.utils.encoding import filepath_to_uri
from wagtail.images.models import AbstractRendition
from wagtail.models import UploadedFile

from media_retention.models import RetainedEmbed, RetainedMedium
from media_retention.queries.media import CHUNK, retained_models
from retention.files import PRIVATE, storage_alias
from retention.storage_answers import modified_at
from retention.stores import StoredFile

_RANDOM = re.compile(r"[0-9a-f]{16}")


def file_fields(model: type[Model]) -> list[FileField]:
    """Every file field of a model: a video has its poster in one of its own."""
    return [field for field in model._meta.get_fields() if isinstance(field, FileField)]


def own_files(medium: RetainedMedium) -> list[StoredFile]:
    """The originals: the file itself and a poster, where they lie now."""
    found = []
    for field in file_fields(type(medium)):
        if name := getattr(medium, field.attname).name:
            public = storage_alias(field.storage)
            down = medium.taken_down_at is not None
            found.append(StoredFile(medium.uuid, PRIVATE if down else public, name))
    return found


def rendition_files(media: Collection[RetainedMedium]) -> list[StoredFile]:
    """Every size that was ever made of images and still has a row."""
    found: list[StoredFile] = []
    for model, uuids in _uuids_by_model(media).items():
        if not hasattr(model, "get_rendition_model"):
            continue
        renditions = model.get_rendition_model()
        alias = storage_alias(renditions._meta.get_field("file").storage)
        pks = list(uuids)
        for start in range(0, len(pks), CHUNK):
            rows = renditions._default_manager.filter(image_id__in=pks[start : start + CHUNK])
            found += [
                StoredFile(uuids[image], alias, name)
                for image, name in rows.values_list("image_id", "file")
            ]
    return found


def renditions_of_what_is_down() -> Iterator[StoredFile]:
    """Sizes of images that are off the site: somebody made them while they were taken down.

    Each is a record of its own in the ledger: the image itself is still there.
    """
    for model in retained_models():
        if hasattr(model, "get_rendition_model"):
            down = model._default_manager.filter(taken_down_at__isnull=False)
            images = down.filter(pk__in=model.get_rendition_model().objects.values("image"))
            for file in rendition_files(list(images.order_by("pk"))):
                yield replace(file, record=uuid.uuid4())


def _uuids_by_model(
    media: Iterable[RetainedMedium],
) -> dict[type[RetainedMedium], dict[int, uuid.UUID]]:
    grouped: dict[type[RetainedMedium], dict[int, uuid.UUID]] = {}
    for medium in media:
        grouped.setdefault(type(medium), {})[medium.pk] = medium.uuid
    return grouped


def name_stems(medium: RetainedMedium) -> set[str]:
    """What a page that still shows a medium has in its HTML.

    Of a random name its first half: Wagtail shortens the names of sizes, never that far. A
    name from before the suite may be short enough to stand in any text: of such a medium
    each file is sought by its whole name. A video that plays elsewhere has its number there.
    """
    if isinstance(medium, RetainedEmbed):
        return {medium.address.sign}
    own = own_files(medium)
    random = [_RANDOM.match(PurePosixPath(file.name).name) for file in own]
    if all(random):
        return {match.group() for match in random if match}
    return {filepath_to_uri(file.name) for file in [*own, *rendition_files([medium])]}


AT_A_TIME = 20_000
"""Files of one folder that a sweep looks at, about: it costs what is due, not what is held."""


def stray_files(before: datetime, *, turn: int) -> Iterator[StoredFile]:
    """Files in the folders of media that no row of any model knows, older than a moment.

    Args:
        turn: which part of a folder comes first that is too large for one run.
    """
    folders: dict[str, set[str]] = {}
    for model in _models_with_files():
        for field in file_fields(model):
            for alias in {storage_alias(field.storage), PRIVATE}:
                folders.setdefault(alias, set()).add(_folder(field))
    for alias, its_folders in folders.items():
        for folder in sorted(its_folders):
            for names in batched(_part(_names(storages[alias], folder), turn), CHUNK):
                yield from _unknown(alias, names, before)


def _models_with_files() -> Iterator[type[Model]]:
    for model in retained_models():
        yield model
        if hasattr(model, "get_rendition_model"):
            yield model.get_rendition_model()
    yield UploadedFile
    if apps.is_installed("wagtail.users"):
        # Wagtail leaves the picture of an account that is deleted.
        yield apps.get_model("wagtailusers", "UserProfile")


def _folder(field: FileField) -> str:
    """Where a field's files go: the folder that its naming gives a made-up file."""
    return str(PurePosixPath(field.generate_filename(field.model(), "x.jpg")).parent)


def _names(storage: Storage, folder: str) -> Iterator[str]:
    try:
        _folders_in_it, names = storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        yield f"{folder}/{name}"


def _part(names: Iterable[str], turn: int) -> list[str]:
    """All of a folder, or the part of it whose turn it is: by name, so that each has its turn."""
    every = list(names)
    parts = -(-len(every) // AT_A_TIME)
    if parts <= 1:
        return every
    return [name for name in every if crc32(name.encode()) % parts == turn % parts]


def _unknown(alias: str, names: Collection[str], before: datetime) -> Iterator[StoredFile]:
    known = set().union(
        *(_known(model, names, alias) for model in apps.get_models() if model._meta.managed)
    )
    for name in names:
        if name not in known and _is_older(storages[alias], name, before):
            yield StoredFile(uuid.uuid4(), alias, name)


def _is_older(storage: Storage, name: str, before: datetime) -> bool:
    """Whether a file was there before a moment; one that is gone by now was not."""
    changed = modified_at(storage, name)
    return changed is not None and changed < before


def _known(model: type[Model], names: Collection[str], alias: str) -> set[str]:
    """Those of the names that rows of a model refer to on this storage.

    A folder may be shared with a model that is not ours: its files are no strays.
    """
    found: set[str] = set()
    for field in file_fields(model):
        rows = model._base_manager.filter(**{f"{field.attname}__in": names})
        if issubclass(model, RetainedMedium):
            # While a medium is down, its file belongs in private storage and nowhere else.
            rows = rows.filter(taken_down_at__isnull=alias != PRIVATE)
        if issubclass(model, AbstractRendition):
            found |= _of_the_file_there_is(rows.values_list(field.attname, "image__file"))
        else:
            found.update(rows.values_list(field.attname, flat=True))
    return found


def _of_the_file_there_is(sizes: Iterable[tuple[str, str]]) -> set[str]:
    """Sizes whose image still has the file that they were made of, by both their names.

    Where code updates rows without saving them, nothing else tells that sizes are of a file
    that is gone. Of an image with a name from before the suite every size is believed.
    """
    found = set()
    for size, file in sizes:
        random = _RANDOM.match(PurePosixPath(file).name)
        if random is None or PurePosixPath(size).name.startswith(random.group()):
            found.add(size)
    return found


def batched(names: Iterable[str], size: int) -> Iterator[list[str]]:
    """Names in lists of at most so many."""
    rest = iter(names)
    while batch := list(islice(rest, size)):
        yield batch
