"""A member who leaves, comes back and leaves for good, seen by the secretariat and by visitors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.models import Locale

from ser_site.committees.models import (
    CommitteeIndexPage,
    CommitteePage,
    Member,
    MemberIndexPage,
    MemberPage,
    Term,
)
from ser_site.content.register.load import load_register
from ser_site.content.translating import publish_translation
from tests.browser.signing_in import sign_in
from tests.browser.standing import front_page
from tests.commands import enforce
from tests.traces import in_the_database, on_storage

PHONE: ViewportSize = {"width": 360, "height": 740}
NAME = "Xylofoon Voorbeeld"
#: Each begins as no other word does; the last two are sealed.
WORDS = ("xylofoon", "zwaluwkruid", "wombatweed", "yttriumportret", "quaggastraat", "xerxes")

Shown = dict[str, tuple[int, bool]]


@pytest.fixture
def member(live_server: LiveServer, make_image: Callable[..., Any]) -> Member:
    """In the council, with a profile and a portrait in both languages."""
    load_register()
    home = front_page(urlsplit(live_server.url).port or 80)
    home.save_revision().publish()
    index = home.add_child(instance=CommitteeIndexPage(title="Raad en commissies", slug="raad"))
    council = index.add_child(instance=CommitteePage(title="De raad", slug="de-raad"))
    overview = index.add_child(instance=MemberIndexPage(title="Leden", slug="leden"))
    english = Locale.objects.get_or_create(language_code="en")[0]
    for page in (home, index, council, overview):
        page.copy_for_translation(english).save_revision().publish()
    found: Member = Member.objects.create(
        name=NAME, email="xerxes@voorbeeld.example", address="Quaggastraat 7"
    )
    start = date(2024, 1, 1)
    Term.objects.create(member=found, committee=council.translation_key, seat="crown", start=start)
    profile = MemberPage(title=NAME, member=found, about="<p>Zwaluwkruid.</p>")
    profile.photo = make_image("Yttriumportret")
    profile = overview.add_child(instance=profile)
    profile.save_revision().publish()
    translated = profile.copy_for_translation(english)
    translated.about, translated.slug = "<p>Wombatweed.</p>", "0a1b2c3d4e"
    publish_translation(profile, translated)
    return found


def visited(page: Page, addresses: list[str]) -> Shown:
    """What a visitor gets: a status, and whether anything of the member is in the answer."""
    visitor = page.context.browser.new_context()  # type: ignore[union-attr]
    shown = {}
    for address in addresses:
        answer = visitor.request.get(address)
        said = answer.text() if "text" in answer.headers.get("content-type", "") else ""
        shown[address] = (answer.status, any(word in said.lower() for word in WORDS))
    visitor.close()
    return shown


def leave(page: Page) -> None:
    """The secretariat marks the member as having left today, by keyboard."""
    page.get_by_role("link", name="Vertrekt…").press("Enter")
    page.get_by_role("button", name="Bekijk wat er weggaat").press("Enter")
    page.get_by_role("button", name="Ja, dit lid is vertrokken").press("Enter")
    expect(page.get_by_text("tot dan kun je het ongedaan maken").first).to_be_visible()


def test_off_the_site_at_once_back_and_erased_for_good(
    member: Member, page: Page, live_server: LiveServer
) -> None:
    site = live_server.url
    lists = [f"{site}{at}" for at in ("/raad/de-raad/", "/raad/leden/")]
    lists += [f"{site}/en{at}" for at in ("/raad/de-raad/", "/raad/leden/")]
    profiles = [f"{site}{urlsplit(one.full_url).path}" for one in member.pages.order_by("pk")]
    photo: Any = member.pages.get(locale__language_code="nl").photo
    visited(page, lists)
    files = [photo.file.url, *(one.file.url for one in photo.renditions.all())]
    pictures = [f"{site}{url}" for url in files]
    everything = [*lists, *profiles, *pictures]
    before = visited(page, everything)
    assert set(before.values()) == {(200, True), (200, False)}
    assert all(before[address][1] for address in [*lists, *profiles])
    page.set_viewport_size(PHONE)
    sign_in(page, site, "secretariat").goto(f"{site}/admin/members/inspect/{member.pk}/")

    leave(page)

    left = visited(page, everything)
    assert [left[address] for address in lists] == [(200, False)] * 4
    assert [left[address] for address in profiles] == [(410, False)] * 2
    assert {left[address][0] for address in pictures} <= {404, 410}

    page.get_by_role("button", name="Maak ongedaan").press("Enter")
    expect(page.get_by_text("zijn weer zoals ze waren")).to_be_visible()

    assert visited(page, everything) == before

    leave(page)
    assert enforce()[0] == 0

    assert {word: found for word in WORDS if (found := in_the_database(word))} == {}
    assert [word for word in WORDS if on_storage(word)] == []
    gone = visited(page, [*profiles, *pictures])
    assert {gone[address][0] for address in profiles} == {410}
    assert {gone[address][0] for address in pictures} <= {404, 410}
    page.reload()
    expect(page.get_by_text("Dan is alles over dat lid voorgoed gewist")).to_be_visible()
