"""Locking what ends, and ending single uses of media that stay elsewhere."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Page

from media_retention.content.targets import Target
from media_retention.models import Placement, RetainedMedium
from media_retention.operations.placements import sync_page
from media_retention.operations.stripping import Stripping
from media_retention.queries.due import as_candidate, use_as_candidate
from media_retention.queries.files import name_stems
from media_retention.queries.media import CHUNK, by_uuid
from media_retention.queries.shown import carriers
from media_retention.queries.sources import pages_by_target
from retention.rules.decision import Cause
from retention.stores import Candidate, Effects


def lock(candidates: Sequence[Candidate], today: date) -> Sequence[Candidate]:
    """Lock pages, then media, and say to which candidates the same still applies.

    Publishing takes the same locks in the same order, so neither waits for the other
    for ever. What was erased, saved or extended in the meantime drops out.
    """
    media = lock_media(by_uuid({candidate.record for candidate in candidates}))
    uses = _lock_uses([c.part for c in candidates if c.part is not None])
    current = (_current(candidate, media, uses, today) for candidate in candidates)
    # Once: several uses can come down to the one medium that ends.
    return list(dict.fromkeys(candidate for candidate in current if candidate is not None))


def lock_media(media: Sequence[RetainedMedium]) -> dict[UUID, RetainedMedium]:
    """Lock the pages that refer to these media, then the media themselves.

    Returns the media as they are now, without those that are gone.
    """
    pages = _lock_pages(_pages_of(media), wait=True)
    here = {medium.uuid: medium for medium in by_uuid({m.uuid for m in media}, lock=True)}
    # Placed there since we looked. Whoever publishes there now waits for us: not the other
    # way about as well. The caller begins anew where such a page is in use.
    _lock_pages(_pages_of(list(here.values())) - pages, wait=False)
    return here


def _pages_of(media: Sequence[RetainedMedium]) -> set[int]:
    return set().union(*pages_by_target([Target.of(medium) for medium in media]).values())


def _lock_pages(pages: set[int], *, wait: bool) -> set[int]:
    nowait = not wait and connection.features.has_select_for_update_nowait
    ordered = sorted(pages)
    for start in range(0, len(ordered), CHUNK):
        rows = Page.objects.select_for_update(nowait=nowait)
        some = rows.filter(pk__in=ordered[start : start + CHUNK])
        list(some.order_by("pk").values_list("pk", flat=True))
    return pages


def _lock_uses(parts: Sequence[UUID]) -> dict[UUID, Placement]:
    found: dict[UUID, Placement] = {}
    for start in range(0, len(parts), CHUNK):
        rows = Placement.objects.select_for_update().filter(
            uuid__in=parts[start : start + CHUNK], ended_at=None
        )
        found |= {use.uuid: use for use in rows.order_by("pk")}
    return found


def _current(
    candidate: Candidate,
    media: dict[UUID, RetainedMedium],
    uses: dict[UUID, Placement],
    today: date,
) -> Candidate | None:
    medium = media.get(candidate.record)
    if medium is None:
        return None
    if candidate.part is None:
        now = as_candidate(medium, candidate.cause)
    elif (use := uses.get(candidate.part)) is not None:
        now = use_as_candidate(use, medium, candidate.cause)
        if _nothing_else(now, today):
            # No use outlives this one any more: the medium itself ends, and a hold on it counts.
            now = as_candidate(medium, candidate.cause)
    else:
        return None
    # A consent with an end date can be given for longer in the meantime.
    timed = candidate.cause == Cause.PERIOD_ENDED or (
        candidate.cause == Cause.CONSENT_WITHDRAWN and medium.ends_on is not None
    )
    if timed and (now.due is None or now.due > today):
        return None
    return now


def _nothing_else(candidate: Candidate, today: date) -> bool:
    until = candidate.other_use_until
    return until is not None and until <= today


def end_uses(candidates: Sequence[Candidate], *, today: date) -> Effects:
    """Take media off the pages where their use is over; elsewhere they stay."""
    effects = Effects()
    uses = _lock_uses([c.part for c in candidates if c.part is not None])
    media = {medium.uuid: medium for medium in by_uuid({c.record for c in candidates})}
    by_page: dict[int, set[Target]] = defaultdict(set)
    for candidate in candidates:
        use = uses[candidate.part] if candidate.part else None
        if use is None:
            continue
        medium = media[candidate.record]
        by_page[use.page_id].add(Target.of(medium))
        effects.pages.setdefault(use.uuid, set()).add(use.page_id)
        effects.names[medium.uuid] = name_stems(medium)
        effects.done.append(candidate)
        if isinstance(medium, carriers()):
            # Its poster leaves the page with it.
            transaction.on_commit(partial(sync_page, use.page_id, today=today), robust=True)
    for page_id in sorted(by_page):
        stripping = Stripping(by_page[page_id])
        stripping.strip_page(page_id)
        effects.touched |= stripping.touched
    _mark_ended(uses)
    return effects


def _mark_ended(uses: dict[UUID, Placement]) -> None:
    pks = [use.pk for use in uses.values()]
    for start in range(0, len(pks), CHUNK):
        Placement.objects.filter(pk__in=pks[start : start + CHUNK]).update(
            ended_at=timezone.now(), shown=False
        )
