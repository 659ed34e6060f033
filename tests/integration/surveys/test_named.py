"""A named survey: counted at once, the name gone within a month (promise P13)."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import SUBMISSIONS, Form, Submission, Tally
from forms_privacy.operations.submitting import Sent, submit
from retention import engine, stores
from retention.rules.decision import Cause
from ser_site.home.models import HomePage
from ser_site.surveys.kind import SURVEY
from ser_site.surveys.models import SurveyPage
from tests.commands import enforce
from tests.integration.conftest import SetToday
from tests.integration.forms_privacy.inbox import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


@pytest.fixture
def page(home: HomePage) -> SurveyPage:
    """A named survey."""
    survey = SurveyPage(
        title="Wat vind je?", slug="wat-vind-je", kind="survey", purpose="Leren.", is_named=True
    )
    home.add_child(instance=survey)
    return survey


@pytest.fixture
def answered(page: SurveyPage) -> Submission:
    """Somebody answered it on 19 November 2026."""
    sent = Sent(
        answers=[
            Answer("naam", "Naam", "Bouwe Bedacht", Sort.IDENTIFYING),
            Answer("kleur", "Kleur", "rood", field_type="radio"),
        ],
        language="nl",
    )
    at = datetime(2026, 11, 19, 9, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return submit(page.form_record, SURVEY, sent, now=at)


def counts(form: Form) -> tuple[int, dict[str, dict[str, int]]]:
    tally = Tally.objects.get(form=form)
    return tally.sheets, tally.counts


def test_the_name_goes_after_a_month_and_the_number_stays(
    answered: Submission, set_today: SetToday
) -> None:
    assert answered.due == date(2026, 12, 19)

    set_today(date(2026, 12, 19))
    enforce()

    assert not Submission.objects.exists()
    assert counts(answered.form) == (1, {"kleur": {"rood": 1}})


def test_an_answer_is_no_work(answered: Submission, admin_client: Client) -> None:
    assert listed(answered, admin_client) == (False, True)


def test_taken_back_leaves_the_number_too(answered: Submission) -> None:
    store = stores.get(SUBMISSIONS)
    candidate = store.candidate(answered.uuid, Cause.CONSENT_WITHDRAWN)
    assert candidate is not None

    engine.apply(store, [candidate], today=date(2026, 11, 20))

    assert not Submission.objects.exists()
    assert counts(answered.form) == (0, {"kleur": {"rood": 0}})


def test_it_cannot_become_anonymous_once_somebody_answered(
    answered: Submission, page: SurveyPage
) -> None:
    page.is_named = False

    with pytest.raises(ValidationError, match="answered|geantwoord"):
        page.clean()


def test_without_answers_it_can_still_change(page: SurveyPage) -> None:
    page.is_named = False

    page.clean()
    page.save()

    assert SurveyPage.objects.get(pk=page.pk).is_named is False
