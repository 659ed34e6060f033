"""An activity of the register: which data, why, on what ground, how long."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, StructValue
from wagtail.blocks.struct_block import BlockGroup

from privacy_blocks.contents import Heading
from privacy_blocks.queries.statement import ActivityShown
from privacy_blocks.reading import RegisterReading, reading_of

from .register_choices import ActivityChoiceBlock
from .rich_text import PrivacyRichTextBlock
from .section import StatementPartBlock
from .short_text import optional_text

QUESTIONS = ("data", "purpose", "basis", "periods", "more")


def _from_register(label: Any) -> BooleanBlock:
    return BooleanBlock(required=False, default=True, label=label)


def _own_words(label: Any) -> PrivacyRichTextBlock:
    return PrivacyRichTextBlock(required=False, label=label)


class ActivityBlock(StatementPartBlock):
    """What the register says of an activity, with the editor's own words around it.

    The anchor is the activity's key. A part of another activity (2.1 of 2) has its heading
    one level lower.
    """

    activity = ActivityChoiceBlock(
        label=_("Activity"), help_text=_("Which processing of the register this is about.")
    )
    heading = optional_text(_("Heading"), _("Empty: the heading that the register gives."))
    intro = PrivacyRichTextBlock(required=False, label=_("Text below the heading"))
    show_data = _from_register(_("Show which data, from the register"))
    data = _own_words(_("Which data, in your own words"))
    show_purpose = _from_register(_("Show why, from the register"))
    purpose = _own_words(_("Why, in your own words"))
    show_basis = _from_register(_("Show on what ground, from the register"))
    basis = _own_words(_("On what ground, in your own words"))
    show_periods = _from_register(_("Show how long, from the register"))
    periods = _own_words(_("How long, in your own words"))
    show_more = _from_register(_("Show who receives it and the rest, from the register"))
    more = PrivacyRichTextBlock(required=False, label=_("Text below the answers"))

    class Meta:
        icon = "user"
        label = _("Activity")
        label_format = "{activity}"
        template = "privacy_blocks/blocks/activity.html"
        description = _(
            "An activity of the register: which data, why, on what ground and how long."
        )
        form_layout = BlockGroup(
            children=[
                "activity",
                "heading",
                "intro",
                BlockGroup(["show_data", "data"], heading=_("Which data?")),
                BlockGroup(["show_purpose", "purpose"], heading=_("Why?")),
                BlockGroup(["show_basis", "basis"], heading=_("On what ground?")),
                BlockGroup(["show_periods", "periods"], heading=_("How long?")),
                BlockGroup(["show_more", "more"], heading=_("Besides")),
            ]
        )

    def get_preview_value(self) -> StructValue:
        """The first activity of the register that a statement speaks of."""
        reading = reading_of(None)
        stated = [activity.key for activity in reading.activities() if activity.is_stated]
        return self.normalize({**self.get_default(), "activity": stated[0] if stated else ""})

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the activity as the register has it, which is None when it is not there."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        shown = reading_of(parent_context).activity(value["activity"])
        context["activity"] = shown
        if shown is not None:
            context["heading"] = self._heading(value, shown)
        context["show"] = {name: value[f"show_{name}"] for name in QUESTIONS}
        context["has_answers"] = shown is not None and _has_answers(value, shown)
        return context

    def headings(self, value: StructValue, reading: RegisterReading) -> Iterator[Heading]:
        """The role of the reader in this activity."""
        shown = reading.activity(value["activity"])
        if shown is not None:
            yield self._heading(value, shown)

    @staticmethod
    def _heading(value: StructValue, shown: ActivityShown) -> Heading:
        words = value["heading"] or shown.text.role_heading
        return Heading(shown.key, words, 3 if shown.above else 2, shown.number, "activity")


def _has_answers(value: StructValue, shown: ActivityShown) -> bool:
    """Whether any question is answered; the words under ``more`` stand below the answers."""
    own = any(value[name] for name in QUESTIONS if name != "more")
    return own or any(value[f"show_{name}"] for name in shown.answered)
