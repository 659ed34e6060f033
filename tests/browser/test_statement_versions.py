"""A visitor reads and compares versions of the statement: by keyboard, and without JavaScript."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect
from wagtail.models import Locale, Site
from wagtail.models import Page as WagtailPage

from ser_site.content.register.load import load_register
from ser_site.home.models import HomePage
from tests.statements import BODY, change_period, publish_statement, write

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def site(live_server: Any, today: date, monkeypatch: pytest.MonkeyPatch) -> str:
    """A statement of 14 September; the register changed it on the 16th, an editor on the 18th."""
    load_register()
    root = WagtailPage.get_first_root_node()
    assert root is not None
    home = root.add_child(
        instance=HomePage(title="Home", slug="begin", locale=Locale.objects.get(language_code="nl"))
    )
    port = int(live_server.url.rsplit(":", 1)[1])
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": port, "root_page": home}
    )
    dutch = publish_statement(home)["nl"]
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    monkeypatch.setattr("retention.clock.today", lambda: date(2026, 9, 18))
    write(dutch, [*BODY[:3], ("text", {"text": "<p>De deur is goed op slot.</p>"}), BODY[4]])
    return str(live_server.url)


def test_versions_are_compared_by_keyboard(site: str, page: Page) -> None:
    page.goto(f"{site}/privacyverklaring/")
    page.get_by_label("Laat zien wat er is gewijzigd sinds de versie van").focus()
    page.keyboard.press("End")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/privacyverklaring/versies/verschil/?since=2026-09-14")
    expect(page.locator("del").last).to_contain_text("Het raam is dicht.")
    expect(page.locator("ins", has_text="toegevoegd: 3")).to_have_count(1)


def test_comparing_needs_no_javascript(site: str, browser: Browser) -> None:
    visitor = browser.new_context(java_script_enabled=False)
    page = visitor.new_page()
    page.goto(f"{site}/privacyverklaring/versies/")
    page.get_by_role("button", name="Laat zien").click()
    assert page.url.endswith("/versies/verschil/?since=2026-09-16")
    visitor.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_axe_finds_nothing_and_nothing_sticks_out(site: str, browser: Browser, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    found = {}
    for path in (
        "/privacyverklaring/versies/",
        "/privacyverklaring/versies/2026-09-14/",
        "/privacyverklaring/versies/verschil/?since=2026-09-14",
        "/en/privacy-statement/versions/2026-09-16/",
    ):
        page.goto(site + path)
        result = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if result.violations_count or wide > width:
            found[path] = ([v["id"] for v in result.response["violations"]], wide)
    page.close()
    assert found == {}
