"""Somebody applies on a phone: in steps, by keyboard, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from forms_privacy.models import Submission
from ser_site.content.register.load import load_register
from ser_site.home.models import HomePage
from ser_site.vacancies.models import (
    OpenApplicationField,
    OpenApplicationPage,
    VacancyIndexPage,
)
from ser_site.vacancies.standard_questions import standard_questions
from tests.commands import enforce
from tests.documents import PDF
from tests.site_builder import build_site

from .faults import sticks_out, violations
from .signing_in import sign_in

CV: Any = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": PDF}
LETTER: Any = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": PDF + b" "}


@pytest.fixture
def address(live_server: LiveServer, today: date) -> str:
    """Of a form to apply, in three steps and a summary."""
    load_register()
    build_site(port=int(live_server.url.rsplit(":", 1)[1]))
    home = HomePage.objects.get(locale__language_code="nl")
    overview = home.add_child(instance=VacancyIndexPage(title="Werken bij ons", slug="werken"))
    form = OpenApplicationPage(title="Open sollicitatie", slug="open", kind="application")
    form.form_fields = standard_questions(OpenApplicationField, "nl")  # type: ignore[misc]
    overview.add_child(instance=form)
    form.save_revision().publish()
    return f"{live_server.url}{form.url}"


def press(page: Page, button: str) -> None:
    """With the keyboard."""
    page.get_by_role("button", name=button).press("Enter")


def see(page: Page, heading: str) -> None:
    """The step is shown, in heading and title."""
    shown = heading.replace(":", "")
    expect(page.get_by_role("heading", level=2, name=shown)).to_be_visible()
    assert heading in page.title()


def apply(page: Page, look: Callable[[str], None]) -> None:
    """From the first step to the receipt: a mistake, back and forth, one answer changed."""
    look("Stap 1 van 4: Wie je bent")
    page.locator("#id_naam").fill("Douwe Verzonnen")
    page.locator("#id_naam").press("Enter")
    expect(page.locator(".fp-mistakes")).to_be_focused()
    look("Stap 1 van 4: Wie je bent")
    for part, text in enumerate(("2594 AW", "60", "", "Bezuidenhoutseweg", "Den Haag")):
        page.locator(f"#id_adres_{part}").fill(text)
    page.locator("#id_e_mailadres").fill("douwe@voorbeeld.example")
    page.locator("#id_telefoonnummer").fill("06 12345678")
    press(page, "Verder")

    look("Stap 2 van 4: Cv en brief")
    expect(page.locator(".fp-step")).to_be_focused()
    page.locator("#id_je_cv").set_input_files([CV])
    page.locator("#id_je_brief").set_input_files([LETTER])
    press(page, "Terug naar de vorige stap")
    assert page.locator("#id_adres_3").input_value() == "Bezuidenhoutseweg"
    press(page, "Verder")
    expect(page.locator("main")).to_contain_text("cv.pdf")
    press(page, "Verder")

    look("Stap 3 van 4: Meer over jou")
    press(page, "Verder")

    look("Stap 4 van 4: Kijk je antwoorden na en verstuur ze")
    press(page, "Wijzigen Naam")
    expect(page.locator("#id_naam")).to_be_focused()
    page.locator("#id_naam").fill("Douwe Bedacht")
    page.locator("#id_naam").press("Enter")
    expect(page.locator("main")).to_contain_text("Douwe Bedacht")
    page.get_by_role("checkbox").press("Space")
    press(page, "Versturen")
    expect(page.get_by_role("heading", level=1)).to_contain_text("ontvangen")


def is_whole() -> bool:
    application = Submission.objects.get()
    answers = {one.name: one.value for one in application.opened()}
    return (
        answers["naam"] == "Douwe Bedacht"
        and answers["je_cv"] == ["cv.pdf"]
        and application.uploads.count() == 2
        and application.rule == "application-kept"
    )


def test_applying_by_keyboard_on_a_phone_until_nothing_is_left(
    browser: Browser, address: str, live_server: LiveServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = browser.new_context(locale="nl-NL", viewport={"width": 360, "height": 740})
    page = context.new_page()
    faults: list[Any] = []

    def look_at(part: str, name: str) -> None:
        faults.extend((name, *one) for one in violations(page, part))
        if sticks_out(page):
            faults.append((name, "sideways"))

    def look(heading: str) -> None:
        see(page, heading)
        look_at("html", heading)

    page.goto(address)
    apply(page, look)
    assert context.cookies() == []
    assert is_whole()

    sign_in(page, live_server.url, "superuser")
    page.goto(f"{live_server.url}/admin/inbox/{Submission.objects.get().uuid}/")
    look_at("main", "inbox")
    press(page, "Afgewezen")
    expect(page.get_by_role("main")).to_contain_text("14 september 2027")
    context.close()
    # Rejected on 14 September 2026, with consent for a year.
    monkeypatch.setattr("retention.clock.today", lambda: date(2027, 9, 14))
    enforce()
    assert faults == []
    assert not Submission.objects.exists()


def test_applying_without_javascript(browser: Browser, address: str) -> None:
    context = browser.new_context(
        locale="nl-NL", viewport={"width": 360, "height": 740}, java_script_enabled=False
    )
    page = context.new_page()

    def look(heading: str) -> None:
        see(page, heading)

    page.goto(address)
    apply(page, look)

    context.close()
    assert is_whole()
