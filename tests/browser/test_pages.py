"""The public pages as a visitor meets them: axe, keyboard, a phone, no JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from time import monotonic
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from wagtail.images import get_image_model
from wagtail.models import Page as WagtailPage

from ser_site.content.register.load import load_register
from ser_site.news.models import NewsPage
from tests.browser.faults import EVERY_RULE, sticks_out, violations
from tests.browser.standing import standing
from tests.pictures import picture_content
from tests.site_builder import build_site

PHONE: ViewportSize = {"width": 360, "height": 740}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
MISSING = ["/bestaat-niet/", "/en/does-not-exist/"]


WORD = "arbeidsongeschiktheidsverzekeringsmaatschappij"
ADDRESS = "https://voorbeeld.example/een/adres-dat-nergens-wil-afbreken/x"
LONG_WORDS = "/nieuws/lange-woorden/"


def long_words_on(news: Any) -> None:
    """An article in which a word or address without a place to break stands in every part."""
    file = picture_content(size=(1600, 1000), colour="#d9b26f")
    image = get_image_model().objects.create(title="Other", file=file, credit=ADDRESS)
    quote = {"text": f"Zo is het met {WORD}.", "speaker": WORD, "role": ADDRESS, "portrait": image}
    picture = {"image": image, "alt_text": "Een zaal", "caption": ADDRESS}
    page = NewsPage(
        title=f"Over {WORD}",
        slug="lange-woorden",
        lead=ADDRESS,
        date=date(2026, 9, 1),
        hero_image=image,
        hero_alt="Een zaal",
        hero_caption=WORD,
        body=[
            ("text", f"<h2>{WORD}</h2><p>{ADDRESS}</p><ul><li>{ADDRESS}</li></ul>"),
            ("quote", quote),
            ("quote", {**quote, "portrait": None}),
            ("image", picture),
            ("related_pages", {"heading": WORD, "pages": [news]}),
        ],
    )
    news.add_child(instance=page).save_revision().publish()


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[str]:
    """The site in two languages on a real server; its address."""

    def build(port: int) -> None:
        load_register()
        file = picture_content(size=(1600, 1000), colour="#8fb8ad")
        image = get_image_model().objects.create(title="Picture", file=file, credit="Maker X")
        long_words_on(build_site(port=port, image=image)["news"])

    with standing(request.config, tmp_path_factory.mktemp("site"), build) as server:
        yield server.url


def paths() -> list[str]:
    """Every live page, and one that does not exist, in both languages."""
    live = WagtailPage.objects.live().filter(depth__gt=1)
    found = [url for page in live if (url := page.get_url())]
    return [*found, *MISSING]


@dataclass
class Walk:
    """What a visitor met who went past every page once."""

    faults: dict[str, Any] = field(default_factory=dict)
    too_wide: list[tuple[str, int]] = field(default_factory=list)
    requested: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    cookies: list[Any] = field(default_factory=list)


def look(page: Page, path: str, found: Walk) -> None:
    """Whether the page sticks out on a narrow screen, and what axe finds on one of its widths."""
    for viewport in (NARROWEST, PHONE):
        page.set_viewport_size(viewport)
        if page.evaluate("document.documentElement.scrollWidth") > viewport["width"]:
            found.too_wide.append((path, viewport["width"]))
    page.set_viewport_size(DESKTOP if path.startswith("/en/") else PHONE)
    if wrong := violations(page, rules=EVERY_RULE):
        found.faults[path] = wrong


@pytest.fixture(scope="module")
def walk(site: str, browser: Browser) -> Walk:
    """Each page loaded once: on a phone if it is Dutch and on a desktop if it is English."""
    found = Walk()
    page = browser.new_page(locale="nl-NL", viewport=NARROWEST)
    page.on("request", lambda request: found.requested.append(request.url))
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    for path in paths():
        page.goto(site + path)
        look(page, path, found)
        if path not in MISSING:  # of those Chromium says that they are
            found.complaints += heard
        heard.clear()
    found.cookies = list(page.context.cookies())
    page.close()
    return found


def test_axe_finds_nothing_on_any_page(walk: Walk) -> None:
    assert walk.faults == {}


def test_axe_finds_nothing_with_the_menu_open(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(site)
    page.get_by_text("Menu", exact=True).click()
    wrong = violations(page, rules=EVERY_RULE)
    page.close()
    assert wrong == []


def test_pages_load_nothing_from_elsewhere_and_break_no_policy(site: str, walk: Walk) -> None:
    assert [url for url in walk.requested if not url.startswith((site, "data:"))] == []
    assert walk.complaints == []


def test_a_visit_leaves_no_cookie(walk: Walk) -> None:
    assert walk.cookies == []


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    assert walk.too_wide == []


@pytest.mark.parametrize("path", ["/", "/nieuws/", LONG_WORDS])
def test_long_words_and_addresses_break(site: str, browser: Browser, path: str) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(site + path)
    texts = page.locator("main").inner_text()
    wide = sticks_out(page)
    page.close()
    assert WORD in texts and not wide


def test_the_first_tab_skips_to_the_content(site: str, page: Page) -> None:
    page.goto(site)
    page.keyboard.press("Tab")
    skip = page.locator(".utrecht-skip-link")
    assert skip.evaluate("link => link === document.activeElement")
    box = skip.bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "mainContent"


def test_focus_can_be_seen_on_every_link(site: str, page: Page) -> None:
    page.goto(site)
    for _step in range(12):
        page.keyboard.press("Tab")
        width, style = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineWidth,"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert (width, style) == ("3px", "solid")


def test_the_menu_opens_without_javascript(site: str, browser: Browser) -> None:
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    link = page.locator(".ser-menu__panel").get_by_role("link", name="Nieuws")
    assert not link.is_visible()
    page.get_by_text("Menu", exact=True).click()
    link.click()
    assert page.url == f"{site}/nieuws/"
    context.close()


def test_the_menu_opens_with_the_keyboard(site: str, browser: Browser) -> None:
    page = browser.new_page(viewport=PHONE)
    page.goto(site)
    page.locator(".ser-menu__button").focus()
    page.keyboard.press("Enter")
    assert page.locator(".ser-menu__panel").is_visible()
    page.close()


def test_the_language_switch_stays_on_the_page(site: str, page: Page) -> None:
    page.goto(f"{site}/privacyverklaring/")
    page.get_by_role("link", name="English").click()
    assert page.url == f"{site}/en/privacy-statement/"
    assert page.locator("html").get_attribute("lang") == "en"


def test_the_overview_of_the_statement_leads_to_a_part(site: str, page: Page) -> None:
    page.goto(f"{site}/privacyverklaring/")
    page.locator(".ser-contents a[href='#media']").click()
    page.wait_for_timeout(800)
    box = page.locator("#media").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200


def test_role_choice_and_table_of_periods_are_used_by_keyboard(site: str, browser: Browser) -> None:
    page = browser.new_page(locale="nl-NL", viewport={"width": 360, "height": 800})
    page.goto(f"{site}/privacyverklaring/")
    role = page.locator("#what-about-you a[href='#media']")
    page.locator("#what-about-you a").first.focus()
    for _step in range(20):
        if role.evaluate("link => link === document.activeElement"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url.endswith("#media")

    table = page.locator("#retention-periods [role=region]")
    table.focus()
    page.keyboard.press("ArrowRight")
    # No text is evaluated in the page: its policy forbids that.
    deadline = monotonic() + 5
    while not table.evaluate("region => region.scrollLeft > 0"):
        assert monotonic() < deadline, "the table does not move"
    page.keyboard.press("Tab")
    assert table.evaluate("region => region.contains(document.activeElement)")
    page.keyboard.press("Enter")
    assert page.url.split("#")[1] == "website-visit"
    page.close()


def test_the_statement_prints_all_its_periods(site: str, page: Page) -> None:
    page.goto(f"{site}/privacyverklaring/")
    page.emulate_media(media="print")
    assert page.locator(".retention-period").first.is_visible()
    assert not page.locator(".ser-contents").is_visible()
    assert not page.locator(".ser-nav").is_visible()
