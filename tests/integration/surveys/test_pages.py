"""What a survey says and takes in, over real posts (promise P13)."""

from __future__ import annotations

import logging
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail, serializers
from django.test import Client
from django.utils import timezone

from forms_privacy.models import Submission, Tally
from forms_privacy.operations.counting import forget_counted
from ser_site.surveys.models import SurveyPage
from ser_site.surveys.page_forms import tells_who
from tests.filling import post_form
from tests.integration.conftest import SetToday

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def dump() -> str:
    """Every row of every table, in the order of the tables."""
    rows = [row for model in apps.get_models() for row in model._base_manager.order_by()]
    return str(serializers.serialize("json", rows))


def test_an_anonymous_answer_is_counted_and_thanked_for_without_a_link(
    client: Client, page: SurveyPage
) -> None:
    shown = client.get(page.url).content.decode()
    answer = post_form(client, page, {"kleur": "rood"})
    thanks = client.get(answer["Location"]).content.decode()

    assert "Deze enquête is anoniem" in shown
    assert (answer.status_code, answer["Location"]) == (303, f"{page.url}?sent")
    assert "Dank je wel voor je antwoorden" in thanks
    assert Tally.objects.get().counts == {"kleur": {"rood": 1}}
    assert not Submission.objects.exists() and not mail.outbox


def test_of_two_people_in_either_order_the_same_remains(
    page: SurveyPage, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    before = dump()
    traces = []
    for order in (("rood", "blauw"), ("blauw", "rood")):
        Tally.objects.all().delete()
        for number, colour in enumerate(order):
            visitor = Client(REMOTE_ADDR=f"192.0.2.{number}")
            post_form(visitor, page, {"kleur": colour})
            assert not visitor.cookies
        traces.append(list(Tally.objects.values("sheets", "counts", "shown_texts")))

    assert (
        traces[0]
        == traces[1]
        == [{"sheets": 2, "counts": {"kleur": {"blauw": 1, "rood": 1}}, "shown_texts": {}}]
    )
    Tally.objects.all().delete()
    # What kept the four posts from counting twice is gone once their forms are too old.
    assert forget_counted(now=timezone.now() + timedelta(hours=25)) == 4
    assert dump().count('"model"') - before.count('"model"') <= 1  # the form's own row
    assert "rood" not in caplog.text and "192.0.2" not in caplog.text
    assert not Session.objects.exists() and not mail.outbox


def test_texts_lie_in_their_own_order_and_readable_nowhere(page: SurveyPage) -> None:
    for tip in ("zebra", "appel"):
        post_form(Client(), page, {"kleur": "rood", "tip": tip})

    there = dump()

    assert "zebra" not in there and "appel" not in there


def test_after_its_last_day_it_is_closed(
    client: Client, page: SurveyPage, set_today: SetToday
) -> None:
    set_today(date(2027, 1, 1))

    answer = post_form(client, page, {"kleur": "rood"})

    assert answer.status_code == 410
    assert "<form class" not in client.get(page.url).content.decode()
    assert not Tally.objects.exists()


def test_a_named_one_says_so_and_leads_to_a_receipt(client: Client, page: SurveyPage) -> None:
    page.is_named = True
    page.save_revision().publish()

    shown = client.get(page.url).content.decode()

    assert "Deze enquête is niet anoniem" in shown
    assert 'class="fp-notice__list"' in shown


@pytest.mark.parametrize(
    ("question", "refused"),
    [
        ({"field_type": "radio", "sort": "plain"}, False),
        ({"field_type": "multiline", "sort": "plain"}, False),
        ({"field_type": "radio", "sort": "identifying"}, True),
        ({"field_type": "radio", "sort": "sensitive"}, True),
        ({"field_type": "singleline", "sort": "plain", "datum": "first-name"}, True),
        ({"field_type": "email", "sort": "plain"}, True),
        ({"field_type": "file", "sort": "plain"}, True),
        ({"field_type": "name", "sort": "plain"}, True),
        ({"field_type": "birthdate", "sort": "plain"}, True),
    ],
)
def test_an_anonymous_one_asks_nothing_that_tells_who(
    question: dict[str, str], refused: bool
) -> None:
    assert tells_who(question) is refused
