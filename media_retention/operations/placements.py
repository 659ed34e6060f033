"""A page's placements, computed from what is live."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import partial
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from media_retention import conf
from media_retention.content.targets import Target
from media_retention.models import Placement, RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.operations.starts import first_start, settle_starts
from media_retention.operations.stripping import Stripping
from media_retention.operations.traces import forget_targets, trace_object
from media_retention.queries.media import by_target, placements_around
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
        base = _locked(model, page_id)
        if base is None:
            rest_all(page_id, today=today)
            return
        page = base.specific
        targets = shown_media(page, trace_object(page))
        locked = by_target(targets, also=_shown_on(page_id) if base.has_uses else ())
        media = [medium for medium in locked if Target.of(medium) in targets]
        uses = _Uses(page, placements_around(page_id, [medium.uuid for medium in locked]))
        if _update_uses(uses, media, today):
            set_clocks(locked, today=today, uses=uses.as_saved())
        _take_out(page, targets, media, uses.here.values())


def _locked(model: type[Page], page_id: int) -> Any:
    uses = Placement.objects.filter(page_id=OuterRef("pk"), shown=True)
    rows = model._base_manager.filter(pk=page_id).annotate(has_uses=Exists(uses))
    return rows.select_for_update().first()


def rest_all(page_id: int, *, today: date) -> None:
    """A page is gone: nothing stands on it any more, and each use keeps its end."""
    with transaction.atomic():
        media = by_target([], also=_shown_on(page_id))
        rest = list(Placement.objects.filter(page_id=page_id, shown=True))
        _set_shown(rest, False)
        set_clocks(media, today=today)
        _sync_who_shared(rest, page_id, today)


def _shown_on(page_id: int) -> list[Placement]:
    shown = Placement.objects.filter(page_id=page_id, shown=True)
    return list(shown.only("medium", "medium_type_id"))


class _Uses:
    """A page's placements, and those elsewhere of the media that stand on it now."""

    def __init__(self, page: Page, around: Iterable[Placement]) -> None:
        self.page = page
        self.around = list(around)
        self.here = {use.medium: use for use in self.around if use.page_id == page.pk}

    def as_saved(self) -> list[Placement] | None:
        """All of them, unless the database does not tell under which keys it added some."""
        return self.around if all(use.pk for use in self.around) else None

    def forget(self, unborn: Collection[Placement]) -> None:
        """What never was a use is not kept."""
        Placement.objects.filter(uuid__in=[use.uuid for use in unborn]).delete()
        self.around = [use for use in self.around if use not in unborn]

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
    _set_shown(resume, True)
    new = [
        use
        for medium in media
        if medium.uuid not in uses.here
        and _begins_before_the_end(use := _new_use(uses.page, medium, today), medium)
    ]
    if new:
        uses.add(new)
    moved, later = settle_starts(uses.page, shown & set(uses.here), uses.around, today)
    if _was_never_public(uses.page):
        uses.forget([use for use in rest if use.frozen_since == use.since_moved_on == today])
    _set_shown(rest, False)
    _sync_who_shared([*rest, *later], uses.page.pk, today)
    for gone in set(uses.here) - shown:
        del uses.here[gone]
    return moved or bool(rest or resume or new)


def _was_never_public(page: Page) -> bool:
    """Wagtail adds a page as if it were live, before it looks whether it is scheduled."""
    return not page.live and page.first_published_at is None


def _sync_who_shared(uses: Collection[Placement], page_id: int, today: date) -> None:
    """A start that was said today stands no more: pages that took it over look again."""
    said = {use.medium for use in uses if use.since_moved_on == today}
    if said:
        elsewhere = Placement.objects.filter(medium__in=said, since_moved_on=today, shown=True)
        for other in set(elsewhere.values_list("page_id", flat=True)) - {page_id}:
            transaction.on_commit(partial(sync_page, other, today=today), robust=True)


def _set_shown(uses: Sequence[Placement], shown: bool) -> None:
    if uses:
        Placement.objects.filter(pk__in=[use.pk for use in uses]).update(shown=shown)
    for use in uses:
        use.shown = shown


def _new_use(page: Page, medium: RetainedMedium, today: date) -> Placement:
    return Placement(
        medium_type=ContentType.objects.get_for_model(medium),
        medium=medium.uuid,
        page_id=page.pk,
        translation_key=page.translation_key,
        rule=conf.rule_for_page(type(page)),
        since=first_start(page, today),
        frozen_since=today,
        since_moved_on=today,
    )


def _begins_before_the_end(use: Placement, medium: RetainedMedium) -> bool:
    """Whether a use is one at all: what has come to its end is not kept by placing it anew.

    What came here only after that day (old pages being imported, in any order) has not
    ended here: each of its uses counts.
    """
    if medium.due is None or use.since < medium.due:
        return True
    return medium.collected_on is not None and medium.collected_on >= medium.due


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
