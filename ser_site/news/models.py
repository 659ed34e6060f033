"""News."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ser_site.articles.index import ArticleIndexPage
from ser_site.articles.pages import ArticlePage


class NewsPage(ArticlePage):
    """A news item; its pictures fall under rule ``news-media``."""

    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "articles/article_page.html"

    class Meta:
        verbose_name = _("news item")
        verbose_name_plural = _("news items")

    @property
    def kicker(self) -> str:
        return gettext("News")


class NewsIndexPage(ArticleIndexPage):
    """The overview of all news."""

    article_model = NewsPage
    parent_page_types = ["home.HomePage"]
    subpage_types = ["news.NewsPage"]
    template = "articles/index_page.html"

    class Meta:
        verbose_name = _("news overview")
        verbose_name_plural = _("news overviews")
