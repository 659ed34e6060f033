"""How a statement begins."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from .rich_text import PrivacyRichTextBlock
from .section import StatementPartBlock


class IntroductionBlock(StatementPartBlock):
    """What this is, and for whom: larger than the text below it."""

    text = PrivacyRichTextBlock(
        label=_("Text"),
        help_text=_("In a few sentences: who you are, and what can be found below."),
    )

    class Meta:
        icon = "openquote"
        label = _("Introduction")
        template = "privacy_blocks/blocks/introduction.html"
        preview_value: Any = {
            "text": _("<p>Here you can read which data we hold about you, why, and until when.</p>")
        }
        description = _("The first paragraphs, in larger letters.")
