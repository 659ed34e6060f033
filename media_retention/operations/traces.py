"""Remembering every place that ever referred to a medium or to a snippet."""

from collections.abc import Collection, Iterable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import ReferenceIndex, Revision

from media_retention.content.targets import Target, label_of
from media_retention.content.walk import find
from media_retention.models import Trace
from media_retention.queries.media import CHUNK
from media_retention.queries.shown import references, tracked_models


def trace_object(source: Model) -> frozenset[Target]:
    """Remember what an object's live content refers to."""
    found = references(source)
    remember(label_of(type(source)), str(source.pk), found)
    return found


def trace_revision(revision: Revision) -> None:
    """Remember what a revision, draft or not, refers to."""
    model = revision.content_type.model_class()
    if model is None:
        return
    found = find(model, revision.content, tracked_models())
    remember(label_of(model), revision.object_id, found)


def remember(source_model: str, source_pk: str, targets: Iterable[Target]) -> None:
    """Add what is not known yet; a trace goes only with its source or its target."""
    Trace.objects.bulk_create(
        (
            Trace(
                source_model=source_model,
                source_pk=source_pk,
                target_model=target.model_label,
                target_pk=target.pk,
            )
            for target in targets
        ),
        ignore_conflicts=True,
        batch_size=200,
    )


def forget_source(model: type[Model], pk: object) -> None:
    """The object is gone, and its content with it."""
    Trace.objects.filter(source_model=label_of(model), source_pk=str(pk)).delete()


def forget_sources(model: type[Model], pks: Collection[object]) -> None:
    """The same for many objects of one model."""
    traces = Trace.objects.filter(source_model=label_of(model))
    names = [str(pk) for pk in pks]
    for start in range(0, len(names), CHUNK):
        traces.filter(source_pk__in=names[start : start + CHUNK]).delete()


def forget_references(gone: Collection[str]) -> None:
    """Media are gone: whatever is noted of who refers to them goes too, Wagtail's notes included.

    Again after commit: somebody may have noted it from content read before they went.

    Args:
        gone: the media as "model label:primary key".
    """
    by_model: dict[str, list[str]] = {}
    for label, _, pk in (key.partition(":") for key in gone):
        by_model.setdefault(label, []).append(pk)
    for label, pks in by_model.items():
        model: type[Model] = apps.get_model(label)
        forget_targets([Target(label_of(model), pk) for pk in pks])
        entries = ReferenceIndex.objects.filter(
            to_content_type=ContentType.objects.get_for_model(model)
        )
        for start in range(0, len(pks), CHUNK):
            entries.filter(to_object_id__in=pks[start : start + CHUNK]).delete()


def forget_targets(targets: Collection[Target]) -> None:
    """The media are gone, and nothing refers to them any more."""
    by_model: dict[str, list[str]] = {}
    for target in targets:
        by_model.setdefault(target.model_label, []).append(target.pk)
    for model, pks in by_model.items():
        for start in range(0, len(pks), CHUNK):
            Trace.objects.filter(
                target_model=model, target_pk__in=pks[start : start + CHUNK]
            ).delete()
