"""An editor puts live periods into the statement: with the picker, and from what was typed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect
from wagtail.rich_text import RichText

from privacy_blocks.rich_text.chips import rules_in
from ser_site.content.register.load import load_register
from ser_site.statement.models import StatementPage
from tests.browser.faults import violations
from tests.browser.signing_in import sign_in
from tests.browser.standing import front_page, standing

OpenEditor = Callable[..., Page]


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[str]:
    """The address of a site of a front page and a statement, in Dutch only."""

    def build(port: int) -> None:
        load_register()
        front_page(port).add_child(
            instance=StatementPage(title="Privacyverklaring", slug="privacyverklaring")
        )

    with standing(request.config, tmp_path_factory.mktemp("site"), build) as server:
        yield server.url


@pytest.fixture
def edit_statement(site: str, page: Page) -> OpenEditor:
    """Open the statement, made of some blocks, in the admin; the language is Dutch."""
    sign_in(page, site, "superuser")

    def open_with(*blocks: tuple[str, dict[str, Any]]) -> Page:
        statement = StatementPage.objects.get(slug="privacyverklaring")
        statement.body = list(blocks)  # type: ignore[assignment]
        statement.save_revision().publish()
        page.goto(site + reverse("wagtailadmin_pages:edit", args=[statement.pk]))
        return page

    return open_with


def text_of(page: Page) -> Locator:
    """The first rich text on the screen."""
    return page.locator("[role=textbox][contenteditable=true]").first


def publish(page: Page) -> None:
    footer = page.locator("footer")
    footer.get_by_role("button", name="Meer acties").or_(
        footer.locator("[data-w-dropdown-target=toggle]")
    ).first.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_load_state("networkidle")


def stored_text() -> str:
    return _text(StatementPage.objects.get(slug="privacyverklaring"))


def drafted_text() -> str:
    """What no rule says is not published before it is confirmed: it stays a draft."""
    statement = StatementPage.objects.get(slug="privacyverklaring")
    return _text(statement.get_latest_revision_as_object())


def _text(statement: Any) -> str:
    [block] = statement.body
    values = [value for value in block.value.values() if isinstance(value, RichText)]
    return "".join(value.source for value in values)


def test_a_period_is_put_in_by_keyboard_and_read_on_the_page(
    edit_statement: OpenEditor, site: str
) -> None:
    page = edit_statement(("text", {"text": RichText("<p>Beelden blijven</p>")}))
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" /bewaart")
    expect(page.get_by_role("option", name="Bewaartermijn")).to_be_visible()
    page.keyboard.press("Enter")
    search = page.get_by_label("Zoek op naam, verwerking of termijn")
    expect(search).to_be_focused()
    assert violations(page, ".modal") == []

    page.keyboard.type("camera")
    expect(page.locator("[data-period-choice]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(text_of(page).locator(".period-chip")).to_have_text("28 dagen")
    expect(page.locator(".modal")).to_have_count(0)
    expect(text_of(page)).to_be_focused()
    page.keyboard.type(", daarna niet.")
    # The editor hands over what it holds a quarter of a second after the last key.
    expect(page.locator("input[name=body-0-value-text]")).to_have_value(re.compile("daarna"))
    publish(page)

    assert rules_in(stored_text()) == ["camera"]
    page.goto(f"{site}/privacyverklaring/")
    expect(page.locator(".privacy-text")).to_have_text("Beelden blijven 28 dagen, daarna niet.")
    expect(page.locator("data[data-rule=camera]")).to_have_text("28 dagen")


def test_a_typed_period_becomes_live_with_one_button_and_undone_again(
    edit_statement: OpenEditor,
) -> None:
    intro = RichText("<p>Foto’s gaan na 2,5 jaar weg.</p>")
    page = edit_statement(("activity", {"activity": "media", "intro": intro}))
    hint = page.get_by_role("region", name="Termijnen die in deze tekst zijn getypt")
    expect(hint).to_contain_text("‘2,5 jaar’ is getypt en verandert niet mee met het register.")
    expect(hint.get_by_role("combobox")).to_have_value("news-media")
    assert violations(page, ".typed-periods section") == []

    hint.get_by_role("button", name="Laat ‘2,5 jaar’ meelopen met het register").click()
    expect(text_of(page).locator(".period-chip")).to_have_attribute("data-rule", "news-media")
    expect(hint).to_have_count(0)
    text_of(page).click()
    page.keyboard.press("Control+z")
    expect(text_of(page).locator(".period-chip")).to_have_count(0)
    expect(hint).to_be_visible()


def test_what_is_typed_is_pointed_out_while_typing_and_never_changed(
    edit_statement: OpenEditor,
) -> None:
    page = edit_statement(("text", {"text": RichText("<p>Beelden blijven</p>")}))
    text_of(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" 13 maanden of 28 dagen.")
    hint = page.get_by_role("region", name="Termijnen die in deze tekst zijn getypt")

    expect(hint).to_contain_text("‘13 maanden’ is getypt. Geen regel in het register zegt dit.")
    expect(hint).to_contain_text("Camerabeelden")
    publish(page)

    assert "Beelden blijven 13 maanden of 28 dagen." in drafted_text()
