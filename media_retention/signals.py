"""What makes placements and clocks follow content. Signal handlers are doors: they ask
what day it is.
"""

from functools import partial
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import transaction
from django.db.models import Model, ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from django.utils.translation import gettext as _
from wagtail.models import Page, PageLogEntry, Revision

from media_retention.content.targets import Target
from media_retention.deleting import somebody_noted_the_files
from media_retention.models import RetainedMedium
from media_retention.operations.clocks import set_clocks
from media_retention.operations.ending import lock_media
from media_retention.operations.erased_elsewhere import note_rendition, write_down
from media_retention.operations.erasing import forget_behind
from media_retention.operations.latecomers import settle_later
from media_retention.operations.placements import rest_all, sync_page
from media_retention.operations.traces import forget_source, trace_object, trace_revision
from media_retention.operations.translations import (
    forget_source as forget_translation_source,
)
from media_retention.queries.media import retained_models
from media_retention.queries.originals import COPIED
from media_retention.queries.shown import carriers
from media_retention.queries.sources import pages_showing
from media_retention.visibility import now_serving
from retention import clock
from retention.queries.holds import active_hold


def connect() -> None:
    """Called once, when the apps are ready."""
    post_save.connect(_content_saved, dispatch_uid="media_retention.content_saved")
    pre_delete.connect(_content_goes, dispatch_uid="media_retention.content_goes")
    post_delete.connect(_content_deleted, dispatch_uid="media_retention.content_deleted")
    for moment in (request_started, request_finished):
        moment.connect(_no_page_in_view, dispatch_uid="media_retention.no_page_in_view")
    for model in retained_models():
        label = model._meta.label_lower
        pre_save.connect(_collected, sender=model, dispatch_uid=f"{label}.collected")
        post_save.connect(_medium_saved, sender=model, dispatch_uid=f"{label}.saved")
        pre_delete.connect(_medium_deleted, sender=model, dispatch_uid=f"{label}.deleted")
        if hasattr(model, "get_rendition_model"):
            post_delete.connect(
                _rendition_deleted,
                sender=model.get_rendition_model(),
                dispatch_uid=f"{label}.rendition_deleted",
            )


def _no_page_in_view(**kwargs: Any) -> None:
    """The thread may go on with a request that serves no page."""
    now_serving(None)


BESIDE_CONTENT = frozenset(
    ("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at")
)
"""What Wagtail writes on a page when a draft is saved: nothing of it is shown to anybody."""


def _content_saved(
    sender: type[Model],
    instance: Model,
    raw: bool,
    update_fields: frozenset[str] | None = None,
    **kwargs: Any,
) -> None:
    if raw or (update_fields and update_fields <= BESIDE_CONTENT):
        return
    if isinstance(instance, Page):
        sync_later(instance.pk, type(instance))
    elif isinstance(instance, Revision):
        trace_revision(instance)
        settle_later(instance)
    elif isinstance(instance, PageLogEntry) and instance.action == COPIED:
        # Written after the copy was saved: only now is it known what it inherits.
        sync_later(instance.page_id)
    elif sender in carriers():
        transaction.on_commit(partial(_carrier_saved, instance))
        settle_later(instance)


def _carrier_saved(carrier: Model) -> None:
    trace_object(carrier)
    for page_id in sorted(pages_showing(Target.of(carrier))):
        sync_page(page_id, today=clock.today())


def sync_later(page_id: int, model: type[Page] = Page) -> None:
    """Compute a page's placements once what is being saved is there, children and all."""
    transaction.on_commit(lambda: sync_page(page_id, today=clock.today(), model=model))


def _content_goes(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    """Before it goes: wagtail-localize then forgets which texts were of it, and keeps them."""
    if isinstance(instance, Page) or sender in carriers():
        forget_translation_source(instance)


def _content_deleted(sender: type[Model], instance: Model, **kwargs: Any) -> None:
    if isinstance(instance, Page):
        rest_all(instance.pk, today=clock.today())
        forget_source(Page, instance.pk)
    elif sender in carriers():
        for page_id in sorted(pages_showing(Target.of(instance))):
            sync_later(page_id)
        forget_source(sender, instance.pk)


def _collected(instance: RetainedMedium, raw: bool, **kwargs: Any) -> None:
    if instance.collected_on is None and not raw:
        instance.collected_on = clock.today()


def _medium_saved(instance: RetainedMedium, raw: bool, **kwargs: Any) -> None:
    if not raw:
        set_clocks([instance], today=clock.today())


def _medium_deleted(instance: RetainedMedium, **kwargs: Any) -> None:
    """Before the row goes: afterwards nothing tells which texts described it."""
    if somebody_noted_the_files():
        return
    here = lock_media([instance])
    if active_hold("media", instance.uuid):
        raise ProtectedError(_("This is on hold and cannot be deleted."), {instance})
    if here:
        write_down(instance, today=clock.today())
    else:
        # Somebody was faster, and has written it down. What was logged about this act goes.
        forget_behind([instance], today=clock.today())


def _rendition_deleted(instance: Any, **kwargs: Any) -> None:
    if not somebody_noted_the_files():
        note_rendition(instance)
