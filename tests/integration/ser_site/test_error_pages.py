"""What a visitor reads when there is no page to show."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils.translation import override
from django.views.defaults import permission_denied, server_error

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


@pytest.fixture
def request_() -> HttpRequest:
    return RequestFactory().get("/")


def test_the_page_for_a_fault_asks_nothing_of_the_database(
    request_: HttpRequest, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0), override("nl"):
        html = server_error(request_).content.decode()
    assert "Dat ligt aan ons, niet aan jou." in html
    assert '<html lang="nl">' in html


def test_a_fault_on_an_english_page_is_told_in_english(request_: HttpRequest) -> None:
    with override("en"):
        assert "That is our fault, not yours." in server_error(request_).content.decode()


def test_what_was_removed_on_purpose_is_told_to_be_gone(
    request_: HttpRequest, site: dict[str, Any]
) -> None:
    with override("nl"):
        html = render_to_string("410.html", request=request_)
    assert "Dit is er niet meer" in html
    assert "/privacyverklaring/" in html


def test_a_page_that_one_may_not_see_says_so(request_: HttpRequest, site: dict[str, Any]) -> None:
    with override("nl"):
        html = permission_denied(request_, PermissionError()).content.decode()
    assert "Je mag deze pagina niet zien" in html


def test_an_error_page_is_not_for_search_engines(client: Client, site: dict[str, Any]) -> None:
    assert '<meta name="robots" content="noindex">' in client.get("/niets/").content.decode()
