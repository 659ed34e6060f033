"""Data that leaves the European Economic Area, and what protects it there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, StructValue

from privacy_blocks.contents import Heading
from privacy_blocks.reading import RegisterReading, reading_of

from .rich_text import PrivacyRichTextBlock
from .short_text import heading_field

HEADING = _("Data outside Europe")


class TransfersBlock(StructBlock):
    """Each transfer with its safeguard, or that there are none (GDPR 13(1)(f), promise P25)."""

    heading = heading_field(HEADING)
    intro = PrivacyRichTextBlock(required=False, label=_("Text below the heading"))
    more = PrivacyRichTextBlock(required=False, label=_("Text below the list"))

    class Meta:
        icon = "globe"
        label = _("Transfers outside the EEA")
        template = "privacy_blocks/blocks/transfers.html"
        description = _(
            "Which data leaves the European Economic Area and what protects it. "
            "Says so when none does."
        )

    def get_preview_value(self) -> StructValue:
        """What the register says now."""
        return self.normalize(self.get_default())

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add those outside the EEA."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["heading"] = _heading(value)
        parties = reading_of(parent_context).parties()
        context["transfers"] = [party for party in parties if not party.in_eea]
        return context

    def headings(self, value: StructValue, reading: RegisterReading) -> Iterator[Heading]:
        """Its own."""
        yield _heading(value)


def _heading(value: StructValue) -> Heading:
    return Heading("transfers", value["heading"] or str(HEADING))
