"""Content that was saved while a medium in it was being erased, or left the page.

An editor's form still shows what it was opened with. What was erased before the save is
committed would come back with it: as a reference to nothing, with the words that describe it.
"""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.db.models import Exists, Model, OuterRef
from wagtail.models import Page, Revision

from media_retention.content.live import strip_revision
from media_retention.content.targets import Target, label_of
from media_retention.content.walk import find
from media_retention.models import Placement, Trace
from media_retention.operations.stripping import Stripping
from media_retention.queries.media import retained_models
from media_retention.queries.shown import references


def settle_later(saved: Revision | Model) -> None:
    """Once what is being saved is committed, take out of it what is no longer there."""
    transaction.on_commit(partial(_settle, saved), robust=True)


def _settle(saved: Revision | Model) -> None:
    if isinstance(saved, Revision):
        _settle_revision(saved)
    else:
        _settle_object(saved)


def _settle_revision(revision: Revision) -> None:
    model = revision.content_type.model_class()
    if model is None:
        return
    page_id = revision.object_id if issubclass(model, Page) else 0
    with transaction.atomic():
        gone, left = _no_longer(find(model, revision.content, retained_models()), page_id)
        if gone or left:
            strip_revision(revision, gone | left)
            _forget(label_of(model), revision.object_id, gone)


def _settle_object(source: Model) -> None:
    with transaction.atomic():
        media = {label_of(model) for model in retained_models()}
        gone, _left = _no_longer([one for one in references(source) if one.model_label in media])
        if gone:
            label, pk = label_of(type(source)), str(source.pk)
            stripping = Stripping(gone)
            stripping.strip_all([(label, pk)])
            _forget(label, pk, gone)
            transaction.on_commit(stripping.refresh_indexes, robust=True)


def _no_longer(
    targets: Collection[Target], page_id: str | int = 0
) -> tuple[set[Target], set[Target]]:
    """Media that are no more, and those whose use on the page has ended.

    A run that is erasing them is waited for.
    """
    gone, left = set(targets), set[Target]()
    over = Placement.objects.filter(medium=OuterRef("uuid"), page_id=page_id)
    over = over.exclude(ended_at=None)
    for model in retained_models():
        pks = [target.pk for target in targets if target.model_label == label_of(model)]
        if pks:
            rows = model._default_manager.filter(pk__in=pks).select_for_update(of=("self",))
            marked = rows.annotate(is_over=Exists(over)).order_by("pk")
            for pk, is_over in marked.values_list("pk", "is_over"):
                target = Target(label_of(model), str(pk))
                gone.discard(target)
                if is_over:
                    left.add(target)
    return gone, left


def _forget(source_model: str, source_pk: str, gone: Collection[Target]) -> None:
    for target in gone:
        Trace.objects.filter(
            source_model=source_model,
            source_pk=source_pk,
            target_model=target.model_label,
            target_pk=target.pk,
        ).delete()
