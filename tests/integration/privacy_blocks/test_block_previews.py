"""Every block can be seen in the block picker, without any page."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from privacy_blocks.blocks.statement import StatementBlock
from tests.people import client_as
from tests.showing import words

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("register", "today"),
]

FAMILIES = StatementBlock().child_blocks


@pytest.mark.parametrize("name", FAMILIES)
def test_a_block_shows_something_in_the_picker(admin_client: Client, name: str) -> None:
    block = FAMILIES[name]
    assert block.is_previewable
    response = admin_client.get(f"/admin/block-preview/?id={block.definition_prefix}")
    assert response.status_code == 200
    assert words(BeautifulSoup(response.content, "html.parser").main)


def test_its_sample_is_in_the_language_of_the_editor() -> None:
    editor = client_as("editor", "nl")
    shown = {}
    for name in ("introduction", "security", "platforms", "cookies", "contact", "heading", "text"):
        address = f"/admin/block-preview/?id={FAMILIES[name].definition_prefix}"
        shown[name] = words(BeautifulSoup(editor.get(address).content, "html.parser").main)

    assert "Hier lees je welke gegevens" in shown["introduction"]
    assert "Alleen wie het nodig heeft" in shown["security"]
    assert "Ander platform" in shown["platforms"]
    assert "Beschermt formulieren" in shown["cookies"]
    assert "Bezoekadres" in shown["contact"]
    assert shown["heading"] == "Je gegevens op papier"
    assert "Tekst in je eigen woorden" in shown["text"]


@pytest.mark.parametrize("name", FAMILIES)
def test_a_block_says_what_it_is_for(name: str) -> None:
    assert FAMILIES[name].get_description()
