"""A whole site in two languages, small enough to read: one page of every kind."""

from __future__ import annotations

from datetime import date
from typing import Any

from wagtail.models import Locale, Page, Site

from ser_site.content import reading
from ser_site.content.register.load_parties import load_controller, load_recipients
from ser_site.content.statement_body import statement_body
from ser_site.home.models import FeaturedPage, HomePage, StandardPage, StandardRole
from ser_site.magazine.models import MagazineArticlePage, MagazineIndexPage
from ser_site.news.models import NewsIndexPage, NewsPage
from ser_site.publications.models import PublicationIndexPage, PublicationPage
from ser_site.statement.models import StatementPage
from tests.whole_database import Kept

TEXT = (
    "<h2>Een kop</h2><p>Met <b>nadruk</b> en een <a href='/nieuws/'>link</a>.</p>"
    "<ul><li>een</li><li>twee</li></ul>"
)
STATEMENT_SLUGS = {"nl": "privacyverklaring", "en": "privacy-statement"}


def build_site(port: int = 80, image: Any = None, video: Any = None) -> dict[str, Any]:
    """Publish the site in Dutch and English; the pages come back by a short name.

    Names are ``home``, ``news``, ``item``, ``plain_item`` (without any medium),
    ``magazine``, ``story``, ``publications``, ``report``, ``contact`` and ``statement``.
    """
    if image or video:
        return _publish(port, image, video)
    keys = _without_media()
    Site.objects.update(port=port)
    return {name: Page.objects.get(pk=key).specific for name, key in keys.items()}


def _publish(port: int = 80, image: Any = None, video: Any = None) -> dict[str, Any]:
    load_controller()
    load_recipients(today=date(2026, 9, 14))
    root = Page.get_first_root_node()
    assert root is not None
    dutch = Locale.objects.get(language_code="nl")
    home = root.add_child(instance=HomePage(title="Welkom", slug="begin", locale=dutch))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": port, "root_page": home}
    )
    pages: dict[str, Any] = {"home": home} | _below(home, image, video)
    home.featured.add(FeaturedPage(page=pages["item"]), FeaturedPage(page=pages["story"]))
    home.save()
    english, _made = Locale.objects.get_or_create(language_code="en")
    for page in pages.values():
        page.save_revision().publish()
    for page in pages.values():
        translation = page.copy_for_translation(english)
        if isinstance(translation, StatementPage):
            translation.slug = STATEMENT_SLUGS["en"]
            translation.body = statement_words("en")  # type: ignore[assignment]
        translation.save_revision().publish()
    return pages


_without_media = Kept(lambda: {name: page.pk for name, page in _publish().items()})


def _below(home: Any, image: Any, video: Any) -> dict[str, Any]:
    news = home.add_child(
        instance=NewsIndexPage(title="Nieuws", slug="nieuws", show_in_menus=True, intro="Alles.")
    )
    magazine = home.add_child(
        instance=MagazineIndexPage(title="Magazine", slug="magazine", show_in_menus=True)
    )
    publications = home.add_child(
        instance=PublicationIndexPage(title="Publicaties", slug="publicaties", show_in_menus=True)
    )
    hero = {"hero_image": image, "hero_alt": "Een zaal", "hero_caption": "In de zaal"}
    body = _body(image, video, news)
    return {
        "news": news,
        "magazine": magazine,
        "publications": publications,
        "item": _article(
            news, NewsPage, "Nieuws met beeld", 14, body=body, **(hero if image else {})
        ),
        "plain_item": _article(news, NewsPage, "Nieuws zonder beeld", 3, body=[("text", TEXT)]),
        "story": _article(
            magazine, MagazineArticlePage, "Een verhaal", 2, body=body, issue="Zomer"
        ),
        "report": _article(publications, PublicationPage, "Een advies", 1, body=[("text", TEXT)]),
        "contact": home.add_child(
            instance=StandardPage(
                title="Contact", slug="contact", role=StandardRole.CONTACT, body=[("text", TEXT)]
            )
        ),
        "statement": home.add_child(
            instance=StatementPage(
                title="Privacyverklaring",
                slug=STATEMENT_SLUGS["nl"],
                body=statement_words("nl"),
            )
        ),
    }


def statement_words(language: str) -> list[tuple[str, Any]]:
    """The shipped statement in a language."""
    tables = reading.read(reading.TEXTS / "pages" / "privacyverklaring.toml")[language]["body"]
    return statement_body(tables, today=date(2026, 9, 14))


def _article(parent: Any, model: type[Page], title: str, day: int, **fields: Any) -> Any:
    page = model(title=title, lead="Waar het over gaat.", date=date(2026, 9, day), **fields)
    return parent.add_child(instance=page)


def _body(image: Any, video: Any, related: Page) -> list[tuple[str, Any]]:
    quote = {"text": "Zo is het.", "speaker": "Een spreker", "role": "lid", "portrait": image}
    body: list[tuple[str, Any]] = [("text", TEXT), ("quote", quote)]
    if image:
        body.append(("image", {"image": image, "alt_text": "Vier mensen", "caption": "Overleg"}))
    if video:
        body.append(("video", {"video": video, "caption": "De film", "transcript": "Welkom."}))
    return [*body, ("related_pages", {"heading": "", "pages": [related]})]
