"""Where to complain."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, CharBlock, StructValue, URLBlock

from privacy_blocks.reading import reading_of
from privacy_blocks.telephone import validate_telephone

from .rich_text import PrivacyRichTextBlock
from .section import SectionBlock
from .short_text import LiteralBlock


class ComplaintBlock(SectionBlock):
    """First the officer, and at any time the supervisor (GDPR 13(2)(d); promise P29)."""

    show_officer = BooleanBlock(
        required=False,
        default=True,
        label=_("Say that the data protection officer can be told first, from the register"),
    )
    supervisor = CharBlock(
        max_length=120, default="Autoriteit Persoonsgegevens", label=_("Supervisor")
    )
    website = URLBlock(
        default="https://www.autoriteitpersoonsgegevens.nl", label=_("Address of its website")
    )
    telephone = LiteralBlock(
        required=False, label=_("Its telephone number"), validators=[validate_telephone]
    )
    more = PrivacyRichTextBlock(required=False, label=_("Text below this"))

    class Meta:
        icon = "warning"
        label = _("Complaint")
        template = "privacy_blocks/blocks/complaint.html"
        anchor = "where-to-complain"
        default_heading = _("A complaint about your privacy")
        description = _("Where people can complain: with you, and with the supervisor.")
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the address of the officer."""
        context = super().get_context(value, parent_context=parent_context)
        controller = reading_of(parent_context).controller() if value["show_officer"] else None
        context["officer_email"] = controller.officer_email if controller else ""
        return context
