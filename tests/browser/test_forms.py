"""Forms as who fills them in meets them: a phone, the keyboard, no JavaScript, both languages."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from dateutil.relativedelta import relativedelta
from django.contrib.auth.models import User
from django.core.mail import EmailMessage
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Locale, Site
from wagtail.models import Page as WagtailPage
from wagtail.users.models import UserProfile

from forms_privacy.models import SUBMISSIONS, Form, Submission, Tally
from retention import clock
from retention.models import VaultKey
from ser_site.committees.models import Member
from ser_site.contact.models import ContactPage
from ser_site.content.asking import load_asking
from ser_site.content.contact_form import contact_texts, fill_contact_page, new_contact_page
from ser_site.content.encounters import load_encounters
from ser_site.content.register.load import load_register
from ser_site.content.vacancies import load_vacancies
from ser_site.home.models import HomePage
from tests.commands import enforce, swept
from tests.integration.forms_privacy.inbox import let, worker
from tests.traces import in_the_database, on_storage

from .faults import EVERY_RULE, sticks_out, violations
from .filling_in import ADDRESS, NAME, english_of, fill_in, send

PHONE: ViewportSize = {"width": 360, "height": 740}
CUT_OFF = """() => [...document.querySelectorAll("main :is(input, select, textarea, button)")]
    .some(one => !one.closest("header") && one.getBoundingClientRect().right > innerWidth)"""
"""Whether something to fill in or press sticks out, below the header that Wagtail lets scroll."""
FORMS = (
    *("contact", "klacht", "bezwaar", "bijeenkomsten/werk-aan-de-kust"),
    *("subsidie-aanvragen", "enquete-panel"),
)
"""Filled in, and seen to their end."""


def faults(page: Page, part: str = "html") -> list[Any]:
    """What axe finds, and whether a phone must scroll sideways."""
    found = violations(page, part, EVERY_RULE)
    if sticks_out(page):
        found.append("sideways")
    if page.evaluate(CUT_OFF):
        found.append("cut off")
    return found


@pytest.fixture
def home(live_server: LiveServer) -> HomePage:
    """A front page in both languages, on the server, with the register behind it."""
    load_register()
    root = WagtailPage.get_first_root_node()
    assert root is not None
    dutch = Locale.objects.get(language_code="nl")
    page: HomePage = root.add_child(instance=HomePage(title="Home", slug="begin", locale=dutch))
    port = urlsplit(live_server.url).port
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "port": port, "root_page": page}
    )
    page.save_revision().publish()
    english, _made = Locale.objects.get_or_create(language_code="en")
    page.copy_for_translation(english).save_revision().publish()
    return page


@pytest.fixture
def contact(home: HomePage) -> ContactPage:
    """The contact form in both languages."""
    words = contact_texts()
    page: ContactPage = home.add_child(instance=new_contact_page(words["nl"]))
    fill_contact_page(page, words["nl"])
    page.save_revision().publish()
    english = page.copy_for_translation(Locale.objects.get(language_code="en"))
    fill_contact_page(english, words["en"])
    english.save_revision().publish()
    return page


@pytest.mark.parametrize("javascript", [True, False], ids=["javascript", "plain"])
def test_a_question_by_keyboard_on_a_phone_until_it_is_handled(
    contact: ContactPage, browser: Browser, live_server: LiveServer, javascript: bool
) -> None:
    visitor = browser.new_context(viewport=PHONE, locale="nl-NL", java_script_enabled=javascript)
    page = visitor.new_page()
    page.goto(f"{live_server.url}/contact/")
    page.get_by_label("Naam").press("Enter")

    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("Naam").press_sequentially(NAME)
    page.keyboard.press("Tab")
    page.keyboard.type(ADDRESS)
    page.keyboard.press("Tab")
    page.keyboard.type("Mag ik een keer langskomen?")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("We hebben dit ontvangen")
    personal = urlsplit(page.locator(".ser-personal-link a").get_attribute("href") or "").path
    page.goto(live_server.url + personal)
    expect(page.get_by_role("main")).to_contain_text("Mag ik een keer langskomen?")
    assert visitor.cookies() == []
    visitor.close()

    handle_the_only_message(browser, live_server)
    assert Submission.objects.get().taken_down_at is not None


def handle_the_only_message(browser: Browser, live_server: LiveServer) -> None:
    """Somebody opens it in the inbox and says that it is handled."""
    handler = let(
        worker("behandelaar"), Form.objects.get(kind="contact"), may_open=True, may_handle=True
    )
    desk = browser.new_context(locale="nl-NL")
    log_in(desk, handler.client, live_server)
    page = desk.new_page()
    page.goto(f"{live_server.url}/admin/inbox/")
    page.get_by_role("link", name=Submission.objects.get().number).press("Enter")
    expect(page.get_by_role("main")).to_contain_text(NAME)
    page.get_by_role("button", name="Handled").press("Enter")
    expect(page.get_by_role("main")).to_contain_text("erased tonight")
    desk.close()


def log_in(desk: BrowserContext, client: Client, live_server: LiveServer) -> None:
    session = client.cookies["sessionid"].value
    desk.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])


def test_a_registration_is_cancelled_by_its_link_without_javascript(
    home: HomePage, browser: Browser, live_server: LiveServer
) -> None:
    load_encounters(today=clock.today())
    visitor = browser.new_context(viewport=PHONE, java_script_enabled=False)
    page = visitor.new_page()
    page.goto(f"{live_server.url}/en/events/work-on-the-coast/")
    fill_in(page)
    send(page)
    expect(page.get_by_role("main")).to_contain_text("You have a place.")

    page.get_by_role("link", name="Cancel my registration").press("Enter")
    page.get_by_role("button", name="Cancel my registration").press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("It is gone")
    assert not Submission.objects.exists()
    visitor.close()


def test_an_anonymous_survey_says_so_and_leaves_a_count(
    home: HomePage, page: Page, live_server: LiveServer
) -> None:
    load_asking(today=clock.today())
    before = Tally.objects.get().sheets
    page.goto(f"{live_server.url}/enquete-bijeenkomsten/")
    expect(page.get_by_role("heading", name="Deze enquête is anoniem")).to_be_visible()
    fill_in(page)
    send(page)

    expect(page.get_by_role("heading", level=1)).to_have_text("Dank je wel voor je antwoorden")
    assert faults(page) == []
    assert page.context.cookies() == []
    assert Tally.objects.get().sheets == before + 1
    assert not Submission.objects.exists()


@pytest.mark.parametrize(
    ("language", "there", "received"),
    [
        ("nl", "**/bericht/**", "We hebben dit ontvangen"),
        ("en", "**/message/**", "We have received this"),
    ],
    ids=["nl", "en"],
)
def test_axe_finds_nothing_from_form_to_erasure(
    contact: ContactPage,
    browser: Browser,
    live_server: LiveServer,
    admin_user: User,
    admin_client: Client,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[EmailMessage],
    language: str,
    there: str,
    received: str,
) -> None:
    load_encounters(today=clock.today())
    load_asking(today=clock.today())
    UserProfile.objects.create(user=admin_user, preferred_language=language)
    page = browser.new_page(viewport=PHONE)
    found: dict[str, Any] = {}
    for path in FORMS:
        page.goto(f"{live_server.url}/{path}/")
        if language == "en":
            page.goto(live_server.url + urlsplit(english_of(page)).path)
        found[f"{path}, refused"] = refused(page)
        fill_in_to_the_end(page)
        page.wait_for_url(there)
        found[f"{path}, receipt"] = faults(page)
    page.locator("main .utrecht-button-link").first.click()
    found["withdrawing"] = faults(page)
    page.close()

    desk = browser.new_context(viewport=PHONE)
    log_in(desk, admin_client, live_server)
    for one in Submission.objects.order_by("pk"):
        found[f"{one.kind}, inbox"] = ended_at(desk, one, live_server)
    desk.close()
    # Nobody ended the named survey, of which the month is over by then; the grant ended today.
    in_seven_years = clock.today() + relativedelta(years=7)
    monkeypatch.setattr("retention.clock.today", lambda: in_seven_years)
    _status, report = enforce()

    assert {where: what for where, what in found.items() if what} == {}
    assert swept(report, "submissions")["erased"] == 5
    assert not Submission.objects.exists()
    assert not VaultKey.objects.filter(store=SUBMISSIONS).exists()
    mails = "".join(mail.message().as_string() for mail in mailoutbox)
    assert received in mails
    nothing_is_left(mails)


def refused(page: Page) -> list[str]:
    """What axe finds when nothing was filled in."""
    send(page)
    expect(page.get_by_role("alert")).to_be_focused()
    return faults(page)


def fill_in_to_the_end(page: Page) -> None:
    """Of a form in one piece, or step by step."""
    fill_in(page)
    send(page)
    while page.locator("main .fp-step").count():
        fill_in(page)
        send(page)


def nothing_is_left(mails: str) -> None:
    for word in ("ietske verzonnen", "een keer langskomen"):
        assert (in_the_database(word), on_storage(word), word in mails.lower()) == ({}, [], False)


def ended_at(desk: BrowserContext, one: Submission, live_server: LiveServer) -> list[str]:
    """As its handler ends it, by keyboard: handled, granted, or cancelled for who called."""
    page = desk.new_page()
    page.goto(f"{live_server.url}/admin/inbox/{one.uuid}/")
    expect(page.get_by_role("main")).to_contain_text(NAME)
    found = faults(page, "main")
    if one.kind == "event":
        page.locator("a[href$='/withdraw/']").press("Enter")
        page.get_by_role("radio").first.press("Space")
        found += faults(page, "main")
        page.locator("main form button").press("Enter")
        page.wait_for_url("**/inbox/")
    elif one.kind == "subsidy":
        page.locator("a[href$='/grant/']").first.press("Enter")
        page.locator("[name=organisation]").fill("Stichting Voorbeeld")
        page.locator("[name=amount]").fill("12500")
        for name in ("start", "end"):
            page.locator(f"[name={name}]").fill(clock.today().isoformat())
        found += faults(page, "main")
        page.locator("main form button").first.press("Enter")
        expect(page.get_by_role("main")).to_contain_text(
            "12.500" if one.language == "nl" else "12,500"
        )
    elif one.kind != "survey":
        page.locator("form:has([value=handled]) button").press("Enter")
        expect(page.get_by_role("main")).not_to_contain_text(NAME)
    page.close()
    return found


def test_axe_finds_nothing_on_the_screens_for_members_and_applicants(
    home: HomePage, browser: Browser, live_server: LiveServer, admin_client: Client
) -> None:
    load_vacancies(people=True, today=clock.today())
    form = Submission.objects.first()
    assert form is not None
    member = Member.objects.create(name="Sybrand Voorbeeld")
    desk = browser.new_context(viewport=PHONE, locale="nl-NL")
    log_in(desk, admin_client, live_server)
    page = desk.new_page()
    found = {}
    for path in (
        "applications/",
        f"applications/{form.form_id}/",
        f"applications/{form.form_id}/close/",
        f"inbox/{form.uuid}/",
        "members/",
        f"members/inspect/{member.pk}/",
        f"members/leave/{member.pk}/",
        "members/ending/",
    ):
        response = page.goto(f"{live_server.url}/admin/{path}")
        assert response is not None
        assert response.ok
        if what := faults(page, "main"):
            found[path] = what
    desk.close()
    assert found == {}
