"""Screens that can be had as a file, and those that cannot."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("register", "today"),
]

DAY = "2026-09-14"
FILES = {
    "media_retention:leaving": "wat-van-de-site-gaat",
    "retention_erasure:index": "verwijderbewijzen",
    "retention_hold:index": "bewaarplichten",
    "retention_record:index": "verwerkingsregister",
    "forms_access:index": "inzage-in-berichten",
    "complaints_entry:index": "klachtenregister",
}
WITHOUT = [
    "forms_inbox:index",
    "forms_rights:index",
    "retention_rule:index",
    "media_retention_consent:index",
    "media_retention_objection:index",
    "media_retention_embed:index",
    "wagtailimages:index",
    "wagtailmedia:index",
    "retention_brake:index",
    "retention_sweep:index",
    "privacy_blocks_version:index",
    "complaints_procedure:index",
    "committees_member:index",
    "allowances_allowance:index",
    "correspondence_meeting:index",
]


def called(client: Client, address: str) -> str:
    """What a browser would call the file."""
    answer = client.get(address)
    (name,) = re.findall(r'filename="(.*)"', answer.get("Content-Disposition", ""))
    return str(name)


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
@pytest.mark.parametrize(("screen", "title"), FILES.items())
def test_a_file_is_called_as_its_screen_in_the_readers_language(
    admin_client: Client, screen: str, title: str, sort: str
) -> None:
    address = f"{reverse(screen)}?export={sort}"

    assert called(admin_client, address) == f"{title}-{DAY}.{sort}"


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
def test_the_register_of_subsidies_is_called_as_its_screen(admin_client: Client, sort: str) -> None:
    assert (
        called(admin_client, reverse(f"subsidies:{sort}")) == f"toegekende-subsidies-{DAY}.{sort}"
    )


def test_an_english_reader_gets_an_english_name() -> None:
    officer = client_as("officer", "en")

    name = called(officer, reverse("retention_erasure:index") + "?export=csv")

    assert name == f"erasures-{DAY}.csv"


@pytest.mark.parametrize("sort", ["csv", "xlsx"])
@pytest.mark.parametrize("screen", WITHOUT)
def test_a_list_without_a_file_stays_a_screen(admin_client: Client, screen: str, sort: str) -> None:
    answer = admin_client.get(reverse(screen), {"export": sort})

    assert answer["Content-Type"].startswith("text/html") and "<h1" in answer.content.decode()
