"""What wagtail-localize keeps of content that is sent to translation, where a site has it.

A copy of the whole source (``TranslationSource.content_json``), its texts one by one and what they
were translated into, the mark-up around them, and what a translation shows in another's place.
Nothing of that goes when a medium leaves the page, or when the page itself is deleted.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import router, transaction
from django.db.models import Model

from media_retention.content.targets import Target
from media_retention.content.walk import strip
from media_retention.queries.media import CHUNK
from retention.operations.many_rows import delete_quietly

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
            used = _used_by([source.pk])
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
        used = _used_by([source.pk])
        if source.locale_id == locale:
            for name in SEGMENTS:
                _model(name).objects.filter(source=source).delete()
            source.delete()
        # With the last translation wagtail-localize forgets the source itself, after this.
        transaction.on_commit(partial(_forget_unused, used), robust=True)


def forget_sources(of: Sequence[Model]) -> None:
    """Objects are deleted, all languages of them at once: the same for all, a few statements.

    Of objects with a language that stays, only what the deleted ones were the source of goes.
    """
    if not apps.is_installed(APP):
        return
    locales: dict[UUID, set[int]] = defaultdict(set)
    for one in of:
        if (key := getattr(one, "translation_key", None)) is not None:
            locales[key].add(one.locale_id)  # type: ignore[attr-defined]
    for keys in _chunks(locales):
        found = _model("TranslationSource").objects.filter(object_id__in=keys)
        going = [one.pk for one in found if one.locale_id in locales[one.object_id]]
        used = _used_by(going)
        for name in SEGMENTS:
            parts = _model(name).objects.filter(source__in=going)
            parts._raw_delete(router.db_for_write(parts.model))
        delete_quietly(list(found.filter(pk__in=going)))
        _forget_what_it_became(locales, keys)
        staying = set(found.values_list("object_id", flat=True))
        transaction.on_commit(partial(_forget_unused, used), robust=True)
        delete_objects = [key for key in keys if key not in staying]
        transaction.on_commit(partial(_forget_objects, delete_objects), robust=True)


def _forget_what_it_became(locales: Mapping[UUID, Collection[int]], keys: Sequence[UUID]) -> None:
    """Translations into languages that are deleted."""
    translations = _model("Translation").objects.filter(source__object_id__in=keys)
    pairs = translations.values_list("pk", "source__object_id", "target_locale_id")
    gone = [pk for pk, key, locale in pairs if locale in locales[key]]
    translations.filter(pk__in=gone).delete()


def _forget_objects(keys: Sequence[UUID]) -> None:
    """What is left of objects that are in no language any more, after their texts went."""
    for name in ("SegmentOverride", "StringTranslation"):
        _model(name).objects.filter(context__object_id__in=keys).delete()
    _model("TranslatableObject").objects.filter(translation_key__in=keys).delete()


def _model(name: str) -> Any:
    return apps.get_model(APP, name)


def _used_by(sources: Collection[int]) -> dict[str, set[Any]]:
    """Texts, mark-up and places that the parts of sources refer to."""
    used: dict[str, set[Any]] = {"context": set(), "string": set(), "template": set()}
    for name in SEGMENTS:
        parts = _model(name).objects.filter(source__in=sources)
        used["context"] |= set(parts.values_list("context", flat=True))
    strings = _model("StringSegment").objects.filter(source__in=sources)
    used["string"] = set(strings.values_list("string", flat=True))
    templates = _model("TemplateSegment").objects.filter(source__in=sources)
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
