"""The suite's screens about media: accessible, in both languages, on every width, by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from media_retention.models import RetainedMedium
from retention import engine, stores
from retention.models import Brake, Hold
from retention.operations.holds import place_hold
from retention.rules.decision import Cause
from ser_site.content.register.load import load_register
from ser_site.media.models import SerImage
from tests.consenting import NAME, consent_of
from tests.people import user_as
from tests.testapp.builders import make_video

Make = Callable[..., Any]
LogIn = Callable[..., Page]


@pytest.fixture
def log_in(live_server: LiveServer, page: Page) -> LogIn:
    """Sign in as somebody in a role, with the admin in a language."""

    def sign_in(role: str = "superuser", language: str = "nl") -> Page:
        load_register()
        user_as(role, language)
        page.goto(f"{live_server.url}/admin/login/")
        page.fill("[name=username]", role)
        page.fill("[name=password]", role)
        page.click("button[type=submit]")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


@pytest.fixture
def photo(live_server: LiveServer, make_image: Make, today: date) -> SerImage:
    load_register()
    image: SerImage = make_image("Raad op de trap")
    return image


def take_down(medium: RetainedMedium, today: date) -> None:
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=today)


def at_once(action: str, *media: RetainedMedium) -> str:
    """The screen of a bulk action on these."""
    address = reverse("wagtail_bulk_action", args=["media", "serimage", action])
    return f"{address}?{urlencode([('id', medium.pk) for medium in media])}"


@pytest.fixture
def screens(photo: SerImage, make_image: Make, today: date) -> list[str]:
    """The address of every screen, on media in every state."""
    down, held, film = make_image("Van de site"), make_image("Bewaard"), make_video()
    take_down(down, today)
    ground = Hold.Ground.LEGAL_CLAIM
    hold = place_hold("media", held.uuid, ground=ground, reason="Een zaak", today=today)
    detail = "60 of 100 records are due because their date was moved"
    brake = Brake.objects.create(store="media", detail=detail, tripped_at="2026-09-14T03:00:00Z")

    consent = consent_of(NAME, make_image("Op toestemming", legal_basis="consent"))
    images = reverse("wagtailimages:index")
    return [
        *(at_once(action, photo, held) for action in ("describe", "hold", "withdraw_consent")),
        at_once("withdraw_consent", *SerImage.objects.all()),
        reverse("media_retention_consent:withdraw", args=[consent.pk]),
        reverse("wagtailadmin_home"),
        f"{reverse('media_retention:leaving')}?period_from=2026-01-01",
        images,
        f"{images}?layout=list",
        *(reverse("wagtailimages:edit", args=[one.pk]) for one in (photo, down, held)),
        reverse("wagtailmedia:index"),
        reverse("wagtailmedia:edit", args=[film.pk]),
        reverse("media_retention:medium", args=[photo.uuid]),
        reverse("media_retention:take_down", args=[photo.uuid]),
        reverse("media_retention:erase", args=[photo.uuid]),
        reverse("media_retention:restore", args=[down.uuid]),
        reverse("retention_hold:index"),
        reverse("retention_hold:inspect", args=[hold.pk]),
        reverse("retention_hold:place", args=["media", photo.uuid]),
        reverse("retention_hold:release", args=[hold.pk]),
        reverse("retention_erasure:index"),
        reverse("retention_sweep:index"),
        reverse("retention_brake:release", args=[brake.pk]),
    ]


@pytest.mark.parametrize(("width", "language"), [(1280, "nl"), (360, "en")])
def test_no_screen_has_an_accessibility_fault_or_scrolls_sideways(
    log_in: LogIn, live_server: LiveServer, screens: list[str], width: int, language: str
) -> None:
    page = log_in(language=language)
    page.set_viewport_size({"width": width, "height": 900})
    faults = {}
    for screen in screens:
        page.goto(f"{live_server.url}{screen}")
        page.wait_for_load_state("load")
        found = [
            (fault["id"], [node["html"][:120] for node in fault["nodes"]])
            for fault in Axe().run(page).response["violations"]
        ]
        if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append(("sideways", []))
        if found:
            faults[screen] = found
    assert faults == {}


def test_the_edit_screen_says_until_when_and_why(
    log_in: LogIn, live_server: LiveServer, photo: SerImage
) -> None:
    page = log_in("editor")
    page.goto(f"{live_server.url}{reverse('wagtailimages:edit', args=[photo.pk])}")

    expect(page.get_by_role("region", name="Hoe lang dit blijft")).to_contain_text(
        "Blijft tot 14 maart 2029, omdat deze foto op 14 september 2026 is geüpload"
    )


def focus(page: Page, selector: str, name: str) -> None:
    """Press Tab until what the selector finds under this name has the focus."""
    wanted = f"it => it.matches({selector!r}) && it.textContent.trim() === {name!r}"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"({wanted})(document.activeElement)"):
            return
    raise AssertionError(f"Tab never reached {name!r}")


def test_a_photo_is_taken_down_and_put_back_by_keyboard_alone(
    log_in: LogIn, live_server: LiveServer, photo: SerImage
) -> None:
    page = log_in("editor")
    page.goto(f"{live_server.url}{reverse('wagtailimages:edit', args=[photo.pk])}")
    for link, button, message in (
        ("Van de site halen", "Van de site halen", "is van de site gehaald"),
        ("Terugzetten", "Terugzetten", "staat weer op de site"),
    ):
        focus(page, "a.button", link)
        page.keyboard.press("Enter")
        page.wait_for_url("**/media-retention/**")
        focus(page, "button[type=submit]", button)
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/images/**")
        expect(page.get_by_role("status").first).to_contain_text(message)

    assert SerImage.objects.get(pk=photo.pk).taken_down_at is None


def test_all_that_a_filter_finds_is_placed_under_a_hold_by_keyboard_alone(
    log_in: LogIn, live_server: LiveServer, photo: SerImage, make_image: Make
) -> None:
    kept = make_image("Zonder mensen", people_recognisable=False)
    page = log_in()
    page.goto(f"{live_server.url}{reverse('wagtailimages:index')}?layout=list&people=nobody")
    focus(page, "[data-bulk-action-select-all-checkbox]", "")
    page.keyboard.press("Space")
    focus(page, "[data-bulk-action-button]", "Bewaarplicht")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bulk/**")
    focus(page, "input[name=ground]", "")
    page.keyboard.press("Space")
    focus(page, "textarea", "")
    page.keyboard.type("Voor het stadsarchief")
    focus(page, "button[type=submit]", "Onder bewaarplicht plaatsen")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Wat er gebeurd is")).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text("Er geldt nu een bewaarplicht.")
    assert [hold.record for hold in Hold.objects.all()] == [kept.uuid]


def test_what_is_off_the_site_is_still_seen_by_who_works_with_it(
    log_in: LogIn, live_server: LiveServer, photo: SerImage, today: date
) -> None:
    take_down(photo, today)
    page = log_in("editor")
    page.goto(f"{live_server.url}{reverse('wagtailimages:edit', args=[photo.pk])}")
    preview = page.locator(".retained-private img")

    expect(preview).to_be_visible()
    assert preview.evaluate("image => image.naturalWidth") == 64


def test_among_many_uploads_a_bad_file_says_so_in_dutch(
    log_in: LogIn, live_server: LiveServer, tmp_path: Path
) -> None:
    note = tmp_path / "note.png"
    note.write_text("Dear reader, this is no picture.")
    page = log_in("editor")
    page.goto(f"{live_server.url}{reverse('wagtailimages:add_multiple')}")
    page.set_input_files("#fileupload", note)

    expect(page.get_by_text("Upload een geldige afbeelding.")).to_be_visible()
    assert not SerImage.objects.exists()
