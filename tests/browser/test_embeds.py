"""A video from elsewhere as a visitor meets it: nothing leaves the site before play is pressed.

Whatever is asked of another host is refused here, and written down.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from wagtail.images import get_image_model

from ser_site.content.register.load import load_register
from ser_site.news.models import NewsPage
from tests.browser.faults import EVERY_RULE, violations
from tests.browser.standing import standing
from tests.pictures import picture_content
from tests.site_builder import build_site
from tests.testapp.builders import make_embed

PHONE: ViewportSize = {"width": 360, "height": 740}
NARROWEST: ViewportSize = {"width": 320, "height": 640}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
PLAYER = "https://www.youtube-nocookie.com/embed/aB3_-xYz012?autoplay=1&rel=0"
PLAY = "Speel “De raad aan het werk” van YouTube af"


def build(port: int) -> str:
    """A news item with two videos from elsewhere, one of them with a picture of ours; its path."""
    load_register()
    pages = build_site(port=port)
    file = picture_content(size=(1600, 900), colour="#8fb8ad")
    picture = get_image_model().objects.create(title="Picture", file=file)
    videos = [
        make_embed("De raad aan het werk", poster=picture),
        make_embed("Gesprek", "123456789", provider="vimeo"),
    ]
    item = NewsPage(
        title="Met video",
        date=date(2026, 9, 1),
        body=[("embed", {"video": video, "caption": "Wie praat"}) for video in videos],
    )
    pages["news"].add_child(instance=item)
    item.save_revision().publish()
    return str(item.url)


@pytest.fixture(scope="module")
def address(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[str]:
    """Of that item, for tests that look and change nothing."""
    paths: list[str] = []
    with standing(
        request.config, tmp_path_factory.mktemp("site"), lambda port: paths.append(build(port))
    ) as server:
        yield server.url + paths[0]


@pytest.fixture
def asked_elsewhere(context: BrowserContext, address: str) -> list[str]:
    """What was asked of other hosts; none of it is sent."""
    return refuse_elsewhere(context, origin_of(address))


def origin_of(address: str) -> str:
    return "/".join(address.split("/")[:3])


def refuse_elsewhere(context: BrowserContext, site: str) -> list[str]:
    asked: list[str] = []

    def decide(route: Any) -> None:
        if route.request.url.startswith(site):
            route.continue_()
        else:
            asked.append(route.request.url)
            route.abort()

    context.route("**/*", decide)
    return asked


def test_before_play_nothing_is_asked_of_the_provider(
    address: str, page: Page, asked_elsewhere: list[str]
) -> None:
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(address, wait_until="networkidle")
    for video in page.locator(".ser-embed").all():
        video.scroll_into_view_if_needed()
    page.get_by_role("button", name=PLAY).hover()
    page.wait_for_load_state("networkidle")

    assert asked_elsewhere == []
    assert complaints == []
    assert page.context.cookies() == []


def test_play_asks_for_the_player_without_cookies(
    address: str, page: Page, asked_elsewhere: list[str]
) -> None:
    page.goto(address)
    with page.expect_request(PLAYER):
        page.get_by_role("button", name=PLAY).click()

    expect(page.locator("iframe")).to_have_count(1)
    assert asked_elsewhere == [PLAYER]


def test_vimeo_is_asked_not_to_track(address: str, page: Page, asked_elsewhere: list[str]) -> None:
    page.goto(address)
    page.get_by_role("button", name="Speel “Gesprek” van Vimeo af").click()
    expect(page.locator("iframe")).to_have_count(1)

    assert asked_elsewhere == ["https://player.vimeo.com/video/123456789?dnt=1&autoplay=1"]


def test_the_provider_learns_which_site_it_is_and_no_more(
    address: str, page: Page, asked_elsewhere: list[str]
) -> None:
    page.goto(address)
    with page.expect_request(PLAYER) as sent:
        page.get_by_role("button", name=PLAY).click()

    assert sent.value.headers.get("referer") == origin_of(address) + "/"


def test_by_keyboard_the_focus_moves_into_the_player(
    address: str, page: Page, asked_elsewhere: list[str]
) -> None:
    page.goto(address)
    page.get_by_role("link", name="Bekijk “De raad aan het werk” op YouTube").focus()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name=PLAY)).to_be_focused()

    page.keyboard.press("Enter")

    player = page.locator("iframe")
    expect(player).to_be_focused()
    expect(player).to_have_attribute("title", "De raad aan het werk (YouTube)")


def test_without_javascript_it_is_a_link_and_a_word_about_cookies(
    address: str, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, locale="nl-NL")
    asked = refuse_elsewhere(context, origin_of(address))
    page = context.new_page()
    page.goto(address)

    video = page.locator(".ser-embed").first
    link = video.get_by_role("link")
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=aB3_-xYz012")
    expect(link.locator("img")).to_have_count(1)
    expect(video).to_contain_text(re.compile("plaatst YouTube cookies"))
    assert page.get_by_role("button", name="Speel").count() == 0
    assert asked == []
    context.close()


def test_axe_finds_nothing_and_it_fits_on_a_phone(
    address: str, page: Page, asked_elsewhere: list[str]
) -> None:
    page.goto(address, wait_until="networkidle")
    for viewport in (DESKTOP, PHONE):
        page.set_viewport_size(viewport)
        assert violations(page, rules=EVERY_RULE) == []

    page.set_viewport_size(NARROWEST)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
