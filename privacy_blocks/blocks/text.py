"""Whatever else a statement has to say."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from .rich_text import WITH_HEADINGS, PrivacyRichTextBlock
from .section import StatementPartBlock


class TextBlock(StatementPartBlock):
    """Running text in the editor's own words."""

    text = PrivacyRichTextBlock(
        features=WITH_HEADINGS,
        label=_("Text"),
        help_text=_("Put a period in with the button for periods: it then changes by itself."),
    )

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "privacy_blocks/blocks/text.html"
        preview_value: Any = {
            "text": _("<p>Text in your own words, with <b>emphasis</b>, lists and links.</p>")
        }
        description = _("Running text, for whatever has no block of its own.")
