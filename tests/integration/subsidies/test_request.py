"""An organisation asks for a subsidy on the site, in steps and with a file."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from wagtail.models import Locale

from forms_privacy.models import SUBMISSIONS, Submission
from retention import vault
from ser_site.content import reading
from ser_site.content.encounters import add_pages
from ser_site.home.models import HomePage
from ser_site.subsidies.models import SubsidyField, SubsidyPage
from tests.documents import PDF
from tests.filling import Walk, send_in_steps

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


@pytest.fixture
def pages(home: HomePage) -> dict[str, SubsidyPage]:
    """The sample form, in both languages."""
    home.copy_for_translation(reading_locale("en")).save_revision().publish()
    words = reading.read(reading.TEXTS / "pages" / "surveys.toml")["subsidy"]
    made = add_pages(words, SubsidyPage(kind="subsidy"), None, [], SubsidyField)
    return made


def reading_locale(language: str) -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def filled() -> dict[str, Any]:
    return {
        "organisatie": "Stichting Voorbeeldwerk",
        "naam": "Froukje Verzonnen",
        "email": "froukje@voorbeeld.example",
        "plan": "Cursussen.",
        "bedrag": "12500",
        "begroting": SimpleUploadedFile("begroting.pdf", PDF + b"12.500 euro"),
    }


def test_a_request_comes_in_with_its_budget_sealed(
    client: Client, pages: dict[str, SubsidyPage], today: date
) -> None:
    answer = send_in_steps(client, pages["nl"], filled())

    assert answer.status_code == 303
    request = Submission.objects.get()
    assert (request.kind, request.rule, request.due) == ("subsidy", "subsidy", None)
    answers = {one.name: one.value for one in request.opened()}
    assert (answers["bedrag"], answers["begroting"]) == ("12500", ["begroting.pdf"])
    upload = request.uploads.get()
    sealed = upload.file.read()
    assert b"12.500" not in sealed
    opened = vault.open_bytes(SUBMISSIONS, request.uuid, f"file:{upload.uuid}", sealed)
    assert opened == PDF + b"12.500 euro"


def test_in_english_the_steps_speak_english(client: Client, pages: dict[str, SubsidyPage]) -> None:
    walk = Walk(client, pages["en"])
    assert walk.heading == "Step 1 of 4 Who asks?"

    for _step in range(3):
        walk.go(**filled())

    assert walk.heading == "Step 4 of 4 Look at your answers and send them"
    walk.go("send")
    assert Submission.objects.get().language == "en"


def test_a_file_that_is_none_is_refused_at_its_step(
    client: Client, pages: dict[str, SubsidyPage]
) -> None:
    wrong = SimpleUploadedFile("begroting.pdf", b"MZ program")
    walk = Walk(client, pages["nl"])
    told = {name: value for name, value in filled().items() if name != "begroting"}

    walk.go(**told).go(**told).go(**told, begroting=wrong)

    assert walk.heading == "Stap 3 van 4 Het geld"
    assert "“begroting.pdf” is niet wat de naam zegt" in walk.text
