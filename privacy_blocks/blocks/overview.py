"""What can be read where: every part of the statement, with a link."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from privacy_blocks.contents import overview_of
from privacy_blocks.reading import reading_of

from .section import SectionBlock


class OverviewBlock(SectionBlock):
    """All activities on the page, and the parts that are for everybody (promise P32)."""

    class Meta:
        icon = "list-ul"
        label = _("Overview")
        template = "privacy_blocks/blocks/overview.html"
        anchor = "overview"
        default_heading = _("What you can find here")
        leads_elsewhere = True
        description = _("A list of everything on the page, with links. It fills itself.")
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the activities and the other parts that the page has."""
        context = super().get_context(value, parent_context=parent_context)
        context["overview"] = overview_of(parent_context, reading_of(parent_context))
        return context
