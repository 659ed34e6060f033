"""Search engines are told where the same page is in the other language."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from ser_site.statement.models import StatementPage

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("site")]

HOST = "http://localhost"
DUTCH, ENGLISH = f"{HOST}/privacyverklaring/", f"{HOST}/en/privacy-statement/"


def linked(client: Client, url: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(url, headers={"host": "localhost"}).content, "html.parser")
    found = soup.select('head link[rel="alternate"][hreflang]')
    return {str(link["hreflang"]): str(link["href"]) for link in found}


@pytest.mark.parametrize("url", [DUTCH, ENGLISH])
def test_each_language_names_both_and_the_default(client: Client, url: str) -> None:
    assert linked(client, url) == {"nl": DUTCH, "en": ENGLISH, "x-default": DUTCH}


def test_a_page_in_one_language_names_none(client: Client) -> None:
    StatementPage.objects.get(slug="privacy-statement").unpublish()

    assert linked(client, DUTCH) == {}


def test_an_alias_is_no_translation(client: Client, site: dict[str, Any]) -> None:
    english = StatementPage.objects.get(slug="privacy-statement")
    english.alias_of = site["statement"].page_ptr
    english.save()

    assert linked(client, DUTCH) == {}


@pytest.mark.parametrize("url", [f"{DUTCH}versies/", f"{ENGLISH}versions/"])
def test_the_lists_of_versions_name_each_other(client: Client, url: str) -> None:
    dutch = f"{DUTCH}versies/"

    assert linked(client, url) == {
        "nl": dutch,
        "en": f"{ENGLISH}versions/",
        "x-default": dutch,
    }


def test_one_version_has_no_counterpart(client: Client) -> None:
    soup = BeautifulSoup(client.get(f"{DUTCH}versies/").content, "html.parser")
    version = soup.select_one(".privacy-versions__date")
    assert version is not None

    assert linked(client, str(version["href"])) == {}
