"""A visitor reads and compares versions of the statement: by keyboard, and without JavaScript."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from ser_site.content.register.load import load_register
from tests.browser.faults import EVERY_RULE, violations
from tests.browser.standing import TODAY, front_page, standing
from tests.statements import BODY, change_period, publish_statement, write


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[str]:
    """A statement of 14 September; the register changed it on the 16th, an editor on the 18th."""

    def build(port: int) -> None:
        load_register()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("retention.clock.today", lambda: TODAY)
            dutch = publish_statement(front_page(port))["nl"]
            change_period("news-media", "P36M", on=date(2026, 9, 16))
        write(dutch, [*BODY[:3], ("text", {"text": "<p>De deur is goed op slot.</p>"}), BODY[4]])

    folder = tmp_path_factory.mktemp("site")
    with standing(request.config, folder, build, today=date(2026, 9, 18)) as server:
        yield server.url


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


def test_axe_finds_nothing_and_nothing_sticks_out(site: str, page: Page) -> None:
    found = {}
    for path, width in (
        ("/privacyverklaring/versies/", 360),
        ("/privacyverklaring/versies/2026-09-14/", 1280),
        ("/privacyverklaring/versies/verschil/?since=2026-09-14", 360),
        ("/en/privacy-statement/versions/2026-09-16/", 1280),
    ):
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(site + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        page.set_viewport_size({"width": width, "height": 800})
        wrong = violations(page, rules=EVERY_RULE)
        if wrong or wide > 360:
            found[path] = (wrong, wide)
    assert found == {}
