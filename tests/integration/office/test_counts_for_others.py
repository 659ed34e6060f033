"""What the privacy coordinator and the FG see of what lies with secretariat and finance."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from ser_site.allowances.models import Allowance
from ser_site.allowances.operations.recording import record
from ser_site.committees.models import Member
from ser_site.committees.operations.departure import leave
from ser_site.correspondence.models import Document
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

CONTENTS = ("Anna", "Bram", "Denkbeeldig", "voorbeeld.example", "TEST0123456789")
"""Of names, addresses, papers and accounts below."""


@pytest.fixture
def office(members: list[Member], paper: Document, today: date) -> None:
    """Two members of whom one leaves, a paper, an allowance of this year and one of 2018."""
    leave(members[0], on=date(2026, 10, 1), today=today)
    for year in (2018, 2026):
        allowance = Allowance(year=year, name="Anna Verzonnen", iban="NL13TEST0123456789")
        record(allowance, lambda: None, today=today)


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("role", ["coordinator", "officer"])
def test_counts_and_dates_by_rule_and_no_contents(role: str) -> None:
    page = client_as(role).get(reverse("retention_promises:index")).content.decode()

    rows = BeautifulSoup(page, "html.parser")
    held = {
        rule: " ".join(rows.select(f"tr#{rule} td")[-1].get_text(" ").split())
        for rule in ("member", "member-correspondence", "member-allowance")
    }
    assert held == {
        "member": "2 the first goes on 1 October 2026",
        "member-correspondence": "1 the first goes on 20 August 2036",
        "member-allowance": "2 the first goes on 1 January 2026",
    }
    assert not [words for words in CONTENTS if words in page]


@pytest.mark.usefixtures("office")
def test_what_is_past_its_date_is_said_to_be_too_late() -> None:
    page = client_as("officer").get(reverse("retention_promises:index")).content.decode()

    (verdict,) = BeautifulSoup(page, "html.parser").select("tr#member-allowance .retention-alarm")
    assert " ".join(verdict.get_text(" ").split()) == "Too late"
