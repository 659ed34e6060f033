"""What all blocks of a statement share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import ListBlock, StructBlock, StructValue
from wagtail.blocks.list_block import ListBlockValidationError

from privacy_blocks.contents import Heading
from privacy_blocks.reading import RegisterReading

from .rich_text import PrivacyRichTextBlock
from .short_text import optional_text


def _as_read(sample: Any) -> Any:
    """A sample with its texts as they are read now: blocks keep what they are given."""
    match sample:
        case dict():
            return {name: _as_read(value) for name, value in sample.items()}
        case list():
            return [_as_read(value) for value in sample]
        case Promise():
            return str(sample)
    return sample


class StatementPartBlock(StructBlock):
    """A part of a statement; what is not given when one is made has its default.

    Every line has an empty text as default, also one that is required: None cannot be translated.
    """

    class Meta:
        preview_template = "privacy_blocks/block_preview.html"

    def get_preview_value(self) -> StructValue:
        """What the block picker shows, in the editor's language."""
        if not hasattr(self.meta, "preview_value"):
            return self.get_default()
        return self.normalize(_as_read(self.meta.preview_value))

    def normalize(self, value: Any) -> StructValue:
        """Complete what code gives, so that no field is ever missing."""
        if isinstance(value, self.meta.value_class):
            return value
        defaults = {name: block.get_default() for name, block in self.child_blocks.items()}
        return super().normalize({**defaults, **value})


class SectionBlock(StatementPartBlock):
    """A part with a heading of its own, to which an anchor leads.

    A family gives ``anchor`` and ``default_heading`` in its Meta; the anchor stays what it
    is when an editor chooses another heading, so that links keep working.
    """

    heading = optional_text(_("Heading"), _("Empty: the usual heading of this part."))
    intro = PrivacyRichTextBlock(required=False, label=_("Text below the heading"))

    class Meta:
        anchor = ""
        default_heading = ""
        #: Whether it holds nothing but links to other parts.
        leads_elsewhere = False

    def heading_of(self, value: StructValue) -> Heading:
        """The heading of this part with its anchor."""
        return Heading(
            self.meta.anchor,
            value["heading"] or str(self.meta.default_heading),
            kind="links" if self.meta.leads_elsewhere else "part",
        )

    def headings(self, value: StructValue, reading: RegisterReading) -> Iterator[Heading]:
        """Its own heading and no other."""
        yield self.heading_of(value)

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the heading."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["heading"] = self.heading_of(value)
        return context


class FilledListBlock(ListBlock):
    """A list that a part announces: it may not be published empty."""

    class Meta:
        if_empty = _(
            "Add at least one, or remove this part: it announces a list with nothing in it."
        )

    def clean(self, value: Any) -> Any:
        """Refuse an empty list, except in a draft."""
        cleaned = super().clean(value)
        if not len(cleaned) and not self.is_deferred_validation:
            raise ListBlockValidationError(non_block_errors=[ValidationError(self.meta.if_empty)])
        return cleaned
