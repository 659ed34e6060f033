"""Taking a medium off the site, and putting it back.

Its file moves to private storage; sizes of an image are removed and made anew when it
comes back. References stay as they are: they render as nothing meanwhile.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from django.core.files.storage import Storage, storages

from media_retention.content.targets import Target
from media_retention.deleting import files_are_noted
from media_retention.models import RetainedMedium
from media_retention.queries.files import (
    file_fields,
    name_stems,
    own_files,
    rendition_files,
)
from media_retention.queries.objections import is_disputed
from media_retention.queries.sources import pages_by_target
from retention.files import PRIVATE, forget, storage_alias
from retention.rules.decision import Cause
from retention.storage_answers import StorageRefused, refusals_are_os_errors
from retention.stores import Candidate, Effects


class PastItsEnd(ValueError):
    """What is due cannot be put back on the site."""


class IsDisputed(PastItsEnd):
    """An objection against it waits for a decision: until then it stays off the site."""


def take_down(
    media: Sequence[RetainedMedium], candidates: Sequence[Candidate], now: datetime
) -> Effects:
    """Move files out of the public's reach; what is down already is left alone."""
    effects = Effects()
    by_uuid = {candidate.record: candidate for candidate in candidates}
    pages = pages_by_target([Target.of(medium) for medium in media])
    for medium in media:
        if medium.taken_down_at is not None:
            continue
        public = own_files(medium)
        for file in public:
            _copy(file.storage, PRIVATE, file.name)
        effects.files += public + rendition_files([medium])
        effects.names[medium.uuid] = name_stems(medium)
        effects.pages[medium.uuid] = pages.get(Target.of(medium), set())
        drop_renditions(medium)
        type(medium)._default_manager.filter(pk=medium.pk).update(taken_down_at=now)
        effects.done.append(by_uuid[medium.uuid])
    return effects


def restore(
    media: Sequence[RetainedMedium], candidates: Sequence[Candidate], today: date
) -> Effects:
    """Put media back at their old addresses.

    The copy is made before the transaction commits: should it fail, nothing has changed.

    Raises:
        PastItsEnd: a medium is due, and may not come back.
    """
    effects = Effects()
    by_uuid = {candidate.record: candidate for candidate in candidates}
    pages = pages_by_target([Target.of(medium) for medium in media])
    for medium in media:
        if medium.taken_down_at is None:
            continue
        if medium.due is not None and medium.due <= today:
            raise PastItsEnd(str(medium.uuid))
        if by_uuid[medium.uuid].cause != Cause.REPLAYED and is_disputed(medium.uuid):
            raise IsDisputed(str(medium.uuid))
        homes = _homes(medium)
        for file in own_files(medium):
            _copy(PRIVATE, homes[file.name], file.name)
            effects.files.append(file)
            effects.returned.append(replace(file, storage=homes[file.name]))
        effects.pages[medium.uuid] = pages.get(Target.of(medium), set())
        type(medium)._default_manager.filter(pk=medium.pk).update(taken_down_at=None)
        effects.done.append(by_uuid[medium.uuid])
    return effects


def drop_renditions(medium: RetainedMedium) -> None:
    """Remove the rows of an image's sizes; their files are the caller's to note."""
    renditions = getattr(medium, "renditions", None)
    if renditions is not None:
        with files_are_noted():
            renditions.all().delete()


def _homes(medium: RetainedMedium) -> dict[str, str]:
    """The public storage of each of a medium's files, by name."""
    return {
        getattr(medium, field.attname).name: storage_alias(field.storage)
        for field in file_fields(type(medium))
    }


def _copy(source: str, target: str, name: str) -> None:
    """Copy a file under its own name; what is missing at the source is left missing.

    Raises:
        OSError: a storage refused, whichever kind it is.
    """
    if source == target:
        return
    forget(target, name)
    with refusals_are_os_errors():
        _copy_between(storages[source], storages[target], name)


def _copy_between(source: Storage, target: Storage, name: str) -> None:
    if not source.exists(name):
        return
    if target.exists(name):
        target.delete(name)
    with source.open(name) as file:
        saved = target.save(name, file)
    if saved != name:
        target.delete(saved)
        raise StorageRefused(f"{type(target).__name__} did not keep the name it was given")
