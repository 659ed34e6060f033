"""The screen of the promises: who sees it, and when it is green or red, in colour and words."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.people import client_as
from tests.telling import all_else_is_kept, type_into

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits"),
]

LIE = "Foto's bij nieuws houden we vijf jaar."


@pytest.fixture
def statement(site: dict[str, Any], today: date) -> Any:
    """The Dutch statement, on a site where every promise is kept."""
    all_else_is_kept(today)
    return site["statement"]


def screen(client: Client) -> BeautifulSoup:
    response = client.get(reverse("retention_promises:index"))
    return BeautifulSoup(response.content, "html.parser")


def words(part: Any) -> str:
    return " ".join(part.get_text(" ").split())


def test_green_when_every_promise_is_kept(statement: Any) -> None:
    soup = screen(client_as("officer"))

    (verdict,) = soup.select(".retention-verdict--fine")
    row = words(soup.select_one("tr#news-media"))
    assert words(verdict) == "Every promise is kept."
    assert "Kept" in row
    assert "Dutch: 2,5 jaar English: 2.5 years" in row


def test_red_with_page_and_line_when_a_text_differs_and_green_when_mended(statement: Any) -> None:
    coordinator = client_as("coordinator")
    type_into(statement, LIE, activity="media")

    soup = screen(coordinator)
    row = words(soup.select_one("tr#news-media"))
    assert "Not every promise is kept." in words(soup.select_one(".retention-verdict--wrong"))
    assert soup.select("tr#news-media .retention-alarm")
    assert "Differs" in row
    assert "Typed and different: “vijf jaar”" in row
    assert LIE in row

    type_into(statement, "Foto's bij nieuws gaan vanzelf weg.", activity="media")
    assert screen(coordinator).select(".retention-verdict--fine")


def test_red_when_no_sweep_went_by(site: dict[str, Any]) -> None:
    wrong = screen(client_as("officer")).select_one(".retention-verdict--wrong")

    assert "No sweep has run yet." in words(wrong)


def test_it_is_in_the_menu_of_whom_it_concerns(site: dict[str, Any]) -> None:
    address = reverse("retention_promises:index")
    home = reverse("wagtailadmin_home")

    assert address in client_as("officer").get(home).content.decode()
    assert address not in client_as("editor").get(home).content.decode()


def test_an_editor_may_not_see_it(site: dict[str, Any]) -> None:
    response: Any = client_as("editor").get(reverse("retention_promises:index"))

    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
