"""Somebody fills in a form, whichever it is."""

from __future__ import annotations

from playwright.sync_api import Page

NAME, ADDRESS = "Wietske Verzonnen", "wietske@voorbeeld.example"


def fill_in(page: Page) -> None:
    """An answer to every question of a form, and yes to every consent."""
    form = page.locator("main form")
    asked = "input:is([type=text], [type=email]):not([name=form-website])"
    for box in form.locator(asked).all():
        is_address = box.get_attribute("autocomplete") == "email"
        is_amount = box.get_attribute("inputmode") == "decimal"
        box.fill(ADDRESS if is_address else "12500" if is_amount else NAME)
    for day in form.locator("[type=date]").all():
        day.fill("2026-09-01")
    for text in form.locator("textarea").all():
        text.fill("Mag ik een keer langskomen?")
    for choice in form.locator("fieldset:has([type=radio])").all():
        choice.locator("[type=radio]").first.check()
    for choice in form.locator("select").all():
        choice.select_option(index=1)
    for box in form.locator("[type=checkbox]").all():
        box.check()


def send(page: Page) -> None:
    """The form, or this step of it."""
    button = page.locator("main form [type=submit]:is([value=send], [value=next]):not(.fp-unseen)")
    if not button.count():
        button = page.locator("main form [type=submit]:not(.fp-unseen)")
    with page.expect_navigation():
        button.press("Enter")


def english_of(page: Page) -> str:
    """The address of the same page in English."""
    return page.locator("link[hreflang=en]").get_attribute("href") or ""
