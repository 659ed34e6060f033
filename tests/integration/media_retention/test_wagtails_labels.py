"""Wagtail's own labels about images are in the language of the editor, not of the server."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.any_database, pytest.mark.usefixtures("register")]

# The site's own language comes first: what is translated once stays in it.
LANGUAGES = ["nl", "en"]
TABS = {"nl": ["Zoeken", "Uploaden"], "en": ["Search", "Upload"]}
IN_TEXT = {
    "nl": ["Formaat", "Afbeelding is decoratief", "Alt tekst"],
    "en": ["Format", "Image is decorative", "Alt text"],
}


def words(html: str, selector: str) -> list[str]:
    found = BeautifulSoup(html, "html.parser").select(selector)
    return [" ".join(one.get_text(" ").split()).removesuffix(" ( )") for one in found]


@pytest.mark.parametrize("chooser", ["wagtailimages_chooser", "wagtaildocs_chooser"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tabs_of_choosers(language: str, chooser: str) -> None:
    answer = client_as("editor", language).get(reverse(f"{chooser}:choose"))

    assert words(answer.json()["html"], "[role=tab]") == TABS[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_image_in_running_text(language: str, make_image: Callable[..., Any]) -> None:
    address = reverse("wagtailimages_chooser:select_format", args=[make_image().pk])
    answer = client_as("editor", language).get(address)

    found = words(answer.json()["html"], "label.w-field__label")
    assert [word.removesuffix(" *") for word in found] == IN_TEXT[language]
