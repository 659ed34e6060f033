"""Who receives data: third parties, by the ground on which they may and what they are."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from privacy_blocks.party_words import ground_words
from privacy_blocks.queries.parties import PartyShown
from privacy_blocks.reading import reading_of

from .rich_text import PrivacyRichTextBlock
from .section import SectionBlock


class RecipientsBlock(SectionBlock):
    """Everyone who receives data now, from the register (GDPR 13(1)(e), promise P25)."""

    more = PrivacyRichTextBlock(required=False, label=_("Text below the list"))

    class Meta:
        icon = "group"
        label = _("Recipients")
        template = "privacy_blocks/blocks/recipients.html"
        anchor = "recipients"
        default_heading = _("Who receives data from us")
        description = _("Who receives data, by ground. Names and facts come from the register.")
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the recipients, grouped by ground."""
        context = super().get_context(value, parent_context=parent_context)
        context["grounds"] = by_ground(reading_of(parent_context).parties())
        return context


def by_ground(parties: list[PartyShown]) -> list[tuple[str, list[PartyShown]]]:
    """Parties under the words for their ground; they come ordered by it."""
    groups = groupby(parties, key=lambda party: party.ground)
    return [(ground_words(ground), list(group)) for ground, group in groups]
