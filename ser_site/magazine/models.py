"""The SER magazine."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from ser_site.articles.index import ArticleIndexPage
from ser_site.articles.pages import ArticlePage


class MagazineArticlePage(ArticlePage):
    """An article of the magazine; its pictures fall under rule ``magazine-media``."""

    issue = models.CharField(
        _("issue"), max_length=80, blank=True, help_text=_("For instance: Summer 2026.")
    )

    parent_page_types = ["magazine.MagazineIndexPage"]
    subpage_types: list[str] = []
    template = "articles/article_page.html"
    content_panels = [
        *ArticlePage.content_panels[:2],
        FieldPanel("issue"),
        *ArticlePage.content_panels[2:],
    ]

    class Meta:
        verbose_name = _("magazine article")
        verbose_name_plural = _("magazine articles")

    @property
    def kicker(self) -> str:
        name = gettext("SER magazine")
        return f"{name} · {self.issue}" if self.issue else name


class MagazineIndexPage(ArticleIndexPage):
    """The overview of all magazine articles."""

    article_model = MagazineArticlePage
    parent_page_types = ["home.HomePage"]
    subpage_types = ["magazine.MagazineArticlePage"]
    template = "articles/index_page.html"

    class Meta:
        verbose_name = _("magazine overview")
        verbose_name_plural = _("magazine overviews")
