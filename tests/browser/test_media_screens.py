"""The suite's screens about media: accessible, in both languages, on every width, by keyboard.

One site stands for all tests here: what one changes, no other looks at.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from media_retention.models import Consent, RetainedMedium
from retention import engine, stores
from retention.models import Brake, Hold
from retention.operations.holds import place_hold
from retention.rules.decision import Cause
from ser_site.content.register.load import load_register
from ser_site.media.models import SerImage, SerVideo
from tests.browser.faults import faults_on
from tests.browser.signing_in import sign_in
from tests.browser.standing import TODAY, standing
from tests.consenting import NAME, consent_of
from tests.people import user_as
from tests.pictures import picture_content
from tests.testapp.builders import make_video


@dataclass(frozen=True)
class Media:
    """Where the site stands, and media in every state."""

    address: str
    photo: SerImage
    down: SerImage
    held: SerImage
    nobody: SerImage
    """Without people; one test places it under a hold."""
    by_keyboard: SerImage
    """One test takes it down and puts it back."""
    film: SerVideo
    consent: Consent
    hold: Hold
    brake: Brake


def picture(title: str, **fields: Any) -> SerImage:
    image: SerImage = SerImage.objects.create(title=title, file=picture_content(), **fields)
    return image


def take_down(medium: RetainedMedium) -> None:
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=TODAY)


def build() -> dict[str, Any]:
    load_register()
    for role in ("superuser", "editor"):
        user_as(role, "nl")
    down, held = picture("Van de site"), picture("Bewaard")
    take_down(down)
    ground = Hold.Ground.LEGAL_CLAIM
    return {
        "photo": picture("Raad op de trap"),
        "down": down,
        "held": held,
        "nobody": picture("Zonder mensen", people_recognisable=False),
        "by_keyboard": picture("Met het toetsenbord"),
        "film": make_video(),
        "consent": consent_of(NAME, picture("Op toestemming", legal_basis="consent")),
        "hold": place_hold("media", held.uuid, ground=ground, reason="Een zaak", today=TODAY),
        "brake": Brake.objects.create(
            store="media",
            detail="60 of 100 records are due because their date was moved",
            tripped_at="2026-09-14T03:00:00Z",
        ),
    }


@pytest.fixture(scope="module")
def media(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[Media]:
    made: dict[str, Any] = {}
    with standing(
        request.config, tmp_path_factory.mktemp("site"), lambda port: made.update(build())
    ) as server:
        yield Media(server.url, **made)


def at_once(action: str, *media: RetainedMedium) -> str:
    """The screen of a bulk action on these."""
    address = reverse("wagtail_bulk_action", args=["media", "serimage", action])
    return f"{address}?{urlencode([('id', medium.pk) for medium in media])}"


def screens(media: Media) -> list[str]:
    """The address of every screen, on media in every state."""
    photo, down, held = media.photo, media.down, media.held
    return [
        *(at_once(action, photo, held) for action in ("describe", "hold", "withdraw_consent")),
        at_once("delete", photo),
        at_once("withdraw_consent", *SerImage.objects.all()),
        reverse("media_retention_consent:withdraw", args=[media.consent.pk]),
        f"{reverse('wagtailimages:index')}?layout=list",
        *(reverse("wagtailimages:edit", args=[one.pk]) for one in (photo, down, held)),
        reverse("wagtailimages:add"),
        reverse("wagtailimages:add_multiple"),
        reverse("wagtailmedia:index"),
        reverse("wagtailmedia:edit", args=[media.film.pk]),
        reverse("wagtailimages:delete", args=[photo.pk]),
        reverse("wagtailmedia:delete", args=[media.film.pk]),
        reverse("media_retention:medium", args=[photo.uuid]),
        reverse("media_retention:take_down", args=[photo.uuid]),
        reverse("media_retention:erase", args=[photo.uuid]),
        reverse("media_retention:restore", args=[down.uuid]),
        reverse("retention_hold:index"),
        reverse("retention_hold:inspect", args=[media.hold.pk]),
        reverse("retention_hold:place", args=["media", photo.uuid]),
        reverse("retention_hold:release", args=[media.hold.pk]),
        reverse("retention_erasure:index"),
        reverse("retention_sweep:index"),
        reverse("retention_brake:release", args=[media.brake.pk]),
    ]


def crowded() -> list[str]:
    """Screens with charts, columns and cells, where longer words may take too much room."""
    return [
        reverse("wagtailadmin_home"),
        reverse("wagtailimages:index"),
        f"{reverse('media_retention:leaving')}?period_from=2026-01-01",
    ]


def test_no_screen_has_an_accessibility_fault_or_sticks_out_sideways(
    media: Media, page: Page
) -> None:
    sign_in(page, media.address, "superuser")

    assert faulty(page, media, [*screens(media), *crowded()]) == {}


def test_nor_in_english(media: Media, page: Page) -> None:
    sign_in(page, media.address, "superuser", "en")
    photo = reverse("wagtailimages:edit", args=[media.photo.pk])

    assert faulty(page, media, [photo, *crowded()]) == {}


def faulty(page: Page, media: Media, addresses: list[str]) -> dict[str, list[Any]]:
    """Screens with what is wrong on them."""
    found = {}
    for address in addresses:
        page.goto(f"{media.address}{address}", wait_until="load")
        if there := faults_on(page):
            found[address] = there
    return found


def focus(page: Page, selector: str, name: str) -> None:
    """Press Tab until what the selector finds under this name has the focus."""
    wanted = f"it => it.matches({selector!r}) && it.textContent.trim() === {name!r}"
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate(f"({wanted})(document.activeElement)"):
            return
    raise AssertionError(f"Tab never reached {name!r}")


def test_a_photo_is_taken_down_and_put_back_by_keyboard_alone(media: Media, page: Page) -> None:
    photo = media.by_keyboard
    sign_in(page, media.address, "editor")
    page.goto(f"{media.address}{reverse('wagtailimages:edit', args=[photo.pk])}")
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
    media: Media, page: Page
) -> None:
    sign_in(page, media.address, "superuser")
    listing = f"{reverse('wagtailimages:index')}?layout=list&people=nobody"
    page.goto(f"{media.address}{listing}")
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
    placed = Hold.objects.exclude(pk=media.hold.pk)
    assert [hold.record for hold in placed] == [media.nobody.uuid]


def test_what_is_off_the_site_is_still_seen_by_who_works_with_it(media: Media, page: Page) -> None:
    sign_in(page, media.address, "editor")
    page.goto(f"{media.address}{reverse('wagtailimages:edit', args=[media.down.pk])}")
    preview = page.locator(".retained-private img")

    expect(preview).to_be_visible()
    assert preview.evaluate("image => image.naturalWidth") == 64


def test_a_date_that_is_typed_as_one_writes_it_stays(media: Media, page: Page) -> None:
    sign_in(page, media.address, "superuser")
    place = reverse("retention_hold:place", args=["media", media.photo.uuid])
    page.goto(f"{media.address}{place}", wait_until="load")
    day = page.get_by_label("Opnieuw bekijken op")
    day.fill("1-2-2027")
    day.press("Tab")

    expect(day).to_have_value("1-2-2027")
