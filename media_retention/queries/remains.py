"""What is still found of media, and what is known of one."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex
from wagtail.search.models import IndexEntry

from media_retention.models import Placement, RetainedMedium, Trace
from media_retention.queries.media import CHUNK, find_medium, retained_models
from retention.models import Act, Erasure


def remains(records: Mapping[UUID, str]) -> dict[UUID, dict[str, int]]:
    """Rows, uses, references and search entries that still speak of erased media."""
    found: dict[UUID, dict[str, int]] = {}
    uuids = list(records)
    for start in range(0, len(uuids), CHUNK):
        some = uuids[start : start + CHUNK]
        for model in retained_models():
            _count(found, "row", model._default_manager.filter(uuid__in=some).values_list("uuid"))
        _count(found, "use", Placement.objects.filter(medium__in=some).values_list("medium"))
        _count_by_key(found, {uuid: records[uuid] for uuid in some})
    return found


def _count_by_key(found: dict[UUID, dict[str, int]], keys: Mapping[UUID, str]) -> None:
    """What is known by model and primary key alone."""
    owners: dict[str, dict[str, UUID]] = {}
    for uuid, key in keys.items():
        if key:
            label, pk = key.split(":")
            owners.setdefault(label, {})[pk] = uuid
    for label, its in owners.items():
        model = apps.get_model(label)
        content_type = ContentType.objects.get_for_model(model)
        places = {
            "reference": Trace.objects.filter(target_model=label, target_pk__in=its).values_list(
                "target_pk"
            ),
            "index": ReferenceIndex.objects.filter(
                to_content_type=content_type, to_object_id__in=its
            ).values_list("to_object_id"),
            "search": IndexEntry.objects.filter(
                content_type=content_type, object_id__in=its
            ).values_list("object_id"),
            "log": ModelLogEntry.objects.filter(content_type=content_type, object_id__in=its)
            .exclude(label="–")
            .values_list("object_id"),
        }
        for place, rows in places.items():
            _count(found, place, ((its[str(pk)],) for (pk,) in rows))


def _count(found: dict[UUID, dict[str, int]], place: str, rows: object) -> None:
    for (uuid,) in rows:  # type: ignore[attr-defined]
        counts = found.setdefault(uuid, {})
        counts[place] = counts.get(place, 0) + 1


def erased_on(record: UUID) -> date | None:
    """The day on which a medium was erased; None while it is there, or if it never was."""
    lines = Erasure.objects.filter(record=record, act=Act.ERASED, part=None)
    line = lines.order_by("-happened_at").first()
    if line is None or find_medium(record) is not None:
        return None
    return timezone.localdate(line.happened_at)


def export(medium: RetainedMedium) -> dict[str, object]:
    """All that is held of a medium, its uses included."""
    own = {
        field.name: str(field.value_from_object(medium))
        for field in medium._meta.concrete_fields
        if not isinstance(field.value_from_object(medium), Model)
    }
    uses = Placement.objects.filter(medium=medium.uuid).values(
        "page_id", "rule", "since", "due", "shown"
    )
    return {**own, "uses": [{key: str(value) for key, value in use.items()} for use in uses]}
