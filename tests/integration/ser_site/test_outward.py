"""What the site tells other machines: sitemap, feeds, social-sharing tags, the images API.

What visitors may not see is in none of them, whether somebody took it down or its period is over.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client, RequestFactory
from wagtail.images import get_image_model
from wagtail.images.api.v2.views import ImagesAPIViewSet

from retention import engine, stores
from retention.rules.decision import Cause

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("site", "commits"),
]

TODAY = date(2026, 9, 14)
FEEDS = {"nl": "/nieuws/feed/", "en": "/en/nieuws/feed/"}
ARTICLES = {"nl": "/nieuws/nieuws-met-beeld/", "en": "/en/nieuws/nieuws-met-beeld/"}


@pytest.fixture
def commits(site: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    from tests.committing import commits_take_effect

    with commits_take_effect(monkeypatch):
        yield


def take_down() -> None:
    """By an editor, now."""
    store = stores.get("media")
    candidate = store.candidate(get_image_model().objects.get().uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=TODAY)


def be_over() -> None:
    """The period ended, and no sweep ran."""
    get_image_model().objects.update(due=TODAY)


ENDS = [take_down, be_over]


def read(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def properties(client: Client, url: str) -> dict[str, str]:
    """The tags that a site reads which shows a link to the page."""
    found = BeautifulSoup(read(client, url), "html.parser").find_all("meta", property=True)
    return {str(tag["property"]): str(tag["content"]) for tag in found if isinstance(tag, Tag)}


def pictures_in(feed: str) -> list[str]:
    return re.findall(r'img src="([^"]+)"', feed.replace("&lt;", "<").replace("&quot;", '"'))


def listed() -> list[str]:
    """What the images API lists, on a site that has it."""
    view = ImagesAPIViewSet()
    view.request = RequestFactory().get("/api/v2/images/")
    view.request.user = None
    return [image.title for image in view.get_queryset()]


def test_the_sitemap_has_every_page_of_both_languages(client: Client, addresses: list[str]) -> None:
    told = re.findall(r"<loc>([^<]+)</loc>", read(client, "/sitemap.xml"))

    assert {urlsplit(address).path for address in told} == set(addresses)


def test_the_sitemap_tells_of_no_picture(client: Client) -> None:
    assert "/media/" not in read(client, "/sitemap.xml")


def test_a_page_that_is_not_public_is_not_in_the_sitemap(
    client: Client, site: dict[str, Any]
) -> None:
    site["story"].unpublish()

    assert "een-verhaal" not in read(client, "/sitemap.xml").replace("/en/magazine/een-verhaal", "")


@pytest.mark.parametrize(("language", "locale"), [("nl", "nl_NL"), ("en", "en_GB")])
def test_an_article_tells_how_to_show_a_link_to_it(
    client: Client, language: str, locale: str
) -> None:
    told = properties(client, ARTICLES[language])

    assert (told["og:title"], told["og:locale"]) == ("Nieuws met beeld", locale)
    assert told["og:url"] == f"http://localhost{ARTICLES[language]}"
    assert told["og:image"].startswith("http://testserver/media/images/")
    assert told["og:image:alt"] == "Een zaal"


def test_a_page_without_a_picture_tells_of_none(client: Client) -> None:
    assert "og:image" not in properties(client, "/nieuws/nieuws-zonder-beeld/")


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_tags_forget_a_picture_that_may_not_be_shown(
    client: Client, language: str, end: Callable[[], None]
) -> None:
    properties(client, ARTICLES[language])
    end()
    told = properties(client, ARTICLES[language])

    assert told["og:title"] == "Nieuws met beeld"
    assert not [name for name in told if name.startswith("og:image")]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_feed_has_the_news_with_its_pictures(client: Client, language: str) -> None:
    told = read(client, FEEDS[language])

    assert told.count("<entry>") == 2
    assert [urlsplit(one).path.split("/")[1] for one in pictures_in(told)] == ["media"]
    assert f"http://localhost{ARTICLES[language]}" in told


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_feed_forgets_a_picture_that_may_not_be_shown(
    client: Client, language: str, end: Callable[[], None]
) -> None:
    end()
    told = read(client, FEEDS[language])

    assert told.count("<entry>") == 2
    assert pictures_in(told) == []


def test_the_overview_names_its_feed(client: Client) -> None:
    link = BeautifulSoup(read(client, "/nieuws/"), "html.parser").find(
        "link", rel="alternate", type=True
    )

    assert isinstance(link, Tag)
    assert (link["type"], link["href"]) == ("application/atom+xml", "/nieuws/feed/")


def test_caches_are_told_to_forget_the_feed_with_the_overview(site: dict[str, Any]) -> None:
    assert "/feed/" in site["news"].get_cached_paths()


def test_the_images_api_lists_what_may_be_shown() -> None:
    assert listed() == ["Picture"]


@pytest.mark.parametrize("end", ENDS)
def test_the_images_api_lists_nothing_else(end: Callable[[], None]) -> None:
    end()

    assert listed() == []
