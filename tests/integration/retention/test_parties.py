"""What must be looked at with recipients, told alike by the query, the list and the home page."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from retention.models import Recipient
from retention.models.party_choices import PartyGround, PartyKind, Safeguard
from retention.queries.parties import Concern, concerns_of, parties, to_look_at
from ser_site.content.register.load_parties import load_controller, load_recipients
from ser_site.content.register.recipients import RECIPIENTS
from tests.people import client_as
from tests.receiving import a_recipient

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("register")]

TODAY = date(2026, 9, 14)


def concerns(**fields: Any) -> list[Concern]:
    return concerns_of(a_recipient(**fields), today=TODAY)


def words_of(client: Client, address: str) -> str:
    html = client.get(address).content.decode()
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_agreement_without_end_is_in_order() -> None:
    assert concerns() == []


@pytest.mark.parametrize(
    ("last_day", "expected"),
    [
        (date(2026, 9, 13), [Concern.LAPSED]),
        # The last day is a day on which it holds.
        (date(2026, 9, 14), [Concern.LAPSES_SOON]),
        # 14 September + 60 days: 16 days of September, 31 of October, 13 of November.
        (date(2026, 11, 13), [Concern.LAPSES_SOON]),
        (date(2026, 11, 14), []),
    ],
)
def test_an_agreement_asks_for_attention_sixty_days_before_its_end(
    last_day: date, expected: list[Concern]
) -> None:
    assert concerns(agreement_expires_on=last_day) == expected


@pytest.mark.parametrize("kind", [PartyKind.PROCESSOR, PartyKind.JOINT, PartyKind.SEPARATE])
def test_with_a_company_there_is_an_agreement(kind: PartyKind) -> None:
    assert concerns(kind=kind, agreed_on=None) == [Concern.NO_AGREEMENT]


@pytest.mark.parametrize("kind", [PartyKind.AUTHORITY, PartyKind.PEOPLE])
def test_an_authority_or_people_need_none(kind: PartyKind) -> None:
    assert concerns(kind=kind, agreed_on=None) == []


def test_an_agreement_of_tomorrow_is_none_yet() -> None:
    assert concerns(agreed_on=date(2026, 9, 15)) == [Concern.NO_AGREEMENT]


def test_a_transfer_needs_a_safeguard() -> None:
    assert concerns(country="US") == [Concern.NO_SAFEGUARD]


@pytest.mark.parametrize("safeguard", sorted(set(Safeguard) - {Safeguard.NONE}))
def test_any_safeguard_of_the_law_will_do(safeguard: Safeguard) -> None:
    assert concerns(country="US", safeguard=safeguard) == []


def test_both_at_once() -> None:
    assert concerns(country="IN", agreed_on=None) == [Concern.NO_SAFEGUARD, Concern.NO_AGREEMENT]


def test_who_receives_nothing_any_more_asks_for_nothing() -> None:
    assert concerns(country="US", agreed_on=None, ended_on=TODAY) == []


def test_who_stops_tomorrow_still_receives() -> None:
    recipient = a_recipient(ended_on=date(2026, 9, 15))

    assert parties(today=TODAY) == [recipient]


def test_who_stopped_today_does_not() -> None:
    a_recipient(ended_on=TODAY)

    assert parties(today=TODAY) == []


def test_within_the_eea_a_safeguard_is_refused() -> None:
    recipient = a_recipient(safeguard=Safeguard.CLAUSES)

    with pytest.raises(ValidationError) as refused:
        recipient.clean()

    assert set(refused.value.message_dict) == {"safeguard"}


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"agreed_on": None, "agreement_expires_on": date(2027, 1, 1)}, "agreed_on"),
        (
            {"agreed_on": date(2027, 1, 2), "agreement_expires_on": date(2027, 1, 1)},
            "agreement_expires_on",
        ),
    ],
)
def test_dates_that_contradict_each_other_are_refused(fields: dict[str, Any], at: str) -> None:
    recipient = a_recipient()
    for name, value in fields.items():
        setattr(recipient, name, value)

    with pytest.raises(ValidationError) as refused:
        recipient.clean()

    assert set(refused.value.message_dict) == {at}


@pytest.fixture
def three() -> None:
    a_recipient("fine")
    a_recipient("lapsing", agreement_expires_on=date(2026, 10, 1))
    a_recipient("unsafe", country="US")


@pytest.mark.usefixtures("three")
def test_the_list_says_what_is_the_matter() -> None:
    html = client_as("officer").get(reverse("retention_recipient:index")).content
    rows = BeautifulSoup(html, "html.parser").select("table.listing tbody tr")

    assert [row.select("td")[1].get_text(" ", strip=True) for row in rows] == [
        "in order",
        "Agreement ends within 60 days",
        "Outside the EEA without a safeguard",
    ]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("concern=any", {"lapsing", "unsafe"}),
        ("concern=lapses_soon", {"lapsing"}),
        ("concern=lapsed", set()),
        ("eea=out", {"unsafe"}),
        ("eea=in", {"fine", "lapsing"}),
    ],
)
def test_the_list_is_filtered(query: str, expected: set[str]) -> None:
    response = client_as("officer").get(f"{reverse('retention_recipient:index')}?{query}")

    assert {recipient.key for recipient in response.context["object_list"]} == expected


@pytest.mark.usefixtures("three")
def test_the_home_page_names_them() -> None:
    said = words_of(client_as("coordinator"), reverse("wagtailadmin_home"))

    assert "Name of lapsing: the agreement ends on 1 October 2026." in said
    assert "Name of unsafe: data goes to a country outside the EEA without a safeguard." in said
    assert "Recipients to look at 2" in said


@pytest.mark.usefixtures("three")
def test_the_home_page_in_dutch() -> None:
    said = words_of(client_as("coordinator", "nl"), reverse("wagtailadmin_home"))

    assert "Naam van lapsing: de overeenkomst loopt tot en met 1 oktober 2026." in said


def test_the_samples_hold_one_agreement_that_lapses() -> None:
    load_recipients(today=TODAY)

    assert [(recipient.key, found) for recipient, found in to_look_at(today=TODAY)] == [
        ("mailing", [Concern.LAPSES_SOON])
    ]


def test_the_samples_use_every_ground() -> None:
    load_recipients(today=TODAY)

    assert set(Recipient.objects.values_list("ground", flat=True)) == set(PartyGround)


def test_every_company_among_the_samples_is_marked_as_one() -> None:
    companies = [entry for entry in RECIPIENTS if entry.agreed is not None]

    assert len(companies) == 6
    assert all("(voorbeeld)" in one.nl.name and "(sample)" in one.en.name for one in companies)


def test_loading_again_adds_nothing() -> None:
    load_recipients(today=TODAY)
    load_controller()

    assert load_recipients(today=TODAY) + load_controller() == 0
