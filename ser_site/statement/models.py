"""The privacy statement: a page of blocks, of which the register fills in the facts."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page
from wagtail.search import index

from privacy_blocks.models.mixins import StatementPageMixin


class StatementPage(StatementPageMixin, Page):
    """The statement of one language (promises P30 and P32)."""

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "statement/statement_page.html"
    base_template = "base.html"
    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("privacy statement")
        verbose_name_plural = _("privacy statements")
