"""A page's placements, computed from what is live."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page

from media_retention import conf
from media_retention.content.targets import Target
from media_retention.models import Placement, RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.operations.stripping import Stripping
from media_retention.operations.traces import forget_targets, trace_object
from media_retention.queries.media import by_target
from media_retention.queries.originals import originals_of
from media_retention.queries.shown import shown_media
from retention.purges import pages_changed


def sync_page(page_id: int, *, today: date) -> None:
    """Bring a page's placements in line with what it shows. Running it again changes nothing.

    What may no longer stand on the page (a use that has ended, a medium that is gone) is
    taken out of its content: an old revision published again does not bring it back.
    """
    with transaction.atomic():
        base = Page.objects.select_for_update().filter(pk=page_id).first()
        if base is None:
            Placement.objects.filter(page_id=page_id, shown=True).update(shown=False)
            return
        page = base.specific
        targets = shown_media(page, trace_object(page))
        media = by_target(targets)
        uses = _update_uses(page, media, today)
        set_clocks(media, today=today)
        _take_out(page, targets, media, uses)


def _update_uses(page: Page, media: Collection[RetainedMedium], today: date) -> list[Placement]:
    """Create, resume and rest the page's placements. Returns all that are on it now."""
    known = {use.medium: use for use in Placement.objects.filter(page_id=page.pk)}
    shown = {medium.uuid for medium in media}
    rest = [use.pk for use in known.values() if use.shown and use.medium not in shown]
    resume = [
        use.pk
        for use in known.values()
        if not use.shown and use.ended_at is None and use.medium in shown
    ]
    Placement.objects.filter(pk__in=rest).update(shown=False)
    Placement.objects.filter(pk__in=resume).update(shown=True)
    new = [
        use
        for medium in media
        if medium.uuid not in known
        and _begins_before_the_end(use := _new_use(page, medium, today), medium)
    ]
    Placement.objects.bulk_create(new)
    uses = [use for use in known.values() if use.medium in shown] + new
    _share_starts(page, uses)
    return uses


def _new_use(page: Page, medium: RetainedMedium, today: date) -> Placement:
    """A use since the day the medium became public here, or the page's own date if earlier."""
    own = _public_date(page)
    return Placement(
        medium_type=ContentType.objects.get_for_model(medium),
        medium=medium.uuid,
        page_id=page.pk,
        translation_key=page.translation_key,
        rule=conf.rule_for_page(type(page)),
        since=today if own is None else min(today, own),
    )


def _begins_before_the_end(use: Placement, medium: RetainedMedium) -> bool:
    """Whether a use is one at all: what has come to its end is not kept by placing it anew.

    What came here only after that day (old pages being imported, in any order) has not
    ended here: each of its uses counts.
    """
    if medium.due is None or use.since < medium.due:
        return True
    return medium.collected_on is not None and medium.collected_on >= medium.due


def _share_starts(page: Page, uses: Collection[Placement]) -> None:
    """Translations and aliases share the earliest start; a copy inherits its original's."""
    kin = Placement.objects.filter(medium__in=[use.medium for use in uses])
    family = Q(translation_key=page.translation_key)
    inherited = kin.filter(family | Q(page_id__in=originals_of(page)))
    earliest: dict[UUID, date] = {}
    shared: set[UUID] = set()
    for medium, since, page_id, key in inherited.values_list(
        "medium", "since", "page_id", "translation_key"
    ):
        earliest[medium] = min(since, earliest.get(medium, since))
        if key == page.translation_key and page_id != page.pk:
            shared.add(medium)
    late = shared | {use.medium for use in uses if earliest[use.medium] < use.since}
    for medium in late:
        kin.filter(family, medium=medium, since__gt=earliest[medium]).update(since=earliest[medium])


def _public_date(page: Page) -> date | None:
    """The page's own date, or the day it was first published."""
    days = [_as_date(getattr(page, "public_date", None)), _as_date(page.first_published_at)]
    return min((day for day in days if day is not None), default=None)


def _as_date(moment: date | datetime | None) -> date | None:
    if isinstance(moment, datetime):
        return timezone.localdate(moment, timezone.get_default_timezone())
    return moment


def _take_out(
    page: Page,
    targets: Collection[Target],
    media: Collection[RetainedMedium],
    uses: Collection[Placement],
) -> None:
    """Take out of the page's content what may no longer stand there."""
    here = {Target.of(medium): medium for medium in media}
    gone = {target for target in targets if target not in here}
    ended = {use.medium for use in uses if use.ended_at is not None}
    gone |= {target for target, medium in here.items() if medium.uuid in ended}
    if gone:
        stripping = Stripping(gone)
        stripping.strip_page(page.pk)
        forget_targets([target for target in targets if target not in here])
        pages_changed("media", stripping.pages)
        transaction.on_commit(stripping.refresh_indexes, robust=True)
