"""Advisory reports and other publications."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.documents import get_document_model_string

from ser_site.articles.index import ArticleIndexPage
from ser_site.articles.pages import ArticlePage


class PublicationKind(models.TextChoices):
    """What sort of publication it is."""

    ADVICE = "advice", _("Advisory report")
    STUDY = "study", _("Study")
    AGREEMENT = "agreement", _("Agreement")
    OTHER = "other", _("Publication")


class PublicationPage(ArticlePage):
    """A publication; its pictures fall under rule ``publication-media``."""

    kind = models.CharField(
        _("kind"),
        max_length=16,
        choices=PublicationKind.choices,
        default=PublicationKind.ADVICE,
    )
    document = models.ForeignKey(
        get_document_model_string(),
        verbose_name=_("document to download"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    parent_page_types = ["publications.PublicationIndexPage"]
    subpage_types: list[str] = []
    template = "articles/article_page.html"
    content_panels = [
        *ArticlePage.content_panels[:2],
        FieldPanel("kind"),
        *ArticlePage.content_panels[2:],
        FieldPanel("document"),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    @property
    def kicker(self) -> str:
        return str(self.get_kind_display())


class PublicationIndexPage(ArticleIndexPage):
    """The overview of all publications."""

    article_model = PublicationPage
    parent_page_types = ["home.HomePage"]
    subpage_types = ["publications.PublicationPage"]
    template = "articles/index_page.html"

    class Meta:
        verbose_name = _("publications overview")
        verbose_name_plural = _("publications overviews")
