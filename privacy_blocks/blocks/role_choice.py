"""The question that brings a visitor to the part about them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructValue

from privacy_blocks.contents import Heading, activities_on_page
from privacy_blocks.reading import reading_of

from .register_choices import ActivityChoiceBlock
from .section import SectionBlock, StatementPartBlock
from .short_text import optional_text


class RoleBlock(StatementPartBlock):
    """One answer to the question."""

    activity = ActivityChoiceBlock(label=_("Activity"), help_text=_("Where this answer leads to."))
    label = optional_text(_("Answer"), _("Empty: the heading that the register gives."))

    class Meta:
        icon = "user"
        label = _("Answer")
        label_format = "{activity}"


class RoleChoiceBlock(SectionBlock):
    """“What do you have to do with us?”: links, so that it works without JavaScript."""

    roles = ListBlock(
        RoleBlock(),
        default=[],
        label=_("Answers"),
        help_text=_("None: every activity that is on the page."),
    )

    class Meta:
        icon = "group"
        label = _("Choice of a role")
        template = "privacy_blocks/blocks/role_choice.html"
        anchor = "what-about-you"
        default_heading = _("What do you have to do with us?")
        leads_elsewhere = True
        description = _("A question to visitors; each answer leads to the part that is about them.")
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the answers with the anchors that they lead to."""
        context = super().get_context(value, parent_context=parent_context)
        reading = reading_of(parent_context)
        on_page = activities_on_page(parent_context, reading)
        if not value["roles"]:
            # A whole that has nothing to tell but its parts is nobody's role.
            told = {row.key for row in reading.each_activity() if row.is_stated_itself}
            context["roles"] = [role for role in on_page if role.anchor in told]
            return context
        known = {heading.anchor: heading for heading in on_page}
        context["roles"] = [
            Heading(item["activity"], item["label"] or known[item["activity"]].words)
            for item in value["roles"]
            if item["activity"] in known
        ]
        return context
