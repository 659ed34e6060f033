"""Results of surveys in the admin: numbers for who may read them, texts for who handles them."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from io import StringIO

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from forms_privacy.answers import Answer
from forms_privacy.models import FreeTexts, Tally
from forms_privacy.operations.counting import count
from retention.models import VaultKey
from ser_site.home.models import HomePage
from ser_site.surveys.kind import SURVEY
from ser_site.surveys.models import SurveyField, SurveyPage
from ser_site.surveys.viewsets.results import mark
from tests.integration.forms_privacy.inbox import Worker, let, worker
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DAY = date(2026, 11, 19)
Fill = Callable[..., None]


@pytest.fixture
def page(home: HomePage) -> SurveyPage:
    """An anonymous survey."""
    survey = SurveyPage(title="Kleuren", slug="kleuren", kind="survey", purpose="Leren.")
    survey.form_fields = [  # type: ignore[misc]
        SurveyField(label="Kleur", clean_name="kleur", field_type="radio", choices="=rood\nblauw"),
        SurveyField(label="Tip", clean_name="tip", field_type="multiline", required=False),
    ]
    home.add_child(instance=survey)
    return survey


@pytest.fixture
def fill(page: SurveyPage) -> Fill:
    """Answer the survey some times."""

    def make(colour: str, times: int = 1, *, tip: str = "") -> None:
        for _one in range(times):
            answers = [
                Answer("kleur", "Kleur", colour, field_type="radio"),
                Answer("tip", "Tip", tip, field_type="multiline"),
            ]
            count(page.form_record, SURVEY, answers, today=DAY)

    return make


@pytest.fixture
def handler(page: SurveyPage) -> Worker:
    """Somebody who handles what comes in with this survey."""
    return let(worker("onderzoeker"), page.form_record, may_open=True, may_handle=True)


def at(name: str, page: SurveyPage) -> str:
    return reverse(f"survey_results:{name}", args=[page.translation_key])


def test_numbers_are_shown_and_small_groups_are_not(
    handler: Worker, page: SurveyPage, fill: Fill
) -> None:
    fill("=rood", 6)
    fill("blauw", 7)
    fill("groen", 8)

    shown = handler.client.get(at("survey", page)).content.decode()

    assert "21 people answered." in shown
    assert "6 (29%)" in shown and "7 (33%)" in shown and "8 (38%)" in shown
    assert "left out" not in shown


def test_a_group_of_four_takes_the_next_one_with_it(
    handler: Worker, page: SurveyPage, fill: Fill
) -> None:
    fill("=rood", 4)
    fill("blauw", 7)

    shown = handler.client.get(at("survey", page)).content.decode()

    assert "Groups of fewer than 5 people are left out" in shown
    assert shown.count("left out</td>") == 2
    assert "(64%)" not in shown


def test_with_four_answers_nothing_is_shown(handler: Worker, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", 4)

    shown = handler.client.get(at("survey", page)).content.decode()

    assert "Results are shown from 5 answers on." in shown
    assert "<meter" not in shown


@pytest.mark.parametrize("name", ["survey", "texts", "csv", "xlsx"])
def test_who_has_no_right_reads_nothing(name: str, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", 9, tip="Een geheim")

    answer = worker("ander").client.get(at(name, page))

    assert answer.status_code == 403
    assert "blauw" not in answer.content.decode() and "geheim" not in answer.content.decode()


def test_who_edits_the_page_reads_numbers_and_not_what_nobody_looked_at(
    admin_client: Client, page: SurveyPage, fill: Fill
) -> None:
    fill("blauw", 9, tip="Een geheim")

    shown = admin_client.get(at("survey", page)).content.decode()

    assert "9 (100%)" in shown
    assert "geheim" not in shown


def test_the_file_has_the_numbers_and_no_formula(
    handler: Worker, page: SurveyPage, fill: Fill
) -> None:
    fill("=rood", 6)
    fill("blauw", 14)

    answer = handler.client.get(at("csv", page))

    rows = list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))
    assert ["Kleur", "'=rood", "6", "30"] in rows
    assert ["Kleur", "blauw", "14", "70"] in rows


def test_texts_join_the_results_or_go(handler: Worker, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", 3, tip="Meer\r\nbankjes")
    fill("blauw", 3, tip="Ik ben de bakker")
    url = at("texts", page)
    handler.client.post(url, {"act": "show", "text": [mark("tip", "Meer\r\nbankjes")]})
    handler.client.post(url, {"act": "remove", "text": [mark("tip", "Ik ben de bakker")]})

    assert not FreeTexts.objects.exists()
    assert not VaultKey.objects.filter(store="survey-texts").exists()
    assert Tally.objects.get().shown_texts == {"tip": ["Meer\r\nbankjes"] * 3}
    shown = handler.client.get(at("survey", page)).content.decode()
    assert "bankjes" in shown and "bakker" not in shown


def test_nothing_chosen_changes_nothing(handler: Worker, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", tip="Meer bankjes")

    handler.client.post(at("texts", page), {"act": "remove"})

    assert FreeTexts.objects.count() == 1


def test_a_lost_key_is_said(handler: Worker, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", tip="Meer bankjes")
    VaultKey.objects.filter(store="survey-texts").delete()

    shown = handler.client.get(at("texts", page)).content.decode()

    assert "their key is missing or wrong" in shown


def test_an_answer_in_another_language_counts_with_the_same_one(
    handler: Worker, page: SurveyPage, fill: Fill
) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    other = page.copy_for_translation(english, copy_parents=True)
    field = other.form_fields.get(clean_name="kleur")
    field.label, field.choices = "Colour", "red\nblue"
    field.save()
    fill("blauw", 5)
    fill("blue", 5)

    shown = handler.client.get(at("survey", page)).content.decode()

    assert shown.count("10 (100%)") == 1


def test_the_list_names_it(handler: Worker, page: SurveyPage, fill: Fill) -> None:
    fill("blauw", 5, tip="Meer bankjes")

    shown = handler.client.get(reverse("survey_results:index")).content.decode()

    assert at("survey", page) in shown
    assert "texts to look at" in shown


@pytest.mark.parametrize("role", ["editor", "superuser"])
def test_while_there_are_none_who_may_read_them_sees_an_empty_list(
    role: str, home: HomePage
) -> None:
    answer = client_as(role).get(reverse("survey_results:index"))

    assert answer.status_code == 200
    assert "There is nothing here yet." in answer.content.decode()


def test_while_there_are_none_nobody_else_sees_a_list(home: HomePage) -> None:
    answer = worker("ander").client.get(reverse("survey_results:index"))

    assert answer.status_code == 403


def test_many_answers_take_few_queries(
    handler: Worker,
    page: SurveyPage,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    counts = {"kleur": {"=rood": 60_000, "blauw": 40_000}}
    texts = {"tip": [f"Tip {number:03}." for number in range(201)]}
    Tally.objects.create(form=page.form_record, sheets=100_000, counts=counts, shown_texts=texts)

    with django_assert_max_num_queries(20):
        shown = handler.client.get(at("survey", page)).content.decode()

    assert "60000 (60%)" in shown
    assert "Tip 199." in shown and "Tip 200." not in shown
    assert "the first 200 of 201 texts" in shown
    assert b"Tip 200." in handler.client.get(at("csv", page)).content
