"""The privacy statement: a page around the register."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index

from privacy_blocks.queries.statement import activities_shown, register_changed_on
from retention import clock

from .parts import Part, parts_of

PART_FEATURES = ["h3", "bold", "italic", "ol", "ul", "link"]


class StatementPage(Page):
    """The statement of one language.

    The activities and their periods are read from the register; what an
    editor writes here stands before and after them (promises P24 to P32).
    """

    introduction = RichTextField(_("introduction"), blank=True, features=PART_FEATURES)
    rights = RichTextField(_("your rights"), blank=True, features=PART_FEATURES)
    security = RichTextField(_("security"), blank=True, features=PART_FEATURES)
    third_parties = RichTextField(_("third parties"), blank=True, features=PART_FEATURES)
    cookies = RichTextField(_("cookies"), blank=True, features=PART_FEATURES)
    contact = RichTextField(_("contact and complaints"), blank=True, features=PART_FEATURES)

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    template = "statement/statement_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("introduction"),
        HelpPanel(
            content=_(
                "<p>Between the introduction and the parts below, the page shows every "
                "processing with its periods. They come from the register and change there.</p>"
            ),
            heading=_("The processings"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("rights"),
                FieldPanel("security"),
                FieldPanel("third_parties"),
                FieldPanel("cookies"),
                FieldPanel("contact"),
            ],
            heading=_("For everybody"),
            help_text=_("A part that is left empty is not shown."),
        ),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("rights"),
        index.SearchField("security"),
        index.SearchField("third_parties"),
        index.SearchField("cookies"),
        index.SearchField("contact"),
    ]

    class Meta:
        verbose_name = _("privacy statement")
        verbose_name_plural = _("privacy statements")

    def parts(self) -> list[Part]:
        """What the statement says to everybody, as far as it is filled in."""
        return parts_of(self)

    def changed_on(self, *, today: date) -> date | None:
        """The day this page or the register behind it last changed (promise P30)."""
        published = self.last_published_at
        days = [
            timezone.localdate(published) if published else None,
            register_changed_on(today=today),
        ]
        return max((day for day in days if day is not None), default=None)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        today = clock.today()
        context["activities"] = activities_shown(self.locale.language_code, today=today)
        context["parts"] = self.parts()
        context["changed_on"] = self.changed_on(today=today)
        return context
