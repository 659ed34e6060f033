"""Makes a page that was written in two languages a translation that wagtail-localize knows.

An editor then sees both texts side by side, sentence by sentence, and which of them are out of
date after a change of the original.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)
from wagtail_localize.segments import StringSegmentValue, TemplateSegmentValue
from wagtail_localize.segments.extract import extract_segments

Attributes = dict[str, dict[str, str]]


class DifferentTexts(ValueError):
    """What two languages say cannot be laid side by side."""


def publish_translation(original: Page, written: Page) -> Page:
    """Publish what ``written`` says as the translation of ``original``, which is published.

    ``written`` is a copy for translation with texts of its own, not saved since. Both need the
    same blocks, paragraphs, periods and links. Gives the published page; raises DifferentTexts.
    """
    _take_over_ids(original, written)
    source, _made = TranslationSource.update_or_create_from_instance(original)
    translation = Translation.objects.create(source=source, target_locale=written.locale)
    StringTranslation.objects.bulk_create(_strings(source, original, written))
    translation.save_target(publish=False)
    page: Page = translation.get_target_instance()
    # At once, not after the commit as wagtail-localize does: all of the content or nothing.
    page.get_latest_revision().publish()
    page.refresh_from_db()
    return page


def _take_over_ids(original: Page, written: Page) -> None:
    """Let each block of the translation be the same block as in the original."""
    for field in original._meta.get_fields():
        if isinstance(field, StreamField):
            known = field.stream_block.get_prep_value(field.value_from_object(original))
            given = field.stream_block.get_prep_value(field.value_from_object(written))
            raw = _under_ids_of(known, given, field.name)
            setattr(written, field.name, field.stream_block.to_python(raw))


def _under_ids_of(known: Any, given: Any, path: str) -> Any:
    if isinstance(given, list):
        if not isinstance(known, list) or len(known) != len(given):
            raise DifferentTexts(f"{path} has not as many blocks in both languages")
        pairs = enumerate(zip(known, given, strict=True))
        return [_under_ids_of(one, other, f"{path}.{place}") for place, (one, other) in pairs]
    if not isinstance(given, dict):
        return given
    if not isinstance(known, dict) or known.get("type") != given.get("type"):
        raise DifferentTexts(f"{path} is another block in the other language")
    return {
        name: known["id"] if name == "id" else _under_ids_of(known.get(name), value, path)
        for name, value in given.items()
    }


def _strings(
    source: TranslationSource, original: Page, written: Page
) -> Iterator[StringTranslation]:
    """The translation of each sentence, in its place."""
    said = _said(written)
    if _templates(original) != _templates(written):
        raise DifferentTexts(f"{original} has other paragraphs in the other language")
    asked: dict[str, list[StringSegment]] = defaultdict(list)
    for segment in StringSegment.objects.filter(source=source).order_by("order"):
        asked[segment.context.path].append(segment)
    if asked.keys() != said.keys():
        differing = sorted(asked.keys() ^ said.keys())
        raise DifferentTexts(f"only said in one language: {', '.join(differing)}")
    done = set()
    for path, segments in asked.items():
        for segment, words in zip(segments, said[path], strict=True):
            if (segment.string_id, segment.context_id) not in done:
                done.add((segment.string_id, segment.context_id))
                yield StringTranslation(
                    translation_of_id=segment.string_id,
                    context_id=segment.context_id,
                    locale_id=written.locale_id,
                    translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
                    data=_under_names_of(json.loads(segment.attrs) or {}, words),
                )


def _said(page: Page) -> dict[str, list[StringSegmentValue]]:
    found = defaultdict(list)
    for segment in extract_segments(page):
        if isinstance(segment, StringSegmentValue):
            found[segment.path].append(segment)
    return found


def _templates(page: Page) -> dict[str, str]:
    return {
        segment.path: segment.template
        for segment in extract_segments(page)
        if isinstance(segment, TemplateSegmentValue)
    }


def _under_names_of(known: Attributes, words: StringSegmentValue) -> str:
    """The sentence, in which each link and period has the name that it has in the original."""
    if not words.attrs and not known:
        return str(words.string.data)
    left = dict(known)
    soup = BeautifulSoup(words.string.data, "html.parser")
    for element in soup.find_all(id=True):
        attributes = words.attrs[str(element["id"])]
        name = next((name for name, those in left.items() if those == attributes), None)
        if name is None:
            raise DifferentTexts(f"not in the original: {attributes} in “{soup.get_text()}”")
        element["id"] = name
        del left[name]
    if left:
        raise DifferentTexts(f"missing: {list(left.values())} in “{soup.get_text()}”")
    return str(soup)
