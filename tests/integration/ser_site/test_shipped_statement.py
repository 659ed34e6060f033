"""The statement that the site ships makes all 32 promises, in both languages.

For each promise of FACTS: where on the page it stands, and the words that make it, in
Dutch and in English. Periods are live, so a promise of one names its rule and its figure.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from privacy_blocks.queries.typed_periods import typed_in_stream
from ser_site.statement.models import StatementPage
from tests.showing import words
from tests.site_builder import statement_words

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]

ADDRESS = {"nl": "/privacyverklaring/", "en": "/en/privacy-statement/"}


def live(rule: str, place: str) -> str:
    """Where the period of a rule stands."""
    return f'#{place} .retention-periods [data-rule="{rule}"]'


# Promise → (where, Dutch words, English words).
PROMISES: dict[str, tuple[str, str, str]] = {
    "P01": (live("visit-log", "website-visit"), "3 maanden", "3 months"),
    "P02": (live("newsletter", "newsletter"), "direct", "directly"),
    "P03": ("#newsletter", "In elke brief kun je je afmelden", "Every letter lets you unsubscribe"),
    "P04": ("#magazine", "elk moment op onze website", "on our website at any moment"),
    "P05": (live("news-media", "media"), "2,5 jaar", "2.5 years"),
    "P06": (live("magazine-media", "media"), "4,5 jaar", "4.5 years"),
    "P07": ("#media", "altijd weer intrekken", "can always be withdrawn"),
    "P08": (live("event", "event"), "1 maand", "1 month"),
    "P09": ("#event", "Intrekken kan op de website of met een mail", "on the website or by e-mail"),
    "P10": (live("contact", "contact"), "direct", "directly"),
    "P11": (live("subsidy", "subsidy"), "7 jaar", "7 years"),
    "P12": (live("complaint", "complaint"), "direct", "directly"),
    "P13": ("#survey", "anoniem", "anonymous"),
    "P14": (live("member", "member"), "direct", "directly"),
    "P15": (live("member-correspondence", "member-correspondence"), "10 jaar", "10 years"),
    "P16": (live("member-profile", "member-profile"), "direct", "directly"),
    "P17": (live("member-allowance", "member-allowance"), "7 jaar", "7 years"),
    "P18": (live("application", "application"), "6 weken", "6 weeks"),
    "P19": (live("application-kept", "application"), "1 jaar", "1 year"),
    "P20": ("#application", "personeelsdossier", "personnel file"),
    "P21": (live("camera", "camera"), "28 dagen", "28 days"),
    "P22": (
        "#diversity-portal",
        "contactpersonen van je eigen bedrijf",
        "contact persons of your own company",
    ),
    "P23": ("#diversity-portal", "Archiefwet", "Archiefwet"),
    "P24": ("#security", "Reservekopieën", "Back-ups"),
    "P25": ("#recipients", "jij vindt het goed", "you agree"),
    "P26": ("#social-media", "Privacyverklaring van LinkedIn", "Privacy statement of LinkedIn"),
    "P27": ("#your-rights", "Je gegevens meenemen", "Taking your data along"),
    "P28": ('#your-rights [data-rule="rights-answer"]', "30 dagen", "30 days"),
    "P29": ("#contact-details", "privacy@ser.nl", "privacy@ser.nl"),
    "P30": (".ser-statement__date", "Laatst veranderd op", "Last changed on"),
    "P31": ("#cookies table", settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_NAME),
    "P32": ("#overview", "Sollicitaties", "Job applications"),
}


@pytest.fixture
def soups(client: Client, site: dict[str, Any]) -> dict[str, BeautifulSoup]:
    return {
        language: BeautifulSoup(client.get(url).content, "html.parser")
        for language, url in ADDRESS.items()
    }


def part(soup: BeautifulSoup, selector: str) -> Tag:
    found = soup.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def test_there_are_thirty_two_promises() -> None:
    assert list(PROMISES) == [f"P{number:02}" for number in range(1, 33)]


def test_every_promise_stands_on_the_page(soups: dict[str, BeautifulSoup]) -> None:
    for promise, (selector, dutch, english) in PROMISES.items():
        assert dutch in words(part(soups["nl"], selector)), promise
        assert english in words(part(soups["en"], selector)), promise


def test_the_statement_does_not_speak_of_itself_as_of_another_text(
    soups: dict[str, BeautifulSoup],
) -> None:
    for language, phrase in (("nl", "De verklaring"), ("en", "The statement")):
        boxes = [words(box) for box in soups[language].select(".retention-periods")]
        assert len(boxes) > 10
        assert [box for box in boxes if phrase in box] == []


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("website-visit", "at most 3 months after they were recorded."),
        ("contact", "directly after they have been handled."),
        ("survey", "at most 1 month after you sent them in. We then make them anonymous."),
        ("member-profile", "directly after you leave office. We then take them off the site."),
        ("diversity-portal", "They then go to the archive."),
    ],
)
def test_in_english_data_are_more_than_one(
    soups: dict[str, BeautifulSoup], place: str, said: str
) -> None:
    assert said in words(part(soups["en"], f"#{place} .retention-periods"))


def test_the_overview_and_the_roles_lead_to_what_is_there(soups: dict[str, BeautifulSoup]) -> None:
    for soup in soups.values():
        links = soup.select("#overview a, #what-about-you a, .ser-contents a, table a")
        assert len(links) > 60
        assert all(soup.find(id=str(link["href"])[1:]) for link in links)


def test_no_period_is_typed(site: dict[str, Any]) -> None:
    for page in StatementPage.objects.all():
        assert typed_in_stream(page.body) == []


# Rule → (where its period helps a reader in the middle of a text, Dutch words, English words).
IN_RUNNING_TEXT = {
    "news-media": (".privacy-introduction", "hoogstens 2,5 jaar", "for 2.5 years at most"),
    "visit-log": ("#cookies", "hoogstens 3 maanden", "for 3 months at most"),
    "rights-answer": ("#contact-details", "binnen 30 dagen", "within 30 days"),
}


@pytest.mark.parametrize("rule", IN_RUNNING_TEXT)
def test_periods_in_running_text_are_live(soups: dict[str, BeautifulSoup], rule: str) -> None:
    place, *expected = IN_RUNNING_TEXT[rule]
    for soup, sentence in zip(soups.values(), expected, strict=True):
        chip = part(soup, f'{place} p [data-rule="{rule}"]')
        assert sentence in words(chip.parent)


def test_both_languages_have_the_same_blocks(site: dict[str, Any]) -> None:
    dutch, english = (
        [name for name, _value in statement_words(language)] for language in ("nl", "en")
    )
    assert dutch == english


def test_each_page_names_the_other_as_its_translation(soups: dict[str, BeautifulSoup]) -> None:
    for language, other in (("nl", "en"), ("en", "nl")):
        links = soups[language].select('link[rel="alternate"][hreflang]')
        named = {str(link["hreflang"]): str(link["href"]) for link in links}
        assert named[other].endswith(ADDRESS[other])


def test_the_cookies_named_are_those_that_this_site_places(
    admin_client: Client, soups: dict[str, BeautifulSoup]
) -> None:
    visitor = Client()
    placed = {name for url in ADDRESS.values() for name in visitor.get(url).cookies}
    assert placed == set()
    editor = Client()
    editor.get("/admin/login/")
    told = {words(name) for name in part(soups["nl"], "#cookies table").select("tbody th")}
    assert set(editor.cookies) | set(admin_client.cookies) <= told


def test_the_page_is_light(client: Client, site: dict[str, Any]) -> None:
    for url in ADDRESS.values():
        page = client.get(url).content
        sheet = find("theme/ser.css")
        style = Path(str(sheet)).read_bytes()
        icon = Path(str(find("theme/mark.svg"))).read_bytes()
        assert sum(len(gzip.compress(part)) for part in (page, style, icon)) < 100_000


def test_the_page_asks_few_queries(
    client: Client, site: dict[str, Any], django_assert_max_num_queries: Any
) -> None:
    client.get("/")  # Content types and sites are remembered from then on.
    for url in ADDRESS.values():
        with django_assert_max_num_queries(25):
            client.get(url)


def test_the_register_is_read_once(client: Client, site: dict[str, Any]) -> None:
    with CaptureQueriesContext(connection) as captured:
        client.get(ADDRESS["nl"])
    tables = [str(query["sql"]).split('FROM "')[-1].split('"')[0] for query in captured]
    read = [table for table in tables if table in ("retention_activity", "retention_ruletext")]
    assert sorted(read) == ["retention_activity", "retention_ruletext"]
