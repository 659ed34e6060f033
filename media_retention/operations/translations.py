"""What wagtail-localize keeps of content that is sent to translation, where a site has it.

A copy of the whole source (``TranslationSource.content_json``), its texts one by one and what they
were translated into, the mark-up around them, and what a translation shows in another's place.
Nothing of that goes when a medium leaves the page, or when the page itself is deleted.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Collection, Iterable
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import transaction
from django.db.models import Model

from media_retention.content.targets import Target
from media_retention.content.walk import strip
from media_retention.queries.media import CHUNK

logger = logging.getLogger(__name__)

APP = "wagtail_localize"

SEGMENTS = ("StringSegment", "TemplateSegment", "RelatedObjectSegment", "OverridableSegment")
"""The parts of a source: each says which text, mark-up or value stands where."""


def strip_sources(of: Model, gone: Collection[Target]) -> None:
    """Take media out of what is kept for translating this object into and from any language."""
    key: UUID | None = getattr(of, "translation_key", None)
    if key is None or not apps.is_installed(APP):
        return
    sources = _model("TranslationSource").objects.select_for_update().filter(object_id=key)
    for source in sources.order_by("pk"):
        model = source.specific_content_type.model_class()
        if model is None:
            continue
        step = strip(model, json.loads(source.content_json), gone)
        if step.changed:
            used = _used_by(source)
            source.content_json = json.dumps(step.data)
            type(source).objects.filter(pk=source.pk).update(content_json=source.content_json)
            _read_parts_anew(source)
            _forget_unused(used)
    _forget_overrides(key, gone)


def forget_source(of: Model) -> None:
    """The object is deleted: what was kept for translating it goes too."""
    key: UUID | None = getattr(of, "translation_key", None)
    if key is None or not apps.is_installed(APP):
        return
    locale = getattr(of, "locale_id", None)
    for source in _model("TranslationSource").objects.filter(object_id=key):
        used = _used_by(source)
        if source.locale_id == locale:
            for name in SEGMENTS:
                _model(name).objects.filter(source=source).delete()
            source.delete()
        # With the last translation wagtail-localize forgets the source itself, after this.
        transaction.on_commit(partial(_forget_unused, used), robust=True)


def _model(name: str) -> Any:
    return apps.get_model(APP, name)


def _used_by(source: Any) -> dict[str, set[Any]]:
    """Texts, mark-up and places that the parts of a source refer to."""
    used: dict[str, set[Any]] = {"context": set(), "string": set(), "template": set()}
    for name in SEGMENTS:
        parts = _model(name).objects.filter(source=source)
        used["context"] |= set(parts.values_list("context", flat=True))
    strings = _model("StringSegment").objects.filter(source=source)
    used["string"] = set(strings.values_list("string", flat=True))
    templates = _model("TemplateSegment").objects.filter(source=source)
    used["template"] = set(templates.values_list("template", flat=True))
    return used


def _read_parts_anew(source: Any) -> None:
    """What the source's content consists of now. No failure of it may stop an erasure."""
    try:
        with transaction.atomic():
            source.refresh_segments()
    except Exception:
        # Its next update by an editor makes them again.
        logger.exception("the parts of translation source %s could not be read", source.pk)
        for name in SEGMENTS:
            _model(name).objects.filter(source=source).delete()


@transaction.atomic
def _forget_unused(used: dict[str, set[Any]]) -> None:
    """Those places, texts and mark-up to which no part of any source refers any more."""
    contexts = used["context"]
    for name in SEGMENTS:
        contexts = contexts - _referred(name, "context", contexts)
    for some in _chunks(contexts):
        # Their key is emptied when a context goes: by then nothing tells what they were of.
        _model("StringTranslation").objects.filter(context__in=some).delete()
        _model("SegmentOverride").objects.filter(context__in=some).delete()
        _model("TranslationContext").objects.filter(pk__in=some).delete()
    strings = used["string"] - _referred("StringSegment", "string", used["string"])
    for some in _chunks(strings):
        _model("String").objects.filter(pk__in=some).delete()
    templates = used["template"] - _referred("TemplateSegment", "template", used["template"])
    for some in _chunks(templates):
        _model("Template").objects.filter(pk__in=some).delete()


def _referred(segment: str, field: str, keys: Collection[Any]) -> set[Any]:
    found: set[Any] = set()
    for some in _chunks(keys):
        rows = _model(segment).objects.filter(**{f"{field}__in": some})
        found |= set(rows.values_list(field, flat=True))
    return found


def _forget_overrides(key: UUID, gone: Collection[Target]) -> None:
    """Media that a translation shows in another's place: it would get them back when saved."""
    keys = {target.pk for target in gone}
    overrides = _model("SegmentOverride").objects.filter(context__object_id=key)
    media = [
        override.pk
        for override in overrides.select_related("context")
        if str(json.loads(override.data_json)) in keys and _is_of_medium(override)
    ]
    overrides.filter(pk__in=media).delete()


def _is_of_medium(override: Any) -> bool:
    """Whether a value that is a key can be the key of a medium: not that of a page or link."""
    last = str(override.context.path).rsplit(".", 1)[-1]
    return not any(word in last for word in ("page", "link", "document"))


def _chunks(keys: Iterable[Any]) -> Iterable[list[Any]]:
    ordered = sorted(keys)
    return (ordered[start : start + CHUNK] for start in range(0, len(ordered), CHUNK))
