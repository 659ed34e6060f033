"""The screens of recipients and of the controller: who may see them, and who may change what."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from retention.models import Activity, Controller, ControllerText, Recipient
from ser_site.content.register.load_parties import load_controller
from tests.people import client_as
from tests.receiving import a_recipient

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("register")]


def filled_in(**changes: Any) -> dict[str, Any]:
    """The form of a recipient, as a browser sends it."""
    return {
        "key": "translator",
        "sort_order": "5",
        "kind": "processor",
        "ground": "engaged",
        "activities": [Activity.objects.get(key="contact").pk],
        "country": "DE",
        "safeguard": "none",
        "agreed_on": "2026-01-31",
        "agreement_expires_on": "2028-01-31",
        "agreement_reference": "V-12",
        "stated": "on",
        "ended_on": "",
        "texts-TOTAL_FORMS": "1",
        "texts-INITIAL_FORMS": "0",
        "texts-MIN_NUM_FORMS": "1",
        "texts-MAX_NUM_FORMS": "1000",
        "texts-0-language": "nl",
        "texts-0-name": "Tolkhuis (voorbeeld)",
        "texts-0-service": "Vertaalt",
        "texts-0-safeguard_explanation": "",
        **changes,
    }


def add(client: Client, **changes: Any) -> Any:
    return client.post(reverse("retention_recipient:add"), filled_in(**changes))


def test_the_coordinator_adds_a_recipient() -> None:
    add(client_as("coordinator"))

    row = Recipient.objects.get(key="translator")
    assert (row.agreed_on, row.agreement_expires_on) == (date(2026, 1, 31), date(2028, 1, 31))
    assert [activity.key for activity in row.activities.all()] == ["contact"]
    assert row.text("nl").name == "Tolkhuis (voorbeeld)"


def test_the_coordinator_changes_where_data_goes() -> None:
    row = a_recipient(activities=("contact",))
    text = row.texts.get(language="nl")
    data = filled_in(
        key=row.key,
        country="US",
        safeguard="clauses",
        **{"texts-INITIAL_FORMS": "1", "texts-0-id": text.pk},
    )
    client_as("coordinator").post(reverse("retention_recipient:edit", args=[row.pk]), data)

    row.refresh_from_db()
    assert (row.country, row.safeguard, row.in_eea) == ("US", "clauses", False)


def test_a_key_is_never_changed() -> None:
    row = a_recipient()
    text = row.texts.get(language="nl")
    data = filled_in(key="other", **{"texts-INITIAL_FORMS": "1", "texts-0-id": text.pk})
    client_as("coordinator").post(reverse("retention_recipient:edit", args=[row.pk]), data)

    assert Recipient.objects.get().key == "printer"


def test_a_safeguard_within_the_eea_is_explained() -> None:
    response = add(client_as("coordinator"), safeguard="clauses")

    assert "within the European Economic Area no safeguard is needed" in response.content.decode()
    assert not Recipient.objects.exists()


@pytest.mark.parametrize("role", ["officer", "editor"])
def test_nobody_else_adds_one(role: str) -> None:
    add(client_as(role))

    assert not Recipient.objects.exists()


def test_the_officer_reads_one() -> None:
    row = a_recipient(country="US", activities=("contact",))
    html = (
        client_as("officer")
        .get(reverse("retention_recipient:inspect", args=[row.pk]))
        .content.decode()
    )

    assert "United States – outside the EEA" in html
    assert "Name of printer: why it is safe" in html


@pytest.mark.parametrize("address", ["retention_recipient:index", "retention_controller:index"])
def test_an_editor_sees_neither(address: str) -> None:
    assert client_as("editor").get(reverse(address)).status_code == 302


def test_countries_stand_in_the_readers_alphabet() -> None:
    html = client_as("coordinator", "nl").get(reverse("retention_recipient:add")).content.decode()

    assert html.index("Duitsland") < html.index("Estland") < html.index("Verenigde Staten")


def test_there_is_one_controller_and_the_coordinator_gets_its_form() -> None:
    load_controller()
    response = client_as("coordinator").get(reverse("retention_controller:index"))

    row = Controller.objects.get()
    assert response.headers["Location"] == reverse("retention_controller:edit", args=[row.pk])


def test_what_is_so_or_not_is_said_in_the_language_of_the_reader() -> None:
    row = a_recipient("translator")

    page = client_as("officer", "nl").get(reverse("retention_recipient:inspect", args=[row.pk]))

    soup = BeautifulSoup(page.content, "html.parser")
    told = {str(one.get_text()).strip(): one.find_next("dd") for one in soup.select("dt")}
    named = told["Genoemd in de verklaring"]
    assert named is not None
    assert named.get_text(strip=True) == "ja"


def test_the_officer_reads_the_controller() -> None:
    load_controller()
    client = client_as("officer")
    response = client.get(reverse("retention_controller:index"), follow=True)

    assert "privacy@ser.nl" in response.content.decode()
    assert "<form" not in response.content.decode().split("</header>")[-1]


def test_a_second_controller_is_never_made() -> None:
    load_controller()
    client_as("coordinator").post(reverse("retention_controller:add"), {"telephone": "1"})

    assert Controller.objects.count() == 1
    assert ControllerText.objects.count() == 2
