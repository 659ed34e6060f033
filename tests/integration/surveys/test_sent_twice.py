"""An anonymous answer counts once, however often the same screen is sent (promise P13)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from forms_privacy.models import CountedPost, FreeTexts, Tally
from forms_privacy.operations.counting import forget_counted
from forms_privacy.posted import TOKEN
from ser_site.surveys.models import SurveyPage
from tests.failing_tables import refusing
from tests.filling import token_for
from tests.other_process import database_for_others, start_together

POST = """
from django.test import Client
answer = Client().post({url!r}, {given!r})
print(answer.status_code, answer["Location"])
"""

once = pytest.mark.usefixtures("commits", "register")


@pytest.mark.django_db
@once
def test_the_same_post_again_counts_once_and_is_told_so(client: Client, page: SurveyPage) -> None:
    given = {TOKEN: token_for(page), "kleur": "rood", "tip": "Meer bankjes."}

    first = client.post(page.url, given)
    second = client.post(page.url, given)

    assert first["Location"] == f"{page.url}?sent"
    assert second["Location"] == f"{page.url}?sent-before"
    assert "Je hebt dit al verstuurd" in client.get(second["Location"]).content.decode()
    tally = Tally.objects.get()
    assert (tally.sheets, tally.counts) == (1, {"kleur": {"rood": 1}})
    assert FreeTexts.objects.count() == 1


@pytest.mark.django_db
@once
def test_what_is_remembered_says_nothing_of_the_answers(client: Client, page: SurveyPage) -> None:
    """The same screen gives the same memory, whatever was answered."""
    token = token_for(page)
    kept = []
    for colour in ("rood", "blauw"):
        CountedPost.objects.all().delete()
        client.post(page.url, {TOKEN: token, "kleur": colour})
        kept.append(bytes(CountedPost.objects.get().digest))

    assert kept[0] == kept[1]
    assert token.encode() not in kept[0]


@pytest.mark.django_db
@once
def test_two_screens_count_twice(client: Client, page: SurveyPage) -> None:
    for _screen in range(2):
        client.post(page.url, {TOKEN: token_for(page), "kleur": "rood"})

    assert Tally.objects.get().counts == {"kleur": {"rood": 2}}


@pytest.mark.django_db
@once
def test_nothing_is_remembered_once_the_form_would_be_refused(
    client: Client, page: SurveyPage
) -> None:
    client.post(page.url, {TOKEN: token_for(page), "kleur": "rood"})
    now: datetime = timezone.now()

    assert forget_counted(now=now + timedelta(hours=23)) == 0
    assert forget_counted(now=now + timedelta(hours=25)) == 1
    assert not CountedPost.objects.exists()


@pytest.mark.django_db
@once
def test_what_the_database_refused_can_be_sent_again(client: Client, page: SurveyPage) -> None:
    given = {TOKEN: token_for(page), "kleur": "rood", "tip": "Meer bankjes."}
    with refusing(FreeTexts):
        refused = client.post(page.url, given)
    assert refused.status_code == 503
    assert not Tally.objects.filter(sheets__gt=0).exists()

    answer = client.post(page.url, given)

    assert answer["Location"] == f"{page.url}?sent"
    assert Tally.objects.get().sheets == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("register")
def test_sent_by_three_at_once_one_counts(page: SurveyPage, tmp_path: Path) -> None:
    given = {TOKEN: token_for(page), "kleur": "rood", "tip": "Meer bankjes."}
    code = POST.format(url=page.url, given=given)
    with database_for_others(tmp_path) as database:
        told = start_together([code] * 3, database)

    assert sorted(told) == [f"303 {page.url}?sent\n"] + [f"303 {page.url}?sent-before\n"] * 2
    tally = Tally.objects.get()
    assert (tally.sheets, tally.counts) == (1, {"kleur": {"rood": 1}})
