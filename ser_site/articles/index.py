"""What the overviews of news, magazine and publications have in common."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Page

from .feeds import ArticleFeed
from .pages import ArticlePage

PAGE_SIZE = 12


class ArticleIndexPage(RoutablePageMixin, Page):
    """Lists the articles below it, the newest first; as a feed too."""

    #: The page class that is listed; set by the concrete class.
    article_model: type[ArticlePage]

    intro = models.TextField(_("introduction"), blank=True, max_length=600)

    content_panels = [*Page.content_panels, FieldPanel("intro")]

    class Meta:
        abstract = True

    def articles(self) -> models.QuerySet[Any]:
        """The live articles below this page, the newest first."""
        below: models.QuerySet[Any] = self.article_model.objects.child_of(self).live()
        return below.select_related("hero_image").order_by("-date", "-pk")

    def get_cached_paths(self) -> list[str]:
        """Every page of the list, which caches in front of the site hold each by itself."""
        pages = Paginator(self.articles(), PAGE_SIZE).num_pages
        feed = f"/{self.reverse_subpage('feed')}"
        return ["/", feed, *(f"/?page={number}" for number in range(1, pages + 1))]

    @path("feed/", name="feed")  # type: ignore[untyped-decorator]
    def feed(self, request: HttpRequest) -> HttpResponse:
        """The newest articles, for feed readers."""
        response: HttpResponse = ArticleFeed()(request, overview=self)
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        paginator = Paginator(self.articles(), PAGE_SIZE)
        context["articles"] = paginator.get_page(request.GET.get("page"))
        return context
