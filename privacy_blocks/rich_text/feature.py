"""What the feature adds to the editor: the chip with its picker, and the hint beside the field."""

from __future__ import annotations

from typing import Any

from django.forms import Media
from django.forms.widgets import Script
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.editors.draftail.features import EntityFeature
from wagtail.admin.staticfiles import versioned_static
from wagtail.rich_text.feature_registry import FeatureRegistry

from privacy_blocks.rich_text.chips import ENTITY, FEATURE
from privacy_blocks.rich_text.contentstate import CONVERSION
from privacy_blocks.rich_text.handler import RetentionPeriodHandler
from privacy_blocks.rich_text.own_words import ATTRIBUTES

HINT = "RETENTION_PERIOD_HINT"
WHOLE = "RETENTION_PERIOD_WHOLE"


class RetentionPeriodFeature(EntityFeature):
    """One feature of the field, three plug-ins of the editor."""

    def construct_options(self, options: dict[str, Any]) -> None:
        """Add the chip, what keeps it whole, and the hint to the controls."""
        super().construct_options(options)
        options.setdefault("plugins", []).append({"type": WHOLE})
        options.setdefault("controls", []).append({"type": HINT})

    @property
    def media(self) -> Media:
        """The scripts; that of the hint is told whom to ask, for controls get no options."""
        path = versioned_static("privacy_blocks/typed-periods.js")
        hint = Script(path, **{"data-url": reverse("privacy_blocks:typed_periods")})
        both: Media = super().media + Media(js=[hint])  # type: ignore[list-item]
        return both


def register(features: FeatureRegistry) -> None:
    """Make ``retention-period`` known to every rich-text field that asks for it."""
    features.register_embed_type(RetentionPeriodHandler)
    features.register_converter_rule("contentstate", FEATURE, CONVERSION)
    plugin = RetentionPeriodFeature(
        {
            "type": ENTITY,
            "icon": "time",
            "description": _("Retention period"),
            "attributes": ["rule", "name", "problem", *ATTRIBUTES],
            "allowlist": {"rule": "^[a-z0-9-]+$"},
            "chooserUrls": {"periods": reverse_lazy("privacy_blocks:choose_period")},
        },
        js=["privacy_blocks/period-chip.js"],
        css={"all": ["privacy_blocks/periods.css"]},
    )
    features.register_editor_plugin("draftail", FEATURE, plugin)
