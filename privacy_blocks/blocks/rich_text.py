"""Running text in a statement, in which a retention period can be a live chip."""

from __future__ import annotations

from typing import Any

from wagtail.blocks import RichTextBlock
from wagtail.rich_text import RichText

from privacy_blocks.queries.chips import refuse_unknown
from privacy_blocks.reading import reading_of
from privacy_blocks.rich_text.chips import FEATURE
from privacy_blocks.rich_text.in_use import going_by

#: Between headings of the page: no headings of its own.
PLAIN = ["bold", "italic", "ol", "ul", "link", FEATURE]
#: A text that stands by itself.
WITH_HEADINGS = ["h3", "h4", *PLAIN]


class PrivacyRichTextBlock(RichTextBlock):
    """Wagtail's rich text with periods that come from the register.

    Publishing refuses a chip of a rule that the register does not have; a draft may keep it.
    """

    def __init__(self, features: list[str] | None = None, **kwargs: Any) -> None:
        super().__init__(features=PLAIN if features is None else features, **kwargs)
        self._draft = False

    def render(self, value: RichText, context: Any = None) -> str:
        """The text, with its periods from the reading of the page around it."""
        with going_by(reading_of(context)):
            rendered: str = super().render(value, context=context)
        return rendered

    def defer_required_validation(self) -> None:
        """A draft is being saved: leave unknown rules for the moment of publishing."""
        super().defer_required_validation()
        self._draft = True

    def restore_deferred_validation(self) -> None:
        """The draft is saved."""
        self._draft = False
        super().restore_deferred_validation()

    def clean(self, value: RichText) -> RichText:
        """The text; raises ``ValidationError`` for a chip without a rule, except in a draft."""
        cleaned: RichText = super().clean(value)
        if not self._draft:
            refuse_unknown(cleaned.source)
        return cleaned

    def get_translatable_segments(self, value: RichText) -> list[Any]:
        """For wagtail-localize: a sentence with chips is one segment with placeholders."""
        from privacy_blocks.translation.segments import segments_of

        return segments_of(value.source)

    def restore_translated_segments(self, value: RichText, segments: list[Any]) -> RichText:
        """For wagtail-localize: the text in the other language, with the same chips."""
        from privacy_blocks.translation.segments import restored

        return RichText(restored(segments))
