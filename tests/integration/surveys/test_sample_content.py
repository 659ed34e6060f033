"""The surveys and requests of the demonstration."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from wagtail.models import Locale

from forms_privacy.models import Submission, Tally
from ser_site.content.asking import load_asking, load_requests
from ser_site.home.models import HomePage
from ser_site.subsidies.models import Grant
from ser_site.surveys.models import SurveyPage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

TODAY = date(2026, 9, 14)


def test_it_shows_a_survey_with_answers_and_both_decisions(client: Client, home: HomePage) -> None:
    english, _made = Locale.objects.get_or_create(language_code="en")
    home.copy_for_translation(english).save_revision().publish()

    load_asking(today=TODAY)
    load_requests(today=TODAY)

    assert Tally.objects.get().sheets == 22
    survey = SurveyPage.objects.get(locale=home.locale, is_named=False)
    assert "Hoe vaak kom je?" in client.get(survey.url).content.decode()
    rules = Submission.objects.order_by("rule").values_list("rule", "due")
    assert list(rules) == [("subsidy", date(2034, 10, 14)), ("subsidy-refused", None)]
    assert Grant.objects.get().organisation == "Stichting Voorbeeldwerk"
