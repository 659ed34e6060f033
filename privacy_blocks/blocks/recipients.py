"""Who receives data: third parties, by the ground on which they may and what they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructBlock, StructValue

from privacy_blocks.contents import Heading
from privacy_blocks.party_words import ground_words
from privacy_blocks.queries.parties import PartyShown
from privacy_blocks.reading import RegisterReading, reading_of

from .rich_text import PrivacyRichTextBlock
from .short_text import heading_field

HEADING = _("Who receives data from us")


class RecipientsBlock(StructBlock):
    """Everyone who receives data now, from the register (GDPR 13(1)(e), promise P25)."""

    heading = heading_field(HEADING)
    intro = PrivacyRichTextBlock(
        required=False,
        label=_("Text below the heading"),
        help_text=_("For example: when you give data to others, and what you agree with them."),
    )
    more = PrivacyRichTextBlock(required=False, label=_("Text below the list"))

    class Meta:
        icon = "group"
        label = _("Recipients")
        template = "privacy_blocks/blocks/recipients.html"
        description = _("Who receives data, by ground. Names and facts come from the register.")

    def get_preview_value(self) -> StructValue:
        """What the register says now."""
        return self.normalize(self.get_default())

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the recipients, grouped by ground."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["heading"] = _heading(value)
        context["grounds"] = by_ground(reading_of(parent_context).parties())
        return context

    def headings(self, value: StructValue, reading: RegisterReading) -> Iterator[Heading]:
        """Its own."""
        yield _heading(value)


def by_ground(parties: list[PartyShown]) -> list[tuple[str, list[PartyShown]]]:
    """Parties under the words for their ground; they come ordered by it."""
    groups = groupby(parties, key=lambda party: party.ground)
    return [(ground_words(ground), list(group)) for ground, group in groups]


def _heading(value: StructValue) -> Heading:
    return Heading("recipients", value["heading"] or str(HEADING))
