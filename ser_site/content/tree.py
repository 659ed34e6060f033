"""Builds the pages, through the same calls that the admin uses."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone
from wagtail.models import Locale, Page, Site

from ser_site.articles.pages import ArticlePage
from ser_site.home.models import FeaturedPage, HomePage, StandardPage
from ser_site.magazine.models import MagazineArticlePage, MagazineIndexPage
from ser_site.news.models import NewsIndexPage, NewsPage
from ser_site.publications.models import PublicationIndexPage, PublicationPage
from ser_site.statement.models import StatementPage

from . import reading
from .bodies import BodyMaker
from .contact_form import contact_texts, fill_contact_page, new_contact_page
from .library import Library
from .reading import Article, PlainPage, Words
from .site_root import replace_welcome
from .statement_body import statement_body
from .translating import publish_translation

INDEX = {
    "news": NewsIndexPage,
    "magazine": MagazineIndexPage,
    "publications": PublicationIndexPage,
}
ARTICLE: dict[str, type[ArticlePage]] = {
    "news": NewsPage,
    "magazine": MagazineArticlePage,
    "publications": PublicationPage,
}


class Tree:
    """The pages made so far, by key and language."""

    def __init__(self, library: Library, entries: Mapping[str, reading.MediumEntry]) -> None:
        self.pages: dict[tuple[str, str], Page] = {}
        self._locales = {
            language: Locale.objects.get_or_create(language_code=language)[0]
            for language in reading.LANGUAGES
        }
        self._makers = {
            language: BodyMaker(language, library, entries, self.pages)
            for language in reading.LANGUAGES
        }
        self._library = library

    def add_home(self) -> Site:
        """The front pages with the overviews, in both languages. Returns the site."""
        data = reading.read(reading.TEXTS / "pages" / "home.toml")
        home = HomePage(title=data["nl"]["title"], slug="nl", locale=self._locales["nl"])
        site = replace_welcome(home)
        self.pages["home", "nl"] = home
        for language in reading.LANGUAGES:
            words = data[language]
            page = self._in_language("home", language, None, slug=language)
            page.intro, page.seo_title = words["intro"], words["seo_title"]
            page.title = words["title"]
            _publish(page)
            for section in INDEX:
                self._add_index(section, language, words[section])
        return site

    def _add_index(self, section: str, language: str, words: Mapping[str, str]) -> None:
        new = INDEX[section](title=words["title"], show_in_menus=True)
        page = self._in_language(section, language, new, slug=words["slug"])
        page.title, page.intro = words["title"], words["intro"]
        _publish(page)

    def add_article(self, article: Article) -> None:
        """An article in each of its languages."""
        for language, words in article.words.items():
            new = ARTICLE[article.section](title=words.title, date=article.date)
            page = self._in_language(
                article.key, language, new, slug=words.slug, below=article.section
            )
            self._fill(page, article, language, words)
            _publish(page, on=article.date)

    def _fill(self, page: Any, article: Article, language: str, words: Words) -> None:
        maker = self._makers[language]
        page.title, page.lead, page.date = words.title, words.lead, article.date
        page.hero_image = self._library.images[article.hero]
        page.hero_alt, page.hero_caption = maker.alt(article.hero), words.caption
        page.body = maker.body(words.body)
        if words.issue:
            page.issue = words.issue
        if article.kind:
            page.kind = article.kind

    def add_plain_page(self, plain: PlainPage) -> None:
        """A plain page in each of its languages."""
        for language, words in plain.words.items():
            new = StandardPage(title=words.title, role=plain.role)
            page = self._in_language(plain.role, language, new, slug=words.slug)
            page.title, page.lead = words.title, words.lead
            page.body = self._makers[language].body(words.body)
            _publish(page)

    def add_contact_form(self) -> None:
        """The contact form in both languages."""
        texts = contact_texts()
        for language in reading.LANGUAGES:
            words = texts[language]
            new = new_contact_page(words)
            page = self._in_language("contact", language, new, slug=words["slug"])
            fill_contact_page(page, words)
            _publish(page)

    def add_statement(self, *, today: date) -> None:
        """The privacy statement in both languages."""
        data = reading.read(reading.TEXTS / "pages" / "privacyverklaring.toml")
        for language in reading.LANGUAGES:
            words = data[language]
            new = StatementPage(title=words["title"])
            page = self._in_language("statement", language, new, slug=words["slug"])
            page.title = words["title"]
            page.body = statement_body(words["body"], today=today)
            original = self.pages["statement", reading.LANGUAGES[0]]
            if page is original:
                _publish(page)
            else:
                self.pages["statement", language] = publish_translation(original, page)

    def feature(self) -> None:
        """Put the articles that home.toml names on the front pages."""
        data = reading.read(reading.TEXTS / "pages" / "home.toml")
        for language in reading.LANGUAGES:
            # Read anew: children that came by copying are not counted on the old object.
            home = HomePage.objects.get(pk=self.pages["home", language].pk)
            pages = [self.pages.get((key, language)) for key in data["featured"]]
            home.featured = [
                FeaturedPage(page=page, sort_order=i) for i, page in enumerate(filter(None, pages))
            ]
            _publish(home)

    def _in_language(
        self, key: str, language: str, new: Page | None, *, slug: str, below: str = "home"
    ) -> Any:
        """The page to fill: the first one under its parent, later ones as its translations."""
        first = self.pages.get((key, reading.LANGUAGES[0]))
        if first is not None and language != first.locale.language_code:
            page = first.copy_for_translation(self._locales[language])
        elif new is None:
            page = self.pages[key, language]
        else:
            new.locale, new.slug, new.live = self._locales[language], slug, False
            page = self.pages[below, language].add_child(instance=new)
        page.slug = slug
        self.pages[key, language] = page
        return page


def _publish(page: Page, *, on: date | None = None) -> None:
    """Publish the page; `on` is the day on which it came out, for what is older than the site."""
    if on is not None:
        morning = datetime.combine(on, time(9), tzinfo=timezone.get_default_timezone())
        page.first_published_at = min(morning, timezone.now())
        Page.objects.filter(pk=page.pk).update(first_published_at=page.first_published_at)
    page.save_revision().publish()
    page.refresh_from_db()
