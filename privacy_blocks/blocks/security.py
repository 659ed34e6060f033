"""How data is protected."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock

from .rich_text import PrivacyRichTextBlock
from .section import FilledListBlock, SectionBlock, StatementPartBlock


class MeasureBlock(StatementPartBlock):
    """One measure."""

    name = CharBlock(default="", max_length=120, label=_("Measure"))
    text = PrivacyRichTextBlock(required=False, label=_("What that means"))

    class Meta:
        icon = "lock"
        label = _("Measure")
        label_format = "{name}"


class SecurityBlock(SectionBlock):
    """The measures that an organisation takes, in general (GDPR 32; promise P24)."""

    measures = FilledListBlock(MeasureBlock(), label=_("Measures"))

    class Meta:
        icon = "lock"
        label = _("Security")
        template = "privacy_blocks/blocks/security.html"
        anchor = "security"
        default_heading = _("How we protect your data")
        description = _("What you do to protect data, in general words.")
        preview_value: Any = {
            "measures": [
                {"name": _("Only who needs it"), "text": _("<p>Staff log in to reach data.</p>")},
                {"name": _("Encrypted connections"), "text": ""},
            ]
        }
