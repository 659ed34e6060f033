"""Cookies, each with what it is for and how long it stays."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import (
    BooleanBlock,
    CharBlock,
    ChoiceBlock,
    IntegerBlock,
    ListBlock,
    StructValue,
)
from wagtail.blocks.struct_block import StructBlockValidationError

from retention.rules.period import LONGEST, Period
from retention.rules.unit import Unit

from .rich_text import PrivacyRichTextBlock
from .section import SectionBlock, StatementPartBlock
from .short_text import LiteralBlock, optional_text

_UNITS = [
    (Unit.DAY.value, _("days")),
    (Unit.WEEK.value, _("weeks")),
    (Unit.MONTH.value, _("months")),
    (Unit.YEAR.value, _("years")),
]


class CookieValue(StructValue):
    """A cookie that can say how long it stays."""

    @property
    def lasts(self) -> str:
        """How long it stays, in the active language."""
        if not self["amount"]:
            return gettext("until you close your browser")
        language = (get_language() or "en").split("-")[0]
        return Period(self["amount"], Unit(self["unit"])).wording(language)


class CookieBlock(StatementPartBlock):
    """One cookie."""

    name = LiteralBlock(label=_("Name"), help_text=_("As it is called in the browser."))
    purpose = CharBlock(default="", max_length=255, label=_("What for"))
    placed_by = optional_text(_("Placed by"), _("Empty: this site."))
    amount = IntegerBlock(
        required=False,
        min_value=1,
        label=_("Stays for"),
        help_text=_("A number. Empty: until the browser is closed."),
    )
    unit = ChoiceBlock(choices=_UNITS, default=Unit.DAY.value, label=_("Unit"))
    needs_consent = BooleanBlock(required=False, label=_("Only with consent"))

    class Meta:
        icon = "cogs"
        label = _("Cookie")
        label_format = "{name}"
        value_class = CookieValue

    def clean(self, value: StructValue) -> StructValue:
        """Refuse a length of stay that nobody can mean."""
        cleaned = super().clean(value)
        if cleaned["amount"] and cleaned["amount"] > LONGEST[Unit(cleaned["unit"])]:
            raise StructBlockValidationError(
                block_errors={"amount": ValidationError(_("That is too long: check the number."))}
            )
        return cleaned


class CookiesBlock(SectionBlock):
    """Which cookies are placed, by whom, what for and how long (Telecommunicatiewet 11.7a; P31)."""

    cookies = ListBlock(
        CookieBlock(),
        default=[],
        label=_("Cookies"),
        help_text=_("None: the page says that no cookies are placed."),
    )
    more = PrivacyRichTextBlock(required=False, label=_("Text below the table"))

    class Meta:
        icon = "cogs"
        label = _("Cookies")
        template = "privacy_blocks/blocks/cookies.html"
        anchor = "cookies"
        default_heading = _("Cookies")
        description = _(
            "A table of cookies: name, what for, placed by, how long, with consent or not."
        )
        preview_value: Any = {
            "cookies": [
                {"name": "csrftoken", "purpose": _("Protects forms"), "amount": 52, "unit": "week"},
                {"name": "sessionid", "purpose": _("Keeps staff logged in"), "amount": None},
            ]
        }
