"""A heading between blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, StructValue

from privacy_blocks.contents import Heading
from privacy_blocks.reading import RegisterReading

from .section import StatementPartBlock
from .short_text import AnchorBlock

WORDLESS = "heading"
"""The anchor of a heading of which no letter or figure can stand in an address."""


class HeadingValue(StructValue):
    """A heading that knows where a link to it leads."""

    @property
    def id(self) -> str:
        """The anchor: the one that was chosen, else one made of the words that can be in it."""
        return str(self["anchor"] or slugify(self["text"]) or WORDLESS)


class HeadingBlock(StatementPartBlock):
    """A heading, to which the contents of the page and a link can lead."""

    text = CharBlock(default="", max_length=200, label=_("Heading"))
    level = ChoiceBlock(
        choices=[("2", _("Of a part of the page")), ("3", _("Below such a heading"))],
        default="2",
        label=_("Level"),
    )
    anchor = AnchorBlock(
        help_text=_(
            "What a link to this heading ends in, after #. Empty: made of the heading itself, "
            "so that it changes when the heading does."
        )
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "privacy_blocks/blocks/heading.html"
        value_class = HeadingValue
        preview_value: Any = {"text": _("Your data on paper"), "level": "2", "anchor": ""}
        description = _("A heading above blocks that have none of their own.")

    def headings(self, value: HeadingValue, reading: RegisterReading) -> Iterator[Heading]:
        """Itself."""
        yield Heading(value.id, value["text"], int(value["level"]))
