"""The register's screens in the admin: accessible, in Dutch, on a desktop and on a phone."""

from __future__ import annotations

from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from wagtail.users.models import UserProfile

from retention.models import Activity, Rule
from ser_site.content.register.load import load_register

SCREENS = [
    "retention_activity:index",
    "retention_activity:inspect",
    "retention_rule:index",
    "retention_rule:inspect",
    "retention_rule:edit",
    "retention_rule:period",
    "retention_promises:index",
]


@pytest.fixture
def coordinator(live_server: LiveServer, page: Page) -> Page:
    """A signed-in coordinator with Dutch as the language of the admin."""
    load_register()
    user = User.objects.create_superuser("coordinator", password="sweep")
    UserProfile.objects.create(user=user, preferred_language="nl")
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", "coordinator")
    page.fill("[name=password]", "sweep")
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    return page


def address(screen: str, live_server: LiveServer) -> str:
    if screen.endswith(":index"):
        return f"{live_server.url}{reverse(screen)}"
    of_rule = screen.startswith("retention_rule")
    entry = Rule.objects.get(key="news-media") if of_rule else Activity.objects.get(key="media")
    return f"{live_server.url}{reverse(screen, args=[entry.pk])}"


@pytest.mark.parametrize("width", [1280, 360])
def test_the_screens_have_no_accessibility_faults(
    coordinator: Page, live_server: LiveServer, width: int
) -> None:
    coordinator.set_viewport_size({"width": width, "height": 900})
    faults = {}
    for screen in SCREENS:
        coordinator.goto(address(screen, live_server))
        found = Axe().run(coordinator, context="main")
        faults[screen] = [
            (fault["id"], [node["html"][:120] for node in fault["nodes"]])
            for fault in found.response["violations"]
        ]
    assert {screen: found for screen, found in faults.items() if found} == {}


def test_a_period_is_changed_and_withdrawn_again(
    coordinator: Page, live_server: LiveServer, today: date
) -> None:
    coordinator.goto(address("retention_rule:period", live_server))
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
