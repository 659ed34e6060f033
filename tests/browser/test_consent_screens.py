"""An editor withdraws somebody's consent; a coordinator decides on an objection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from media_retention.models import Consent, Objection
from media_retention.operations.objections import object_to
from retention.models import Act, Erasure
from ser_site.content.register.load import load_register
from ser_site.media.models import SerImage
from tests.browser.faults import faults_on
from tests.browser.signing_in import sign_in
from tests.consenting import NAME, consent_of
from tests.site_builder import build_site

Make = Callable[..., Any]


@pytest.fixture
def photos(live_server: LiveServer, make_image: Make, today: date) -> list[SerImage]:
    """Three photos of one person."""
    load_register()
    return [make_image(f"Kade {number}") for number in range(3)]


def test_withdrawn_by_keyboard_all_three_are_gone(
    page: Page, browser: Browser, live_server: LiveServer, photos: list[SerImage]
) -> None:
    site = build_site(port=int(live_server.url.rsplit(":", 1)[1]))
    article = site["item"]
    article.hero_image = photos[0]
    article.lead = f"Met {NAME} in de haven."
    article.save_revision().publish()
    addresses = [photo.file.url for photo in photos]
    addresses += [photo.get_rendition("width-20").url for photo in photos]
    visitor = browser.new_context().new_page()
    visitor.goto(f"{live_server.url}{article.url}")
    shown = visitor.locator(f'img[src*="{Path(photos[0].file.name).stem[:16]}"]')
    expect(shown).to_have_count(1)
    assert [visitor.request.get(live_server.url + url).status for url in addresses] == [200] * 6

    consent = consent_of(NAME, *photos)
    sign_in(page, live_server.url, "editor")
    page.goto(live_server.url + reverse("media_retention_consent:inspect", args=[consent.pk]))
    page.get_by_role("link", name="Intrekken").first.press("Enter")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Kade 2")
    expect(main).to_contain_text(article.title)
    page.get_by_label("E-mail").press("Space")
    page.get_by_role("button", name="Toestemming intrekken").press("Enter")

    expect(main).to_contain_text("3 bestanden zijn van de site")
    expect(main.get_by_role("link", name=article.title)).to_be_visible()
    assert faults_on(page, within="main") == []
    assert [visitor.request.get(live_server.url + url).status for url in addresses] == [404] * 6
    visitor.goto(f"{live_server.url}{article.url}")
    expect(shown).to_have_count(0)
    expect(visitor.get_by_role("main")).to_contain_text(NAME)
    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()
    assert Erasure.objects.filter(act=Act.ERASED, cause="consent_withdrawn").count() == 3


def test_the_coordinator_decides_by_keyboard(
    page: Page, live_server: LiveServer, photos: list[SerImage], today: date
) -> None:
    object_to(photos[0], f"{NAME} wil dit niet", today=today)
    sign_in(page, live_server.url, "coordinator")
    page.goto(live_server.url + reverse("media_retention_objection:index"))
    expect(page.get_by_role("main")).not_to_contain_text(NAME)
    page.get_by_role("link", name="Kade 0").press("Enter")
    page.get_by_role("link", name="Besluiten").press("Enter")
    expect(page.get_by_role("main")).to_contain_text(NAME)
    page.get_by_label("Terugzetten op de site").press("Space")
    page.get_by_label("Waarom?").fill("Openbare zitting")
    page.get_by_role("button", name="Besluit vastleggen").press("Enter")

    expect(page.get_by_role("main")).to_contain_text("Terugzetten op de site")
    assert Objection.objects.get().decision == "restore"


def test_no_screen_has_an_accessibility_fault_or_sticks_out_sideways(
    page: Page, live_server: LiveServer, photos: list[SerImage], today: date
) -> None:
    consent = consent_of(NAME, *photos[:2], is_child=True, guardian="Iemand")
    consent_of("Nog iemand", ends_on=date(2026, 12, 31))
    objection = object_to(photos[2], "Nee", today=today)
    screens = [
        *(reverse(f"media_retention_{what}:index") for what in ("consent", "objection")),
        *(
            reverse(f"media_retention_consent:{name}", args=[consent.pk])
            for name in ("inspect", "edit", "withdraw")
        ),
        reverse("media_retention_consent:add"),
        *(
            reverse(f"media_retention_objection:{name}", args=[objection.pk])
            for name in ("inspect", "decide")
        ),
        reverse("media_retention:consents", args=[photos[0].uuid]),
        reverse("media_retention:object", args=[photos[2].uuid]),
        *(reverse("wagtailimages:edit", args=[photo.pk]) for photo in photos[1:]),
    ]
    sign_in(page, live_server.url, "superuser")
    found = {}
    for screen in screens:
        page.goto(f"{live_server.url}{screen}", wait_until="load")
        found[screen] = faults_on(page, within="main")
    assert {screen: there for screen, there in found.items() if there} == {}
