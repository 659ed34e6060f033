"""Past its end, "nobody can be recognised" brings a photo back: that is for who decides."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from ser_site.media.models import SerImage
from tests.integration.conftest import MakePage, SetToday
from tests.integration.media_retention.bulk import address, confirm, told
from tests.people import client_as

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

NOBODY = {
    "title": "Kade",
    "people_recognisable": "False",
    "legal_basis": "journalistic_interest",
    "intended_use": "news",
    "tags": "",
}


@pytest.fixture
def past(news: MakePage, make_image: Make, set_today: SetToday) -> SerImage:
    """With news of 15 March 2024: thirty months later is today, and no sweep ran."""
    photo: SerImage = make_image("Kade")
    news(on=date(2024, 3, 15), hero_image=photo)
    set_today(date(2026, 9, 15))
    return photo


def fresh(photo: SerImage) -> SerImage:
    return SerImage.objects.get(pk=photo.pk)


def decisions(photo: SerImage) -> list[str]:
    log = ModelLogEntry.objects.for_instance(photo)
    found = log.filter(action="media_retention.nobody_in_it")
    return list(found.values_list("user__username", flat=True))


def save(role: str, photo: SerImage) -> Any:
    return client_as(role).post(reverse("wagtailimages:edit", args=[photo.pk]), NOBODY)


def test_an_editor_is_sent_to_who_decides(past: SerImage) -> None:
    answer = save("editor", past)

    assert list(answer.context["form"].errors) == ["people_recognisable"]
    assert "Ask the privacy coordinator" in answer.content.decode()
    assert (fresh(past).people_recognisable, fresh(past).may_be_shown) == (True, False)


def test_who_decides_brings_it_back_and_the_log_says_so(past: SerImage) -> None:
    assert save("coordinator", past).status_code == 302

    assert (fresh(past).due, fresh(past).may_be_shown) == (None, True)
    assert decisions(past) == ["coordinator"]


def test_many_at_once_refuses_it_too(past: SerImage, make_image: Make) -> None:
    other = make_image("Ander")
    answer = confirm(client_as("editor"), address("describe", past, other), people="False")

    assert "Ask the privacy coordinator" in told(answer)["Kade"]
    assert fresh(past).people_recognisable
    assert not fresh(other).people_recognisable


def test_many_at_once_by_who_decides_is_on_record(past: SerImage) -> None:
    confirm(client_as("coordinator"), address("describe", past), people="False")

    assert decisions(past) == ["coordinator"]


def test_before_its_end_an_editor_may_say_so(make_image: Make) -> None:
    photo = make_image("Kade")

    assert save("editor", photo).status_code == 302
    assert fresh(photo).due is None
    assert decisions(photo) == []
