"""What visitors see of council, committees and members."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from ser_site.committees.models import Term
from tests.integration.committees.conftest import Appoint

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


def page_of(client: Client, page: Any, query: str = "") -> str:
    return client.get(page.get_url() + query).content.decode()


def test_a_committee_can_be_read_by_side_without_javascript(
    appoint: Appoint, client: Client, bodies: dict[str, Any]
) -> None:
    appoint("Kees Kroonlid")
    employer = appoint("Wil Werkgever")
    Term.objects.filter(member=employer).update(seat="employers")

    whole = page_of(client, bodies["council"])
    side = page_of(client, bodies["council"], "?show=employers")

    assert "Kees Kroonlid" in whole
    assert '"?show=employers"' in whole
    assert ("Kees Kroonlid" in side, "Wil Werkgever" in side) == (False, True)


def test_a_side_that_is_none_shows_all(
    appoint: Appoint, client: Client, bodies: dict[str, Any]
) -> None:
    appoint("Kees Kroonlid")

    assert "Kees Kroonlid" in page_of(client, bodies["council"], "?show=<b>")


def test_chairs_can_be_read_alone(appoint: Appoint, client: Client, bodies: dict[str, Any]) -> None:
    appoint("Kees Kroonlid")
    leader = appoint("Wil Werkgever")
    Term.objects.filter(member=leader).update(seat="employers", role="chair")

    page = page_of(client, bodies["council"], "?show=chairs")

    assert ("Kees Kroonlid" in page, "Wil Werkgever" in page) == (False, True)


def test_who_leads_stands_first(appoint: Appoint, client: Client, bodies: dict[str, Any]) -> None:
    appoint("Kees Kroonlid")
    Term.objects.filter(member=appoint("Vera Vice")).update(role="vice_chair")
    Term.objects.filter(member=appoint("Wil Voorzitter")).update(role="chair")

    page = page_of(client, bodies["council"])

    names = ("Wil Voorzitter", "Vera Vice", "Kees Kroonlid")
    assert sorted(names, key=page.index) == list(names)


def test_members_by_committee(appoint: Appoint, client: Client, bodies: dict[str, Any]) -> None:
    appoint("Rein Raad")
    appoint("Cor Commissie", "committee")

    everybody = page_of(client, bodies["members"])
    some = page_of(client, bodies["members"], "?committee=werk")

    assert "Rein Raad" in everybody
    assert ("Rein Raad" in some, "Cor Commissie" in some) == (False, True)


def test_the_overview_leads_to_council_committees_and_members(
    client: Client, bodies: dict[str, Any]
) -> None:
    page = page_of(client, bodies["index"])

    for name in ("council", "committee", "members"):
        assert f'href="{bodies[name].get_url()}"' in page


def test_a_profile_says_where_the_member_sits(
    appoint: Appoint, client: Client, bodies: dict[str, Any]
) -> None:
    member = appoint("Rein Raad", "council", "committee")
    Term.objects.filter(committee=bodies["council"].translation_key).update(role="chair")

    page = page_of(client, member.pages.get(), "")

    assert "De raad</a> (Voorzitter)" in page
    assert "Werk</a>" in page


def test_a_hundred_members_take_no_query_each(
    appoint: Appoint,
    client: Client,
    bodies: dict[str, Any],
    make_image: Any,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    photos = [make_image() for _ in range(3)]
    for number in range(100):
        appoint(f"Lid {number}", photo=photos[number % 3])
    page_of(client, bodies["council"])

    with django_assert_max_num_queries(15):
        page = page_of(client, bodies["council"])

    assert page.count('class="ser-member"') == 100
