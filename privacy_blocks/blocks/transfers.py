"""Data that leaves the European Economic Area, and what protects it there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from privacy_blocks.reading import reading_of

from .rich_text import PrivacyRichTextBlock
from .section import SectionBlock


class TransfersBlock(SectionBlock):
    """Each transfer with its safeguard, or that there are none (GDPR 13(1)(f), promise P25)."""

    more = PrivacyRichTextBlock(required=False, label=_("Text below the list"))

    class Meta:
        icon = "globe"
        label = _("Transfers outside the EEA")
        template = "privacy_blocks/blocks/transfers.html"
        anchor = "transfers"
        default_heading = _("Data outside Europe")
        description = _(
            "Which data leaves the European Economic Area and what protects it. "
            "Says so when none does."
        )
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add those outside the EEA."""
        context = super().get_context(value, parent_context=parent_context)
        parties = reading_of(parent_context).parties()
        context["transfers"] = [party for party in parties if not party.in_eea]
        return context
