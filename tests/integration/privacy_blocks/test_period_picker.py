"""What the rich-text editor asks of the register."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from retention.models import Rule
from tests.people import client_as

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

PICKER, TYPED = "privacy_blocks:choose_period", "privacy_blocks:typed_periods"


@pytest.fixture
def editor() -> Client:
    return client_as("editor", "nl")


def picked(client: Client, **query: str) -> BeautifulSoup:
    answer = client.get(reverse(PICKER), query)
    html = answer.content.decode() if "results" in query else answer.json()["html"]
    return BeautifulSoup(html, "html.parser")


def typed(client: Client, text: str, activity: str = "") -> list[dict[str, Any]]:
    body = {"activity": activity, "blocks": [{"key": "b1", "text": text}]}
    answer = client.post(reverse(TYPED), json.dumps(body), content_type="application/json")
    found: list[dict[str, Any]] = answer.json()["found"]
    return found


def test_the_picker_offers_every_rule_under_its_activity(editor: Client) -> None:
    page = picked(editor)

    keys = [choice["data-rule"] for choice in page.select("[data-period-choice]")]
    assert sorted(map(str, keys)) == sorted(Rule.objects.values_list("key", flat=True))
    choice = page.select_one("section [data-rule=news-media]")
    assert choice is not None
    assert choice["data-words"] == "2,5 jaar"
    section = choice.find_parent("section")
    assert section is not None
    heading = section.find("h2")
    assert heading is not None
    assert section["aria-labelledby"] == heading["id"]
    assert "Foto’s en video’s" in heading.get_text()


@pytest.mark.parametrize("search", ["camera", "28 dagen", "camerabeelden 28"])
def test_a_search_goes_by_name_activity_and_period(editor: Client, search: str) -> None:
    page = picked(editor, q=search, results="1")

    assert [choice["data-rule"] for choice in page.select("[data-period-choice]")] == ["camera"]


def test_a_search_that_finds_nothing_says_so(editor: Client) -> None:
    page = picked(editor, q="olifant", results="1")

    assert "Geen regel uit het register past hierbij." in page.get_text()


def test_the_rule_of_the_chip_is_marked_and_can_be_removed(editor: Client) -> None:
    page = picked(editor, rule="camera")

    marked = [choice["data-rule"] for choice in page.select("[aria-current=true]")]
    assert marked == ["camera"]
    assert page.select_one("[data-period-remove]") is not None
    assert picked(editor).select_one("[data-period-remove]") is None


def test_the_picker_reads_the_register_a_fixed_number_of_times(editor: Client) -> None:
    with CaptureQueriesContext(connection) as few:
        picked(editor, q="camera", results="1")
    with CaptureQueriesContext(connection) as all_of_them:
        picked(editor, results="1")

    assert len(all_of_them) == len(few)


@pytest.mark.parametrize("address", [PICKER, TYPED])
def test_only_who_may_enter_the_admin_may_ask(client: Client, address: str) -> None:
    ask = client.get if address == PICKER else client.post

    assert ask(reverse(address)).status_code == 302


def test_a_typed_period_comes_with_the_rule_that_says_it(editor: Client) -> None:
    [found] = typed(editor, "Beelden blijven 28 dagen.")

    assert (found["block"], found["start"], found["end"]) == ("b1", 16, 24)
    assert [(c["rule"], c["words"]) for c in found["choices"]] == [("camera", "28 dagen")]
    assert "verandert niet mee met het register" in found["message"]


def test_places_count_as_the_editor_counts(editor: Client) -> None:
    [found] = typed(editor, "📷 na 28 dagen")

    assert found["start"] == 6


@pytest.mark.parametrize(
    ("activity", "first"), [("event", "event"), ("survey", "survey"), ("", "event")]
)
def test_rules_of_the_activity_around_the_text_come_first(
    editor: Client, activity: str, first: str
) -> None:
    [found] = typed(editor, "na een maand", activity)

    assert {c["rule"] for c in found["choices"]} == {"event", "survey"}
    assert found["choices"][0]["rule"] == first


def test_a_period_that_no_rule_says_is_named_without_a_choice(editor: Client) -> None:
    [found] = typed(editor, "na 13 maanden")

    assert found["choices"] == []
    assert "Geen regel in het register zegt dit." in found["message"]


@pytest.mark.parametrize("body", ["", "{}", "[]", '{"blocks": 3}', '{"blocks": [{"key": "a"}]}'])
def test_nonsense_is_refused(editor: Client, body: str) -> None:
    answer = editor.post(reverse(TYPED), body, content_type="application/json")

    assert answer.status_code == 400
