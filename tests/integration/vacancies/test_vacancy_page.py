"""A vacancy on the site: who can apply, until when, and what is asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from forms_privacy.models import GivenConsent, Submission
from forms_privacy.steps.parking import FOLDER
from retention.files import PRIVATE
from ser_site.home.models import HomePage
from ser_site.vacancies.kind import KEEP
from ser_site.vacancies.models import (
    OpenApplicationField,
    OpenApplicationPage,
    VacancyField,
    VacancyIndexPage,
    VacancyPage,
)
from ser_site.vacancies.operations.closing import close, reopen
from ser_site.vacancies.standard_questions import standard_questions
from tests.documents import PDF
from tests.filling import Walk, post_form, send_in_steps
from tests.integration.conftest import SetToday

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

LAST_DAY = date(2026, 12, 4)


@pytest.fixture
def overview(home: HomePage) -> VacancyIndexPage:
    page = VacancyIndexPage(title="Werken bij de SER", slug="werken")
    home.add_child(instance=page)
    return page


@pytest.fixture
def page(overview: VacancyIndexPage) -> VacancyPage:
    made = VacancyPage(title="Adviseur", slug="adviseur", kind="application", closes_on=LAST_DAY)
    made.form_fields = standard_questions(VacancyField, "nl")  # type: ignore[misc]
    overview.add_child(instance=made)
    made.save_revision().publish()
    return made


def filled(**more: Any) -> dict[str, Any]:
    return {
        "naam": "Douwe Verzonnen",
        "adres_postcode": "2594 AW",
        "adres_number": "60",
        "adres_addition": "",
        "adres_street": "Bezuidenhoutseweg",
        "adres_city": "Den Haag",
        "e_mailadres": "douwe@voorbeeld.example",
        "telefoonnummer": "06 12345678",
        "je_cv": SimpleUploadedFile("cv.pdf", PDF, "application/pdf"),
        "je_brief": SimpleUploadedFile("brief.pdf", PDF, "application/pdf"),
        **more,
    }


def soup_of(response: Any) -> Any:
    return BeautifulSoup(response.content, "html.parser")


def text_of(response: Any) -> str:
    return str(soup_of(response).find("main").get_text(" ", strip=True))


def test_on_the_last_day_one_can_apply_and_files_come_along(
    client: Client, page: VacancyPage, set_today: SetToday
) -> None:
    set_today(LAST_DAY)

    answer = send_in_steps(client, page, filled(**{f"consent-{KEEP}": "on"}))

    assert answer.status_code == 303, text_of(answer)
    application = Submission.objects.get()
    assert (application.kind, application.rule) == ("application", "application-kept")
    assert application.uploads.count() == 2
    assert GivenConsent.objects.get().purpose == KEEP


def test_keeping_it_for_a_year_is_asked_apart_and_never_needed(
    client: Client, page: VacancyPage, set_today: SetToday
) -> None:
    set_today(LAST_DAY)
    walk = Walk(client, page)
    for _step in page.steps:
        walk.go(**filled())
    box = walk.soup.find("input", attrs={"name": f"consent-{KEEP}"})

    answer = walk.go("send").answer

    assert not box.has_attr("checked")
    assert answer.status_code == 303
    assert Submission.objects.get().rule == "application"


def test_the_day_after_the_form_is_gone_and_a_post_keeps_nothing(
    client: Client, page: VacancyPage, set_today: SetToday
) -> None:
    set_today(date(2026, 12, 5))

    shown, posted = client.get(page.url), post_form(client, page, filled())

    assert b"form-token" not in shown.content
    assert "Deze vacature is gesloten op 4 december 2026." in text_of(shown)
    assert posted.status_code == 410
    assert "we hebben er niets van bewaard" in text_of(posted)
    assert not Submission.objects.exists()


def test_once_its_procedure_is_closed_nobody_can_apply_any_more(
    client: Client, page: VacancyPage, overview: VacancyIndexPage, set_today: SetToday
) -> None:
    day = date(2026, 11, 20)
    set_today(day)
    close(page.form_record, by=None, today=day)
    shown, posted = client.get(page.url), post_form(client, page, filled())
    listed = text_of(client.get(overview.url))
    reopen(page.form_record, by=None, today=day)

    assert "Deze vacature is gesloten op 20 november 2026." in text_of(shown)
    assert posted.status_code == 410
    assert "Adviseur" not in listed
    assert b"form-token" in client.get(page.url).content


def test_when_it_closes_while_somebody_applies_the_files_go_too(
    client: Client, page: VacancyPage, set_today: SetToday
) -> None:
    set_today(LAST_DAY)
    walk = Walk(client, page).go(**filled())
    walk.go("back", je_cv=SimpleUploadedFile("cv.pdf", PDF)).go(**filled())
    begun = storages[PRIVATE].listdir(FOLDER)[1]
    set_today(date(2026, 12, 5))

    walk.go()

    assert len(begun) == 1
    assert walk.answer.status_code == 410
    assert storages[PRIVATE].listdir(FOLDER)[1] == []


def test_the_overview_shows_what_is_open_and_the_open_application(
    client: Client, page: VacancyPage, overview: VacancyIndexPage, set_today: SetToday
) -> None:
    always = OpenApplicationPage(title="Open sollicitatie", kind="application")
    always.form_fields = standard_questions(OpenApplicationField, "nl")  # type: ignore[misc]
    overview.add_child(instance=always)
    set_today(LAST_DAY)
    before = text_of(client.get(overview.url))
    set_today(date(2026, 12, 5))
    after = text_of(client.get(overview.url))

    assert "Adviseur" in before and "Open sollicitatie" in before
    assert "Adviseur" not in after and "Open sollicitatie" in after
    assert "Binnen 8 weken beslissen we." in text_of(client.get(always.url))


def test_a_new_vacancy_begins_with_the_usual_questions(
    admin_client: Client, admin_user: User, overview: VacancyIndexPage
) -> None:
    shown = admin_client.get(f"/admin/pages/add/vacancies/vacancypage/{overview.pk}/")
    soup = soup_of(shown)

    labels = [
        soup.find("input", attrs={"name": f"form_fields-{n}-label"})["value"] for n in range(11)
    ]
    assert labels[:2] == ["Wie je bent", "Naam"]
    assert labels[5:8] == ["Cv en brief", "Je cv", "Je brief"]
