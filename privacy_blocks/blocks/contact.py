"""How to reach the organisation and its data protection officer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    EmailBlock,
    ListBlock,
    StructValue,
    TextBlock,
    URLBlock,
)

from privacy_blocks.reading import reading_of
from privacy_blocks.telephone import validate_telephone

from .rich_text import PrivacyRichTextBlock
from .section import SectionBlock, StatementPartBlock
from .short_text import LiteralBlock


class AddressBlock(StatementPartBlock):
    """An address in the editor's own words."""

    label = CharBlock(
        default="", max_length=80, label=_("What it is"), help_text=_("“Visiting address”.")
    )
    lines = TextBlock(
        default="", rows=3, label=_("Address"), help_text=_("One line of it on each line.")
    )
    route = URLBlock(
        required=False,
        default="",
        label=_("Address of directions"),
        help_text=_("A page with a map or a description of the way."),
    )

    class Meta:
        icon = "site"
        label = _("Address")
        label_format = "{label}"


class ContactBlock(SectionBlock):
    """Who answers for all this and how to reach them (GDPR 13(1)(a) and (b); promise P29)."""

    show_register = BooleanBlock(
        required=False,
        default=True,
        label=_("Show name, addresses, telephone and officer from the register"),
    )
    addresses = ListBlock(AddressBlock(), default=[], label=_("Other addresses"))
    telephone = LiteralBlock(
        required=False, label=_("Other telephone number"), validators=[validate_telephone]
    )
    email = EmailBlock(required=False, default="", label=_("Other e-mail address"))
    more = PrivacyRichTextBlock(required=False, label=_("Text below the addresses"))

    class Meta:
        icon = "mail"
        label = _("Contact")
        template = "privacy_blocks/blocks/contact.html"
        anchor = "contact-details"
        default_heading = _("Questions and contact")
        description = _("Addresses, telephone and the data protection officer.")
        preview_value: Any = {
            "show_register": False,
            "addresses": [
                {"label": _("Visiting address"), "lines": _("1 Example Street\nExampletown")}
            ],
            "telephone": "070 123 45 67",
            "email": "privacy@example.org",
        }

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the controller of the register, with its words in the page's language."""
        context = super().get_context(value, parent_context=parent_context)
        reading = reading_of(parent_context)
        controller = reading.controller() if value["show_register"] else None
        context["controller"] = controller
        context["words"] = controller.text(reading.language) if controller else None
        context["numbers"] = _given(controller and controller.telephone, value["telephone"])
        context["emails"] = _given(controller and controller.email, value["email"])
        return context


def _given(*values: str | None) -> list[str]:
    return [value for value in values if value]
