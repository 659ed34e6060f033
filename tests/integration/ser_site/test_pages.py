"""Every page in both languages, with its media and without."""

from __future__ import annotations

import re
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.images import get_image_model
from wagtailmedia.models import get_media_model

from ser_site.home.models import FeaturedPage

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


def soup_of(client: Client, url: str) -> BeautifulSoup:
    response = client.get(url)
    assert response.status_code == 200, url
    return BeautifulSoup(response.content, "html.parser")


def test_the_site_stands_in_two_languages(addresses: list[str]) -> None:
    dutch = [url for url in addresses if not url.startswith("/en/")]
    assert len(dutch) == 10
    assert len(addresses) == 20


def test_every_page_is_served(client: Client, addresses: list[str]) -> None:
    assert {client.get(url).status_code for url in addresses} == {200}


def test_every_page_names_its_language(client: Client, addresses: list[str]) -> None:
    for url in addresses:
        html = soup_of(client, url).html
        assert html is not None
        assert html["lang"] == ("en" if url.startswith("/en/") else "nl"), url


def test_every_page_has_one_first_heading_and_skips_no_level(
    client: Client, addresses: list[str]
) -> None:
    for url in addresses:
        levels = [int(tag.name[1]) for tag in soup_of(client, url).find_all(re.compile(r"^h\d$"))]
        assert levels.count(1) == 1, url
        assert levels[0] == 1, url
        steps = zip(levels, levels[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps), (url, levels)


def test_no_page_takes_anything_from_elsewhere(client: Client, addresses: list[str]) -> None:
    loading = {"src", "srcset", "poster", "data"}
    for url in addresses:
        for tag in soup_of(client, url).find_all(True):
            taken = [str(value) for name, value in tag.attrs.items() if name in loading]
            # That the same page is elsewhere in another language is told, and nothing is taken.
            if tag.name == "link" and tag["rel"] != ["alternate"]:
                taken.append(str(tag["href"]))
            assert all(part.startswith("/") and part[1:2] != "/" for part in taken), (url, taken)


def test_no_page_has_inline_script_or_style(client: Client, addresses: list[str]) -> None:
    for url in addresses:
        soup = soup_of(client, url)
        assert not soup.find_all(["script", "style"]), url
        assert not soup.select("[style]"), url


def test_an_anonymous_visitor_gets_no_cookie(client: Client, addresses: list[str]) -> None:
    for url in [*addresses, "/bestaat-niet/", "/.well-known/security.txt"]:
        assert not client.get(url).cookies, url


def test_every_page_leads_to_statement_and_contact(client: Client, addresses: list[str]) -> None:
    for url in addresses:
        footer = soup_of(client, url).find("footer")
        assert footer is not None
        hrefs = [link.get("href") for link in footer.find_all("a")]
        start = "/en/" if url.startswith("/en/") else "/"
        statement = "privacy-statement/" if start == "/en/" else "privacyverklaring/"
        assert hrefs == [start + statement, start + "contact/"], url


def test_the_language_switch_leads_to_the_same_page(client: Client, site: dict[str, Any]) -> None:
    link = soup_of(client, "/privacyverklaring/").select_one(".ser-language__link")
    assert link is not None
    assert link["href"] == "/en/privacy-statement/"
    assert link["lang"] == "en"


def test_without_a_translation_the_switch_leads_to_the_front_page(
    client: Client, site: dict[str, Any]
) -> None:
    site["plain_item"].get_translations().get().delete()
    link = soup_of(client, site["plain_item"].url).select_one(".ser-language__link")
    assert link is not None
    assert link["href"] == "/en/"


def test_the_menu_says_where_you_are(client: Client, site: dict[str, Any]) -> None:
    current = soup_of(client, site["item"].url).select(".ser-nav__list a[aria-current]")
    assert [link.get_text(strip=True) for link in current] == ["Nieuws"]


def test_a_hero_picture_comes_with_its_texts(client: Client, site: dict[str, Any]) -> None:
    figure = soup_of(client, site["item"].url).select_one(".ser-figure--hero")
    assert figure is not None
    image = figure.find("img")
    assert image is not None
    assert image["alt"] == "Een zaal"
    assert "In de zaal" in figure.get_text()
    assert "Maker X" in figure.get_text()


def test_a_film_is_played_by_the_site_itself(client: Client, site: dict[str, Any]) -> None:
    source = soup_of(client, site["item"].url).select_one("video source")
    assert source is not None
    assert str(source["src"]).startswith("/media/")
    assert source["type"] == "video/mp4"


def test_without_pictures_and_films_no_empty_box_is_left(
    client: Client, addresses: list[str]
) -> None:
    get_image_model().objects.all().delete()
    get_media_model().objects.all().delete()
    for url in addresses:
        soup = soup_of(client, url)
        assert not soup.select("main img, main video, main source"), url
        assert not soup.select(".ser-figure, .ser-teaser__image"), url


def test_a_picture_whose_file_is_missing_leaves_no_broken_image(
    client: Client, site: dict[str, Any]
) -> None:
    for image in get_image_model().objects.all():
        image.file.storage.delete(image.file.name)
    soup = soup_of(client, site["item"].url)
    assert not soup.select("main img")
    assert "In de zaal" not in soup.get_text()


def test_related_pages_that_are_not_public_are_left_out(
    client: Client, site: dict[str, Any]
) -> None:
    site["news"].unpublish()
    assert "Lees ook" not in soup_of(client, site["story"].url).get_text()


def test_the_front_page_leads_with_what_the_editors_chose(
    client: Client, site: dict[str, Any]
) -> None:
    lead = soup_of(client, "/").select_one(".ser-lead__story a")
    assert lead is not None
    assert lead.get_text(strip=True) == "Nieuws met beeld"


def test_a_featured_page_that_was_unpublished_makes_room_for_the_next(
    client: Client, site: dict[str, Any]
) -> None:
    site["item"].unpublish()
    lead = soup_of(client, "/").select_one(".ser-lead__story a")
    assert lead is not None
    assert lead.get_text(strip=True) == "Een verhaal"


def test_without_a_choice_the_newest_news_leads(client: Client, site: dict[str, Any]) -> None:
    FeaturedPage.objects.all().delete()
    lead = soup_of(client, "/").select_one(".ser-lead__story a")
    assert lead is not None
    assert lead.get_text(strip=True) == "Nieuws met beeld"


def test_no_article_stands_twice_on_the_front_page(client: Client, site: dict[str, Any]) -> None:
    titles = [tag.get_text(strip=True) for tag in soup_of(client, "/").select("main h3")]
    assert sorted(titles) == sorted(set(titles))


def test_an_overview_shows_the_newest_first(client: Client, site: dict[str, Any]) -> None:
    titles = [tag.get_text(strip=True) for tag in soup_of(client, "/nieuws/").select("main h2")]
    assert titles == ["Nieuws met beeld", "Nieuws zonder beeld"]


def test_a_long_overview_is_cut_in_pages(client: Client, site: dict[str, Any]) -> None:
    for number in range(12):
        copy = site["plain_item"].copy(update_attrs={"slug": f"n{number}", "title": f"N {number}"})
        assert copy.live
    first = soup_of(client, "/nieuws/")
    second = soup_of(client, "/nieuws/?page=2")
    assert len(first.select("main article")) == 12
    assert len(second.select("main article")) == 2
    assert second.select_one(".ser-pagination a[rel=prev]") is not None


def test_an_unknown_address_is_answered_in_its_language(
    client: Client, site: dict[str, Any]
) -> None:
    dutch, english = client.get("/bestaat-niet/"), client.get("/en/does-not-exist/")
    assert (dutch.status_code, english.status_code) == (404, 404)
    assert "Deze pagina bestaat niet" in dutch.content.decode()
    assert "This page does not exist" in english.content.decode()


def test_an_empty_site_still_answers(client: Client, db: None) -> None:
    assert client.get("/bestaat-niet/").status_code == 404
