"""The home page, and plain pages such as contact and accessibility."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel, PageChooserPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from media_retention.edit_panels import MediaOnPagePanel
from ser_site.articles.blocks import BodyBlock

from .queries import front_page


class HomePage(Page):
    """The front page of one language."""

    intro = models.TextField(
        _("introduction"),
        blank=True,
        max_length=600,
        help_text=_("Who you are and what you do, in two or three sentences."),
    )

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("intro"),
        InlinePanel(
            "featured",
            heading=_("Featured pages"),
            label=_("Featured page"),
            max_num=4,
            help_text=_("The first is shown large. Without any, the newest news is shown."),
        ),
    ]

    class Meta:
        verbose_name = _("home page")
        verbose_name_plural = _("home pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | front_page(self)


class FeaturedPage(Orderable):
    """A page shown at the top of the home page."""

    home = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="featured")
    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )

    panels = [
        PageChooserPanel(
            "page",
            ["news.NewsPage", "magazine.MagazineArticlePage", "publications.PublicationPage"],
        )
    ]

    class Meta(Orderable.Meta):
        verbose_name = _("featured page")
        verbose_name_plural = _("featured pages")

    def __str__(self) -> str:
        return str(self.page)


class StandardRole(models.TextChoices):
    """Which fixed place in the footer a plain page has."""

    NONE = "", _("None")
    ACCESSIBILITY = "accessibility", _("Accessibility statement")
    CONTACT = "contact", _("Contact")
    ABOUT = "about", _("About us")


class StandardPage(Page):
    """A plain page: accessibility statement, contact, about."""

    lead = models.TextField(_("lead"), blank=True, max_length=600)
    role = models.CharField(
        _("place in the footer"),
        max_length=16,
        choices=StandardRole.choices,
        default=StandardRole.NONE,
        blank=True,
        help_text=_("The footer of every page links to the pages that have a place."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]
    template = "home/standard_page.html"
    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("body"),
        MediaOnPagePanel(),
    ]
    promote_panels = [FieldPanel("role"), *Page.promote_panels]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("plain page")
        verbose_name_plural = _("plain pages")
