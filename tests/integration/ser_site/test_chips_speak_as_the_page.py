"""The editor shows periods as the page will say them, whatever language the admin is in."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.rich_text import RichText

from ser_site.statement.models import StatementPage
from tests.people import client_as

pytestmark = [pytest.mark.any_database, pytest.mark.django_db, pytest.mark.usefixtures("site")]

CHIP = '<p>Na <embed embedtype="retention-period" rule="news-media"/>.</p>'
OWN = CHIP.replace("/>", ' words="dertig maanden" language="nl" meaning="P30M"/>')
SLUGS = {"nl": "privacyverklaring", "en": "privacy-statement"}


def edited(client: Client, language: str, source: str) -> str:
    """The text of the first rich text on the screen that edits the statement."""
    page: Any = StatementPage.objects.get(slug=SLUGS[language])
    page.body = [("text", {"text": RichText(source)})]
    page.save_revision()
    answer = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    written = unescape(answer.content.decode()).replace("\\", "")
    [text] = re.findall(r'"text": ?"(Na [^"]*)"', written)
    return str(text)


@pytest.mark.parametrize("admin", ["nl", "en"])
@pytest.mark.parametrize(("page", "words"), [("nl", "Na 2,5 jaar."), ("en", "Na 2.5 years.")])
def test_a_chip_says_what_the_page_will_say(admin: str, page: str, words: str) -> None:
    assert edited(client_as("superuser", admin), page, CHIP) == words


@pytest.mark.parametrize(("page", "words"), [("nl", "Na dertig maanden."), ("en", "Na 2.5 years.")])
def test_words_of_its_own_are_of_one_language(page: str, words: str) -> None:
    assert edited(client_as("superuser", "en"), page, OWN) == words


def test_the_picker_offers_periods_of_the_page_under_names_of_the_admin() -> None:
    query = {"language": "en", "results": "1", "q": "foto’s bij nieuws"}
    answer = client_as("editor", "nl").get(reverse("privacy_blocks:choose_period"), query)

    page = answer.content.decode()
    assert 'data-words="2.5 years"' in page
    assert "Foto’s en video’s" in page


def test_a_typed_period_becomes_one_in_the_language_of_the_page() -> None:
    body = {"activity": "media", "language": "en", "blocks": [{"key": "a", "text": "2.5 years"}]}
    answer = client_as("editor", "nl").post(
        reverse("privacy_blocks:typed_periods"), json.dumps(body), content_type="application/json"
    )

    [found] = answer.json()["found"]
    assert found["choices"][0]["words"] == "2.5 years"
    assert "is getypt" in found["message"]


@pytest.mark.parametrize("language", ["", "xx", "fr"])
def test_an_unknown_language_is_that_of_the_admin(language: str) -> None:
    query = {"language": language, "results": "1", "q": "news-media"}
    answer = client_as("editor", "nl").get(reverse("privacy_blocks:choose_period"), query)

    assert 'data-words="2,5 jaar"' in answer.content.decode()
