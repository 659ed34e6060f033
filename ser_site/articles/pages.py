"""What news, magazine articles and publications have in common."""

from __future__ import annotations

import datetime
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index

from media_retention.edit_panels import MediaOnPagePanel

from .blocks import BodyBlock
from .forms import ArticleForm


class ArticlePage(Page):
    """A dated page with a lead, a hero picture and a body."""

    lead = models.TextField(
        _("lead"),
        blank=True,
        max_length=600,
        help_text=_("One or two sentences that say what it is about; also shown in overviews."),
    )
    date = models.DateField(
        _("date"), help_text=_("Shown with the title; for old news, the day it came out.")
    )
    hero_image = models.ForeignKey(
        get_image_model_string(),
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_alt = models.CharField(
        _("text alternative"),
        max_length=255,
        blank=True,
        help_text=_(
            "What can be seen, for people who do not see the picture. Empty if it is decoration."
        ),
    )
    hero_caption = models.CharField(_("caption"), max_length=255, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    #: Per picture field the texts that describe it and go with it.
    media_texts: ClassVar[dict[str, tuple[str, ...]]] = {"hero_image": ("hero_alt", "hero_caption")}

    base_form_class = ArticleForm
    content_panels = [
        *Page.content_panels,
        FieldPanel("date"),
        FieldPanel("lead"),
        MultiFieldPanel(
            [FieldPanel("hero_image"), FieldPanel("hero_alt"), FieldPanel("hero_caption")],
            heading=_("Picture at the top"),
            help_text=_("The page also looks complete without a picture."),
        ),
        FieldPanel("body"),
        MediaOnPagePanel(),
    ]
    search_fields = [
        *Page.search_fields,
        index.SearchField("lead"),
        index.SearchField("body"),
        index.FilterField("date"),
    ]

    class Meta:
        abstract = True

    @property
    def kicker(self) -> str:
        """What sort of article it is, shown above the title."""
        return str(self._meta.verbose_name).capitalize()

    @property
    def public_date(self) -> datetime.date:
        """The day the page itself names as its own."""
        return self.date
