"""Holds on members: decided by the privacy coordinator, by number; read by the FG."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from retention.models import Hold
from retention.operations.holds import release_hold
from ser_site.committees.models import Member
from ser_site.committees.operations.departure import leave
from tests.commands import enforce, outcomes
from tests.integration.committees.conftest import Appoint
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

GROUND = {"ground": Hold.Ground.LEGAL_CLAIM, "reason": "Geding"}


def place(client: Client, member: Member) -> Any:
    url = reverse("retention_hold:place", args=["members", member.uuid])
    return client.post(url, GROUND, follow=True)


def test_the_coordinator_places_one_by_number(appoint: Appoint) -> None:
    member = appoint("Sybrand Voorbeeld")

    page = place(client_as("coordinator"), member).content.decode()

    assert Hold.objects.get().record == member.uuid
    assert (member.number in page, "Sybrand" in page) == (True, False)


def test_the_officer_reads_the_list_and_places_none(appoint: Appoint) -> None:
    member = appoint("Sybrand Voorbeeld")
    place(client_as("coordinator"), member)
    officer = client_as("officer")

    page = officer.get(reverse("retention_hold:index")).content.decode()
    place(officer, appoint("Anna Verzonnen"))

    assert (member.number in page, "Sybrand" in page) == (True, False)
    assert Hold.objects.count() == 1


def test_who_left_is_off_the_site_and_kept_until_it_is_released(
    appoint: Appoint, client: Client, today: date
) -> None:
    member = appoint()
    url = member.pages.get().get_url()
    place(client_as("coordinator"), member)
    leave(member, on=today, today=today)

    kept = outcomes(enforce()[1])[str(member.uuid)]
    shown = client.get(url).status_code
    release_hold(Hold.objects.get(), today=today)
    erased = outcomes(enforce()[1])[str(member.uuid)]

    assert (kept, shown, erased) == ("held", 410, "erased")
    assert not Member.objects.exists()
