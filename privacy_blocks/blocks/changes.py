"""When the statement changed, and what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StructValue

from privacy_blocks.contents import Heading
from privacy_blocks.models.version import Cause, StatementVersion
from privacy_blocks.reading import RegisterReading
from privacy_blocks.version_addresses import VersionAddresses, addresses_of

from .rich_text import PrivacyRichTextBlock
from .section import StatementPartBlock
from .short_text import heading_field

SHOWN = 5
"""How many versions stand on the page; all of them are one link away."""

ANCHOR = "changes"


class ChangesBlock(StatementPartBlock):
    """The versions of the page that it stands on, with a choice to compare with (promise P30).

    A version does not contain this block: each would otherwise be the reason for the next.
    """

    heading = heading_field(_("Changes"))
    text = PrivacyRichTextBlock(required=False, label=_("Text"))

    class Meta:
        icon = "history"
        label = _("Changes")
        template = "privacy_blocks/blocks/changes.html"
        description = _("The dates of the versions, what changed between them, and the PDF.")
        preview_value: Any = {"heading": "", "text": ""}

    def get_context(
        self, value: StructValue, parent_context: Mapping[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the versions; in the block picker an invented one."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        page = context.get("page")
        if page is not None and hasattr(page, "kept_versions"):
            versions = page.kept_versions()
            context["addresses"] = addresses_of(page, context.get("request"))
        else:
            versions = _invented()
            context["addresses"] = VersionAddresses("#", "#", "#", "#")
        context["versions"] = versions
        context["shown"] = versions[:SHOWN]
        context["current_number"] = versions[0].number if versions else 0
        context["heading"] = self._heading(value)
        return context

    def headings(self, value: StructValue, reading: RegisterReading) -> Iterator[Heading]:
        """Its own."""
        yield self._heading(value)

    def _heading(self, value: StructValue) -> Heading:
        return Heading(ANCHOR, value["heading"] or gettext("Changes"))


def _invented() -> list[StatementVersion]:
    moment = datetime(2026, 1, 1, 12, tzinfo=UTC)
    return [
        StatementVersion(
            number=1, day=moment.date(), day_number=1, valid_from=moment, cause=Cause.PUBLISHED
        )
    ]
