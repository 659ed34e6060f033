"""What a survey says and takes in, over real posts (promise P13)."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.core import mail, serializers
from django.test import Client

from forms_privacy.models import Submission, Tally
from ser_site.surveys.models import SurveyPage
from ser_site.surveys.page_forms import tells_who
from tests.filling import post_form
from tests.integration.conftest import SetToday

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


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


def test_one_of_a_kind_that_the_site_no_longer_knows_is_closed_too(
    client: Client, page: SurveyPage, set_today: SetToday
) -> None:
    SurveyPage.objects.update(is_named=True, kind="gone")
    set_today(date(2027, 1, 1))

    answer = post_form(client, page, {"kleur": "rood"})

    assert answer.status_code == 410


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
