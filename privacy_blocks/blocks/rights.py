"""The rights of the people whose data it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import BooleanBlock, ChoiceBlock, EmailBlock, StructValue
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import BlockGroup

from privacy_blocks.contents import Heading, activities_on_page
from privacy_blocks.queries.statement import ActivityShown
from privacy_blocks.reading import RegisterReading, reading_of
from privacy_blocks.rights import Right

from .rich_text import PrivacyRichTextBlock
from .section import FilledListBlock, SectionBlock, StatementPartBlock
from .short_text import optional_text

#: The rule of the register that holds the term for an answer (promise P28).
ANSWER_RULE = "rights-answer"


@dataclass(frozen=True, slots=True)
class RightShown:
    """A right with its words, and the activities that it can be used for, if not all."""

    key: str
    name: str
    article: str
    preset: Any
    own: StructValue
    activities: tuple[ActivityShown, ...]


class RightBlock(StatementPartBlock):
    """One right. Whatever is left empty is said in the usual words."""

    right = ChoiceBlock(
        choices=lambda: [(right.value, right.words.name) for right in Right], label=_("Right")
    )
    name = optional_text(_("Name"), _("Empty: the usual name."))
    meaning = PrivacyRichTextBlock(required=False, label=_("What it means"))
    when = PrivacyRichTextBlock(required=False, label=_("When it applies"))
    way = PrivacyRichTextBlock(required=False, label=_("How to use it"))

    class Meta:
        icon = "key"
        label = _("Right")
        label_format = "{right}"
        form_layout = BlockGroup(
            children=[
                "right",
                BlockGroup(
                    ["name", "meaning", "when", "way"],
                    heading=_("In your own words"),
                    help_text=_("What you leave empty is said in the usual words."),
                    classname="collapsed",
                ),
            ]
        )


class RightsListBlock(FilledListBlock):
    """Rights, each at most once."""

    def clean(self, value: Any) -> Any:
        """Point out a right that stands there twice."""
        cleaned = super().clean(value)
        seen: set[str] = set()
        errors = {}
        for place, item in enumerate(cleaned):
            if item["right"] in seen:
                errors[place] = ValidationError(_("This right is in the list already: remove one."))
            seen.add(item["right"])
        if errors and not self.is_deferred_validation:
            raise ListBlockValidationError(block_errors=errors)
        return cleaned


class RightsBlock(SectionBlock):
    """Which rights people have, when, and how to use them (GDPR 13(2)(b) and (c); P27, P28)."""

    rights = RightsListBlock(
        RightBlock(), default=[{"right": right.value} for right in Right], label=_("Rights")
    )
    email = EmailBlock(
        required=False,
        default="",
        label=_("E-mail address for requests"),
        help_text=_("Empty: that of the data protection officer in the register."),
    )
    show_term = BooleanBlock(
        required=False,
        default=True,
        label=_("Say within which term we answer, from the register"),
    )
    show_activities = BooleanBlock(
        required=False,
        default=True,
        label=_("Say for which activities, where that depends on the ground"),
    )
    more = PrivacyRichTextBlock(required=False, label=_("Text below the rights"))

    class Meta:
        icon = "key"
        label = _("Rights")
        template = "privacy_blocks/blocks/rights.html"
        anchor = "your-rights"
        default_heading = _("Your rights")
        description = _(
            "The rights of the GDPR: what each means, when it applies and how to use it."
        )
        preview_value: Any = {}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the rights in words, the address for requests and the term for an answer."""
        context = super().get_context(value, parent_context=parent_context)
        reading = reading_of(parent_context)
        activities = activities_on_page(parent_context, reading) if value["show_activities"] else []
        # In the preview of a draft an editor may not have chosen yet.
        chosen = (item for item in value["rights"] if item["right"])
        context["rights"] = [_shown(item, activities, reading) for item in chosen]
        controller = reading.controller()
        context["email"] = value["email"] or (controller.officer_email if controller else "")
        context["term"] = reading.period(ANSWER_RULE) if value["show_term"] else None
        return context


def _shown(item: StructValue, activities: list[Heading], reading: RegisterReading) -> RightShown:
    right = Right(item["right"])
    words = right.words
    return RightShown(
        key=right.value,
        name=item["name"] or str(words.name),
        article=str(words.article),
        preset=words,
        own=item,
        activities=tuple(_usable_for(right, activities, reading)),
    )


def _usable_for(
    right: Right, activities: list[Heading], reading: RegisterReading
) -> Iterator[ActivityShown]:
    """The activities on the page that rest on a basis with this right, unless all do."""
    for heading in activities if right.depends_on_basis else ():
        activity = reading.activity(heading.anchor)
        if activity and activity.is_stated_itself and right.concerns(activity.legal_bases):
            yield activity
