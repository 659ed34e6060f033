"""Wagtail's content checks beside a statement say what it lacks (GDPR 13 and 14)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from retention.models import ActivityText
from ser_site.content.register.load_parties import load_controller
from ser_site.home.models import HomePage
from ser_site.statement.models import StatementPage
from tests.people import client_as

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]


@pytest.fixture
def statement(home: HomePage) -> StatementPage:
    load_controller()
    ActivityText.objects.filter(activity__key="website-visit", language="nl").update(purpose="")
    page = StatementPage(
        title="Privacy",
        slug="privacyverklaring",
        body=[("activity", {"activity": "website-visit"})],
    )
    home.add_child(instance=page)
    page.save_revision().publish()
    return page


def configuration(client: Client, address: str) -> dict[str, Any]:
    """What the browser is told to check."""
    html = BeautifulSoup(client.get(address).content, "html.parser")
    script = html.select_one("#checker-axe-configuration, #accessibility-axe-configuration")
    assert script is not None
    found: dict[str, Any] = json.loads(script.get_text())
    return found


def told(configured: dict[str, Any]) -> list[tuple[str, str, str]]:
    """Each of our rules: where, what, and what to do."""
    messages = configured["messages"]
    return [
        (rule["selector"], messages[rule["id"]]["error_name"], messages[rule["id"]]["help_text"])
        for rule in configured["spec"]["rules"]
        if rule["id"].startswith("privacy-")
    ]


PURPOSE = (
    '[id="website-visit"]',
    "Incomplete: Visits to the website",
    "The purpose. Fill in “what for” at the activity.",
)


def test_the_editor_is_told_at_the_part_that_it_is_about(statement: StatementPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])

    assert PURPOSE in told(configuration(client_as("superuser"), address))


def test_a_rule_is_named_as_the_editor_calls_it_whatever_the_page_speaks(
    statement: StatementPage,
) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])
    advice = [said for _where, _name, said in told(configuration(client_as("superuser"), address))]

    named = [said for said in advice if said.startswith("Photos and videos with publications: ")]
    assert len(named) == 1


def test_what_is_about_no_part_of_the_page_stands_at_its_title(statement: StatementPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])
    selectors = {
        name: where for where, name, _advice in told(configuration(client_as("superuser"), address))
    }

    assert selectors["Incomplete: Subsidies"] == "h1"


def test_each_rule_is_run_and_has_its_check(statement: StatementPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])
    configured = configuration(client_as("superuser"), address)
    ours = [rule for rule in configured["spec"]["rules"] if rule["id"].startswith("privacy-")]
    checks = {check["id"]: check for check in configured["spec"]["checks"]}

    assert ours
    assert {rule["id"] for rule in ours} <= set(configured["options"]["runOnly"])
    assert all(
        checks[name]["evaluate"] == "has-descendant-evaluate"
        for rule in ours
        for name in rule["any"]
    )


def test_wagtails_own_checks_stay(statement: StatementPage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])
    configured = configuration(client_as("superuser"), address)

    assert "heading-order" in configured["options"]["runOnly"]


def test_once_filled_in_it_is_gone(statement: StatementPage) -> None:
    ActivityText.objects.filter(activity__key="website-visit").update(purpose="Omdat.")
    address = reverse("wagtailadmin_pages:edit", args=[statement.pk])

    assert PURPOSE not in told(configuration(client_as("superuser"), address))


def test_another_page_has_nothing_of_this(statement: StatementPage, home: HomePage) -> None:
    address = reverse("wagtailadmin_pages:edit", args=[home.pk])

    assert told(configuration(client_as("superuser"), address)) == []
