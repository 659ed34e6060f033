"""A page's placements, computed from what is live."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Page

from media_retention import conf
from media_retention.content.targets import Target
from media_retention.models import Placement, RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.operations.stripping import Stripping
from media_retention.operations.traces import forget_targets, trace_object
from media_retention.queries.media import by_target, placements_around
from media_retention.queries.originals import originals_of
from media_retention.queries.shown import shown_media
from retention.purges import pages_changed


def sync_page(page_id: int, *, today: date, model: type[Page] = Page) -> None:
    """Bring a page's placements in line with what it shows. Running it again changes nothing.

    What may no longer stand on the page (a use that has ended, a medium that is gone) is
    taken out of its content: an old revision published again does not bring it back.

    Args:
        model: the page's own type, where the caller knows it: that saves a query.
    """
    with transaction.atomic():
        base = model._base_manager.select_for_update().filter(pk=page_id).first()
        if base is None:
            Placement.objects.filter(page_id=page_id, shown=True).update(shown=False)
            return
        page = base.specific
        targets = shown_media(page, trace_object(page))
        media = by_target(targets)
        uses = _Uses(page, placements_around(page.pk, [medium.uuid for medium in media]))
        if _update_uses(uses, media, today):
            set_clocks(media, today=today, uses=uses.as_saved())
        _take_out(page, targets, media, uses.here.values())


class _Uses:
    """A page's placements, and those elsewhere of the media that stand on it now."""

    def __init__(self, page: Page, around: Iterable[Placement]) -> None:
        self.page = page
        self.around = list(around)
        self.here = {use.medium: use for use in self.around if use.page_id == page.pk}

    def as_saved(self) -> list[Placement] | None:
        """All of them, unless the database does not tell under which keys it added some."""
        return self.around if all(use.pk for use in self.around) else None

    def add(self, new: Sequence[Placement]) -> None:
        """Uses that begin now."""
        Placement.objects.bulk_create(new)
        self.around += new
        self.here |= {use.medium: use for use in new}


def _update_uses(uses: _Uses, media: Collection[RetainedMedium], today: date) -> bool:
    """Create, resume and rest the page's placements. Returns whether anything changed."""
    shown = {medium.uuid for medium in media}
    known = list(uses.here.values())
    rest = [use for use in known if use.shown and use.medium not in shown]
    resume = [use for use in known if not use.shown and not use.ended_at and use.medium in shown]
    _set_shown(rest, False)
    _set_shown(resume, True)
    new = [
        use
        for medium in media
        if medium.uuid not in uses.here
        and _begins_before_the_end(use := _new_use(uses.page, medium, today), medium)
    ]
    if new:
        uses.add(new)
    for gone in set(uses.here) - shown:
        del uses.here[gone]
    return _share_starts(uses) or bool(rest or resume or new)


def _set_shown(uses: Sequence[Placement], shown: bool) -> None:
    if uses:
        Placement.objects.filter(pk__in=[use.pk for use in uses]).update(shown=shown)
    for use in uses:
        use.shown = shown


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


def _share_starts(uses: _Uses) -> bool:
    """Translations and aliases share the earliest start; a copy inherits its original's.

    Returns whether a start moved.
    """
    originals = originals_of(uses.page)
    family = uses.page.translation_key
    earliest: dict[UUID, date] = {}
    for use in uses.around:
        if use.medium in uses.here and (use.translation_key == family or use.page_id in originals):
            earliest[use.medium] = min(use.since, earliest.get(use.medium, use.since))
    late = [
        use
        for use in uses.around
        if use.translation_key == family and use.since > earliest.get(use.medium, use.since)
    ]
    kin = Placement.objects.filter(translation_key=family)
    for use in late:
        use.since = earliest[use.medium]
        kin.filter(medium=use.medium, since__gt=use.since).update(since=use.since)
    return bool(late)


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
    uses: Iterable[Placement],
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
