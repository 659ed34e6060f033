"""Platforms that the site leads to."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, URLBlock

from .rich_text import PrivacyRichTextBlock
from .section import FilledListBlock, SectionBlock, StatementPartBlock


class PlatformBlock(StatementPartBlock):
    """A platform and what it says about privacy itself."""

    name = CharBlock(default="", max_length=80, label=_("Platform"))
    statement = URLBlock(label=_("Address of its own privacy statement"))

    class Meta:
        icon = "link-external"
        label = _("Platform")
        label_format = "{name}"


class PlatformsBlock(SectionBlock):
    """Social media to which buttons lead, each with a link to its own statement (promise P26)."""

    platforms = FilledListBlock(PlatformBlock(), label=_("Platforms"))
    more = PrivacyRichTextBlock(required=False, label=_("Text below the list"))

    class Meta:
        icon = "link-external"
        label = _("Social media")
        template = "privacy_blocks/blocks/platforms.html"
        anchor = "social-media"
        default_heading = _("Social media")
        description = _("Platforms that buttons lead to, with links to their own statements.")
        preview_value: Any = {
            "platforms": [
                {"name": _("Example platform"), "statement": "https://example.org/privacy"},
                {"name": _("Another platform"), "statement": "https://example.com/privacy"},
            ]
        }
