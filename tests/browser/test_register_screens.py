"""The register's screens in the admin: accessible, in Dutch, on a desktop and on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from retention.models import Activity, Rule, Sweep
from ser_site.content.register.load import load_register
from tests.browser.faults import violations
from tests.browser.signing_in import sign_in
from tests.browser.standing import standing
from tests.commands import enforce

SCREENS = {
    "retention_activity:index": 1280,
    "retention_activity:inspect": 360,
    "retention_rule:index": 360,
    "retention_rule:inspect": 1280,
    "retention_rule:edit": 1280,
    "retention_rule:period": 360,
    "retention_promises:index": 1280,
    "retention_record:index": 360,
    "retention_sweep:inspect": 360,
}
"""With the width at which axe looks: what is on them is the same at every width."""
WITH_A_TABLE = (
    *("retention_promises:index", "retention_record:index"),
    *("retention_rule:period", "retention_sweep:inspect"),
)
OUT_OF_SIGHT = """() => [...document.querySelectorAll("main tbody :is(th, td)")]
    .filter(cell => cell.getBoundingClientRect().right > innerWidth)
    .map(cell => cell.innerText)"""
"""Cells of a table that a phone shows only to who finds out that it scrolls."""


@pytest.fixture(scope="module")
def site(
    django_db_setup: None, browser: Browser, request: Any, tmp_path_factory: Any
) -> Iterator[str]:
    """The address of a site that has a register and one sweep, and nothing else."""

    def build(port: int) -> None:
        load_register()
        enforce()

    with standing(request.config, tmp_path_factory.mktemp("site"), build) as server:
        yield server.url


@pytest.fixture
def coordinator(site: str, page: Page) -> Page:
    """Somebody signed in, with Dutch as the language of the admin."""
    return sign_in(page, site, "superuser")


def address(screen: str) -> str:
    if screen.endswith(":index"):
        return reverse(screen)
    entries = {
        "retention_rule": Rule.objects.filter(key="news-media"),
        "retention_activity": Activity.objects.filter(key="media"),
        "retention_sweep": Sweep.objects.all(),
    }
    return reverse(screen, args=[entries[screen.partition(":")[0]].get().pk])


def test_the_screens_have_no_accessibility_faults(coordinator: Page, site: str) -> None:
    faults = {}
    for screen, width in SCREENS.items():
        coordinator.set_viewport_size({"width": width, "height": 900})
        coordinator.goto(site + address(screen))
        faults[screen] = violations(coordinator, "main")
    assert {screen: found for screen, found in faults.items() if found} == {}


@pytest.mark.parametrize("screen", WITH_A_TABLE)
def test_a_phone_shows_every_cell_of_its_table(coordinator: Page, site: str, screen: str) -> None:
    coordinator.set_viewport_size({"width": 360, "height": 740})
    coordinator.goto(site + address(screen))
    expect(coordinator.locator("main tbody tr").first).to_be_visible()
    assert coordinator.evaluate(OUT_OF_SIGHT) == []


def test_wagtails_lists_keep_the_words_of_titles_whole_on_a_phone(
    coordinator: Page, site: str
) -> None:
    coordinator.set_viewport_size({"width": 360, "height": 740})
    coordinator.goto(site + reverse("wagtailadmin_explore_root"))
    title = coordinator.locator(".listing td.title").first.bounding_box()
    assert title is not None
    assert title["width"] >= 160


def test_a_period_is_changed_and_withdrawn_again(coordinator: Page, site: str) -> None:
    coordinator.goto(site + address("retention_rule:period"))
    coordinator.get_by_label("Hoeveel").fill("2")
    coordinator.get_by_label("Eenheid").select_option("jaar")
    coordinator.get_by_label("Waarom").fill("Korter is genoeg")
    coordinator.get_by_role("button", name="Bekijk wat dit doet").click()
    expect(coordinator.get_by_role("main")).to_contain_text("Vanaf morgen, 15 september 2026")
    coordinator.get_by_role("button", name="Wijzig de termijn").click()
    expect(coordinator.get_by_role("main")).to_contain_text("2 jaar")
    coordinator.get_by_role("button", name="Trek deze wijziging in").click()
    expect(coordinator.get_by_role("button", name="Bekijk wat dit doet")).to_be_visible()
    assert Rule.objects.get(key="news-media").versions.count() == 1
