"""Everything that is kept, and for how long, in one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue

from privacy_blocks.contents import Heading, activities_on_page
from privacy_blocks.queries.statement import ActivityShown, PeriodShown
from privacy_blocks.reading import reading_of

from .register_choices import ActivityChoiceBlock
from .section import SectionBlock
from .short_text import AnchorBlock

DEFAULT_ANCHOR = "retention-periods"


@dataclass(frozen=True, slots=True)
class Row:
    """A rule in the table; ``on_page`` is whether its activity can be linked to."""

    activity: ActivityShown
    period: PeriodShown
    on_page: bool


class RetentionTableBlock(SectionBlock):
    """The periods of all activities on the page, or of chosen ones, from the register."""

    activities = ListBlock(
        ActivityChoiceBlock(label=_("Activity")),
        default=[],
        label=_("Only these activities"),
        help_text=_("None: all activities of which the statement speaks."),
    )
    anchor = AnchorBlock(
        help_text=_("Only needed for a second table: what a link to it ends in, after #.")
    )

    class Meta:
        icon = "table"
        label = _("Table of periods")
        template = "privacy_blocks/blocks/retention_table.html"
        anchor = DEFAULT_ANCHOR
        default_heading = _("How long we keep what")
        description = _("All periods of the register in a table, with when they start.")
        preview_value: Any = {}

    def heading_of(self, value: StructValue) -> Heading:
        """The heading, under the anchor that was chosen or the usual one."""
        words = value["heading"] or str(self.meta.default_heading)
        return Heading(value["anchor"] or DEFAULT_ANCHOR, words)

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the rows, in the order of the register."""
        context = super().get_context(value, parent_context=parent_context)
        reading = reading_of(parent_context)
        on_page = {heading.anchor for heading in activities_on_page(parent_context, reading)}
        chosen = set(value["activities"])
        context["rows"] = [
            Row(activity, period, activity.key in on_page)
            for activity in reading.each_activity()
            if not chosen or activity.key in chosen or activity.above in chosen
            for period in activity.periods
        ]
        return context
