"""The admin's API and its choosers give nobody what their own screens do not show them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.people import client_as
from tests.testapp.builders import make_embed, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

TITLE = "Council on the stairs"


def taken_down(medium: Any) -> Any:
    type(medium).objects.filter(pk=medium.pk).update(taken_down_at=timezone.now())
    return medium


def past_its_end(medium: Any) -> Any:
    type(medium).objects.filter(pk=medium.pk).update(due=date(2026, 9, 14))
    return medium


AWAY = [taken_down, past_its_end]
STRANGERS = ["finance", "secretariat", "handler", "selection"]


def listing(client: Client, **asked: str) -> list[str]:
    answer = client.get(reverse("wagtailadmin_api:images:listing"), asked)
    return [item["title"] for item in answer.json().get("items", [])]


def detail(client: Client, image: Any) -> int:
    address = reverse("wagtailadmin_api:images:detail", args=[image.pk])
    return int(client.get(address).status_code)


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("role", STRANGERS)
def test_the_api_gives_a_stranger_nothing_that_is_away(
    role: str, away: Callable[[Any], Any], make_image: Make
) -> None:
    image = away(make_image(TITLE))
    client = client_as(role)

    assert (detail(client, image), listing(client), listing(client, search="council")) == (
        404,
        [],
        [],
    )


@pytest.mark.parametrize("role", ["editor", "coordinator", "officer"])
def test_the_api_gives_who_finds_it_on_the_screen_of_images(role: str, make_image: Make) -> None:
    image = taken_down(make_image(TITLE))
    client = client_as(role)

    assert (detail(client, image), listing(client), listing(client, search="council")) == (
        200,
        [TITLE],
        [TITLE],
    )


def test_the_api_gives_who_chooses_images_what_the_chooser_lists(make_image: Make) -> None:
    taken_down(make_image("Away"))
    shown = make_image(TITLE)
    client = client_as("secretariat")

    assert (detail(client, shown), listing(client)) == (200, [TITLE])


def test_the_api_gives_who_has_nothing_to_do_with_images_none(make_image: Make) -> None:
    image = make_image(TITLE)
    client = client_as("finance")

    assert (detail(client, image), listing(client)) == (404, [])


def chosen(image: Any) -> list[str]:
    multiple = reverse("wagtailimages_chooser:chosen_multiple")
    return [
        reverse("wagtailimages_chooser:chosen", args=[image.pk]),
        f"{multiple}?id={image.pk}",
        reverse("wagtailimages_chooser:select_format", args=[image.pk]),
    ]


@pytest.mark.parametrize("away", AWAY)
def test_the_chooser_of_images_gives_no_more_than_it_lists(
    away: Callable[[Any], Any], make_image: Make
) -> None:
    image = away(make_image(TITLE))
    client = client_as("secretariat")
    answers = [client.get(address) for address in chosen(image)]

    assert [answer.status_code for answer in answers] == [404, 200, 404]
    assert answers[1].json()["result"] == []
    assert TITLE not in "".join(answer.content.decode() for answer in answers)


def test_the_chooser_of_images_gives_what_it_lists(make_image: Make) -> None:
    image = make_image(TITLE)
    client = client_as("secretariat")
    one, several, with_format = [client.get(address) for address in chosen(image)]

    assert one.json()["result"]["title"] == TITLE
    assert [item["title"] for item in several.json()["result"]] == [TITLE]
    assert with_format.json()["step"] == "select_format"


def test_of_an_image_in_a_text_an_editor_can_change_the_words_while_it_is_away(
    make_image: Make,
) -> None:
    image = taken_down(make_image(TITLE))
    client = client_as("editor")
    one, several, with_format = [client.get(address) for address in chosen(image)]

    assert (one.status_code, several.json()["result"]) == (404, [])
    assert with_format.json()["step"] == "select_format"


@pytest.mark.parametrize("url", range(3))
def test_the_chooser_of_images_does_not_tell_which_there_are(url: int, make_image: Make) -> None:
    image = make_image(TITLE)
    client = client_as("finance")
    here = client.get(chosen(image)[url])
    image.pk += 1
    nowhere = client.get(chosen(image)[url])

    assert (here.status_code, here.content) == (nowhere.status_code, nowhere.content)
    assert TITLE not in here.content.decode()


@pytest.mark.parametrize("number", ["nothing", "²", "9" * 30])
def test_what_can_be_no_number_is_not_found(number: str) -> None:
    client = client_as("editor")
    single = reverse("wagtailimages_chooser:chosen", args=[number])
    several = reverse("wagtailimages_chooser:chosen_multiple")

    assert client.get(single).status_code == 404
    assert client.get(several, {"id": number}).json()["result"] == []


@pytest.mark.parametrize("away", AWAY)
@pytest.mark.parametrize("role", ["editor", "coordinator"])
def test_the_chooser_of_videos_gives_no_more_than_it_lists(
    role: str, away: Callable[[Any], Any]
) -> None:
    film, shown = away(make_video(TITLE)), make_video("Shown")
    client = client_as(role)
    answers = [
        client.get(reverse("wagtailmedia:media_chosen", args=[one.pk])) for one in (film, shown)
    ]

    assert [answer.status_code for answer in answers] == [404, 200]
    assert answers[1].json()["result"]["title"] == "Shown"


def test_the_chooser_of_videos_does_not_tell_which_there_are() -> None:
    film = make_video(TITLE)
    client = client_as("finance")
    answers = [
        client.get(reverse("wagtailmedia:media_chosen", args=[pk])).status_code
        for pk in (film.pk, film.pk + 1)
    ]

    assert answers == [302, 302]


@pytest.mark.parametrize("away", AWAY)
def test_the_chooser_of_videos_from_elsewhere_gives_no_more_than_it_lists(
    away: Callable[[Any], Any],
) -> None:
    video = away(make_embed(TITLE))
    client = client_as("editor")
    names = "media_retention_embed_chooser"
    one = client.get(reverse(f"{names}:chosen", args=[video.pk]))
    several = client.get(reverse(f"{names}:chosen_multiple"), {"id": video.pk})

    assert (one.status_code, several.json()["result"]) == (404, [])
