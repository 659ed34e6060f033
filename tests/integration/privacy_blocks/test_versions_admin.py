"""Who may look can read every version in the admin, also of a page that is no more."""

from __future__ import annotations

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from privacy_blocks.models import StatementVersion
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.people import client_as
from tests.statements import change_period

pytestmark = pytest.mark.django_db

Statements = dict[str, StatementPage]
LIST = "privacy_blocks_version:index"


@pytest.fixture
def officer(statements: Statements, set_today: SetToday) -> Client:
    """The data protection officer's browser, on a day on which the Dutch page is gone."""
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    statements["nl"].delete()
    return client_as("officer", "nl")


def test_the_list_names_the_days(officer: Client) -> None:
    page = BeautifulSoup(officer.get(reverse(LIST)).content, "html.parser")
    days = [tag.get_text(strip=True) for tag in page.select("tbody .title-wrapper")]
    # Nobody came by the English page yet.
    assert days == ["16 september 2026", "1 september 2026", "1 september 2026"]


def test_a_version_tells_what_it_said_and_what_was_different(officer: Client) -> None:
    version = StatementVersion.objects.get(language="nl", number=2)
    address = reverse("privacy_blocks_version:inspect", args=[version.pk])
    page = BeautifulSoup(officer.get(address).content, "html.parser")
    said = page.select_one('.privacy-versions__admin [data-rule="news-media"]')
    assert said is not None
    assert said.get_text() == "3 jaar"
    assert [tag.get_text(strip=True) for tag in page.select("del")] == ["verwijderd:2,5"]


def test_nobody_can_edit_or_delete_a_version(officer: Client) -> None:
    version = StatementVersion.objects.get(language="nl", number=1)
    for act in ("edit", "delete"):
        assert officer.get(f"{reverse(LIST)}{act}/{version.pk}/").status_code == 404
