"""Where media are, or once were, referred to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from media_retention.content.targets import Target
from media_retention.models import Trace

CHUNK = 500

PAGE = "wagtailcore.page"

DEPTH = 5
"""Snippets within snippets, at most."""

Source = tuple[str, str]
"""An object as (model label, primary key); every page is a ``wagtailcore.page``."""


def sources_by_target(targets: Collection[Target]) -> dict[Target, set[Source]]:
    """Objects whose content, live or in a revision, may refer to each of the targets.

    Our own traces count, and Wagtail's reference index for what was saved without them.
    """
    found: dict[Target, set[Source]] = defaultdict(set)
    for model, pks in _by_model(targets).items():
        content_type = ContentType.objects.get_by_natural_key(*model.split("."))
        for start in range(0, len(pks), CHUNK):
            some = pks[start : start + CHUNK]
            for pk, source in _traced(model, some):
                found[Target(model, pk)].add(source)
            for pk, source in _indexed(content_type, some):
                found[Target(model, pk)].add(source)
    return found


def sources_of(targets: Collection[Target]) -> set[Source]:
    """Objects that may refer to any of the targets."""
    return set().union(*sources_by_target(targets).values())


def pages_by_target(targets: Collection[Target], depth: int = DEPTH) -> Mapping[Target, set[int]]:
    """Pages whose content may show each target, directly or by way of snippets."""
    sources = sources_by_target(targets)
    between = {Target(*source) for source in set().union(*sources.values()) if source[0] != PAGE}
    above = pages_by_target(between, depth - 1) if depth and between else {}
    return {
        target: set().union(
            {int(pk) for model, pk in found if model == PAGE},
            *(above.get(Target(*source), set()) for source in found),
        )
        for target, found in sources.items()
    }


def pages_showing(target: Target) -> set[int]:
    """Pages whose content may show this object."""
    return pages_by_target([target]).get(target, set())


def _traced(model: str, pks: Collection[str]) -> Iterator[tuple[str, Source]]:
    rows = Trace.objects.filter(target_model=model, target_pk__in=pks)
    for pk, source_model, source_pk in rows.values_list("target_pk", "source_model", "source_pk"):
        yield pk, (source_model, source_pk)


def _indexed(content_type: ContentType, pks: Collection[str]) -> Iterator[tuple[str, Source]]:
    rows = ReferenceIndex.objects.filter(to_content_type=content_type, to_object_id__in=pks)
    columns = rows.values_list("to_object_id", "base_content_type", "object_id")
    for pk, type_id, source_pk in columns.distinct():
        yield pk, (_label(type_id), source_pk)


def _label(content_type: int) -> str:
    found = ContentType.objects.get_for_id(content_type)
    return f"{found.app_label}.{found.model}"


def _by_model(targets: Iterable[Target]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for target in targets:
        grouped.setdefault(target.model_label, []).append(target.pk)
    return grouped
