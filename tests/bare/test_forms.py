"""A stranger's site with a form that forgets, beside a form of Wagtail's own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission
from wagtail.models import Site

from forms_privacy import kinds
from forms_privacy.models import Submission
from retention.models import Activity, ActivityBasis, ActivityText, Rule, RuleText, RuleVersion
from tests.bare.leaflet.models import PlainFormField, PlainFormPage, QuestionField, QuestionPage

pytestmark = pytest.mark.django_db


@pytest.fixture
def kind() -> Iterator[kinds.Kind]:
    """What forms here are for, with a register filled in by hand."""
    activity = Activity.objects.create(key="desk", number="1")
    ActivityText.objects.create(
        activity=activity, language="en", role_heading="You ask", title="Desk", purpose="To answer."
    )
    ActivityBasis.objects.create(activity=activity, basis="public_interest")
    rule = Rule.objects.create(key="desk", activity=activity, trigger="handled", ending="erase")
    RuleText.objects.create(rule=rule, language="en", name="Questions")
    RuleVersion.objects.create(rule=rule, amount=6, unit="week")
    question = kinds.Kind(key="question", label="Question", activity="desk", rule="desk")
    kinds.register(question)
    yield question
    kinds._kinds.pop("question")


def below_home(page: Any, field: Any) -> Any:
    page.form_fields = [field]
    Site.objects.get(is_default_site=True).root_page.add_child(instance=page)
    page.save_revision().publish()
    return page


@pytest.fixture
def strict() -> Client:
    """A browser that Django's own check does not spare."""
    return Client(enforce_csrf_checks=True)


def filled(client: Client, page: Any, **answers: str) -> dict[str, str]:
    soup = BeautifulSoup(client.get(page.url).content, "html.parser")
    hidden = {one["name"]: one["value"] for one in soup.select("input[type=hidden]")}
    return {**{str(name): str(value) for name, value in hidden.items()}, **answers}


def test_a_form_tells_what_it_promises_and_stores_sealed(kind: kinds.Kind, strict: Client) -> None:
    question = QuestionField(label="Your question", field_type="multiline")
    page = below_home(QuestionPage(title="Ask", slug="ask", kind="question"), question)

    shown = strict.get(page.url).content.decode()
    answer = strict.post(page.url, filled(strict, page, your_question="What time is it?"))

    assert "We keep what you send us for 6 weeks. That time starts once the matter" in shown
    assert answer.status_code == 303
    assert [one.value for one in Submission.objects.get().opened()] == ["What time is it?"]


def test_wagtails_own_form_works_as_ever(strict: Client) -> None:
    field = PlainFormField(label="Your question", field_type="multiline")
    page = below_home(PlainFormPage(title="Plain", slug="plain"), field)

    without = strict.post(page.url, {"your_question": "What time is it?"})
    answer = strict.post(page.url, filled(strict, page, your_question="What time is it?"))

    assert without.status_code == 403
    assert "Thank you" in answer.content.decode()
    assert FormSubmission.objects.get().form_data == {"your_question": "What time is it?"}
    assert not Submission.objects.exists()
