"""A translation that lost a period does not go out.

The translator is told at the sentence itself, which is then not used; and publishing is
stopped, saying which period is missing in which sentence. Imported only where
wagtail-localize is installed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db.models.signals import post_save
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from privacy_blocks.translation.placeholders import lost_and_doubled


@dataclass(frozen=True, slots=True)
class WrongChips:
    """A translated sentence with other chips than its original."""

    original: str
    lost: tuple[str, ...]
    doubled: tuple[str, ...]

    @property
    def message(self) -> str:
        """What is wrong and what to do, for the translator."""
        if self.lost:
            return _("Put the period back, exactly so: %(pieces)s") % {
                "pieces": " ".join(self.lost)
            }
        return _("This period may stand here only once: %(pieces)s") % {
            "pieces": " ".join(self.doubled)
        }


def wrong_chips(translation: Translation) -> Iterator[WrongChips]:
    """The sentences of a page's translation that do not hold the chips of their original."""
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    said = {
        (row.translation_of_id, row.context_id): row.data
        for row in StringTranslation.objects.filter(
            locale_id=translation.target_locale_id,
            context_id__in=segments.values("context_id"),
        )
    }
    for segment in segments.select_related("string"):
        translated = said.get((segment.string_id, segment.context_id))
        wrong = translated and _compared(segment, translated)
        if wrong:
            yield wrong


def _compared(segment: StringSegment, translated: str) -> WrongChips | None:
    original = segment.string.data
    attributes = json.loads(segment.attrs) or {}
    lost, doubled = lost_and_doubled(original, translated, attributes)
    return WrongChips(original, tuple(lost), tuple(doubled)) if lost or doubled else None


def tell_translator(instance: StringTranslation, **kwargs: Any) -> None:
    """Mark a sentence that lost a chip: it says so in the editor, and is not used."""
    update_fields = kwargs.get("update_fields")
    if update_fields is not None and "data" not in update_fields:
        return
    segment = StringSegment.objects.filter(
        string_id=instance.translation_of_id, context_id=instance.context_id
    ).first()
    wrong = segment and _compared(segment, instance.data)
    if wrong:
        instance.has_error, instance.field_error = True, wrong.message
        instance.save(update_fields=["has_error", "field_error"])


def refuse_to_publish(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Stop the publishing of a translation from which a chip is missing."""
    if request.method != "POST" or request.POST.get("action") != "publish":
        return None
    translation = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale_id=page.locale_id, enabled=True
    ).first()
    wrong = list(wrong_chips(translation)) if translation else []
    for sentence in wrong:
        words = Truncator(strip_tags(sentence.original)).chars(120)
        messages.error(
            request,
            _("Not published. In “%(sentence)s”: %(message)s")
            % {"sentence": words, "message": sentence.message},
        )
    return redirect(request.path) if wrong else None


def connect() -> None:
    """Look at every sentence as it is saved; called once, when the app is ready."""
    post_save.connect(
        tell_translator, sender=StringTranslation, dispatch_uid="privacy_blocks.tell_translator"
    )
