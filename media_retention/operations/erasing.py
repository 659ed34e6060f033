"""Erasing media: row, files, references, and whatever else they leave behind."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from uuid import UUID

from media_retention.content.targets import Target
from media_retention.models import OBJECTIONS, Objection, Placement, RetainedMedium
from media_retention.operations.consent_ends import release_media
from media_retention.operations.left_behind import forget_forms, forget_links, forget_tags, tags_of
from media_retention.operations.rows import by_model, delete_rows
from media_retention.operations.stripping import Stripping
from media_retention.operations.traces import forget_references
from media_retention.queries.files import name_stems, own_files, rendition_files
from media_retention.queries.media import CHUNK
from media_retention.queries.sources import pages_by_target, sources_of
from retention import engine, stores
from retention.models import Act
from retention.operations.records import forget_log, start_clock
from retention.queries.holds import held_records
from retention.rules.decision import Cause
from retention.stores import Candidate, Effects, StoredFile


def erase(
    media: Sequence[RetainedMedium], candidates: Sequence[Candidate], *, today: date
) -> Effects:
    """Erase locked media from the database; their files are noted for removal."""
    effects = describe(media)
    stripping = Stripping([Target.of(medium) for medium in media])
    stripping.strip_all(sources_of(stripping.gone))
    effects.touched |= stripping.touched
    tags = [tags_of(rows) for rows in by_model(media).values()]
    delete_rows(media)
    for some in tags:
        forget_tags(some)
    forget_behind(media, effects.files, today=today)
    here = {medium.uuid for medium in media}
    effects.done += [candidate for candidate in candidates if candidate.record in here]
    return effects


def describe(media: Sequence[RetainedMedium]) -> Effects:
    """What must be removed and looked for, read before anything is deleted."""
    pages = pages_by_target([Target.of(medium) for medium in media])
    effects = Effects(files=rendition_files(media))
    for medium in media:
        effects.files += own_files(medium)
        effects.names[medium.uuid] = name_stems(medium)
        effects.keys[medium.uuid] = _key(medium)
        effects.pages[medium.uuid] = pages.get(Target.of(medium), set())
    return effects


def forget_behind(
    media: Collection[RetainedMedium], files: Iterable[StoredFile] = (), *, today: date
) -> None:
    """What the row leaves behind: uses, traces, consents, objections, titles in the log.

    Forms kept for previews too, and whatever leads to its files.
    """
    uuids = [medium.uuid for medium in media]
    for start in range(0, len(uuids), CHUNK):
        Placement.objects.filter(medium__in=uuids[start : start + CHUNK]).delete()
    release_media(uuids, today=today)
    forget_objections(uuids, today=today)
    forget_references([_key(medium) for medium in media])
    forget_forms()
    forget_links(file.name for file in files)
    for model, rows in by_model(media).items():
        forget_log(model, [str(medium.pk) for medium in rows])


def _key(medium: RetainedMedium) -> str:
    return f"{medium._meta.label_lower}:{medium.pk}"


def forget_objections(media: Sequence[UUID], *, today: date) -> None:
    """Objections go with what they were about: row, key and log, with a line in the ledger.

    One that is under a hold of its own stays until that is released: its clock starts.
    """
    for start in range(0, len(media), CHUNK):
        rows = Objection.objects.filter(medium__in=media[start : start + CHUNK])
        found = list(rows.select_for_update().order_by("pk"))
        if not found:
            continue
        kept = held_records(OBJECTIONS, {one.uuid for one in found})
        for one in found:
            if one.uuid in kept and one.clock_start is None:
                start_clock(one, on=today, today=today)
        _erase_objections([one.uuid for one in found if one.uuid not in kept], today=today)


def _erase_objections(records: Sequence[UUID], *, today: date) -> None:
    store = stores.get(OBJECTIONS)
    found = [store.candidate(record, Cause.HANDLED) for record in records]
    engine.record(store, Act.ERASED, store.erase([one for one in found if one], today=today))
