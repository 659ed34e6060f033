"""A privacy statement on a site of its own, as docs/how-to/build-a-statement.md tells."""

from __future__ import annotations

from wagtail.admin.panels import FieldPanel
from wagtail.models import Page

from privacy_blocks.models.mixins import StatementPageMixin


class PrivacyPage(StatementPageMixin, Page):
    """A statement in the plainest template that there can be."""

    template = "leaflet/privacy_page.html"
    content_panels = [*Page.content_panels, FieldPanel("body")]
