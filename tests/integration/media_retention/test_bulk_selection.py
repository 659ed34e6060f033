"""What a bulk action acts on: what was on the screen, and what the user may see."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from ser_site.media.models import SerImage
from tests.people import client_as

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]

WAGTAILS = ("delete", "add_tags", "add_to_collection")
ALL = (*WAGTAILS, "describe", "hold", "withdraw_consent")
TOO_LONG = "9" * 5000


@pytest.fixture
def client() -> Client:
    return client_as("superuser")


@pytest.fixture
def stranger() -> Client:
    """Somebody who may enter the admin, and has no business with images."""
    user = User.objects.create_user("stranger")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(user)
    return client


def address(action: str, *ids: Any, **query: str) -> str:
    url = reverse("wagtail_bulk_action", args=["media", "serimage", action])
    return f"{url}?{urlencode([*(('id', str(one)) for one in ids), *query.items()])}"


def titles() -> list[str]:
    return [photo.title for photo in SerImage.objects.order_by("title")]


def test_deleting_all_leaves_what_was_uploaded_since_the_question(
    client: Client, make_image: Make
) -> None:
    make_image("Shown")
    question = client.get(address("delete", "all"))
    make_image("Later")
    client.post(address("delete", "all"), {"shown": question.context["shown"]})

    assert titles() == ["Later"]


def test_tagging_all_leaves_what_was_uploaded_since_the_question(
    client: Client, make_image: Make
) -> None:
    make_image("Shown")
    question = client.get(address("add_tags", "all"))
    make_image("Later")
    client.post(address("add_tags", "all"), {"shown": question.context["shown"], "tags": "port"})

    assert [photo.title for photo in SerImage.objects.filter(tags__name="port")] == ["Shown"]


@pytest.mark.parametrize("action", WAGTAILS)
def test_the_form_carries_what_is_shown(client: Client, make_image: Make, action: str) -> None:
    photo = make_image("Shown")
    page = client.get(address(action, "all")).content.decode()

    assert f'name="shown" value="{photo.pk}"' in page


def test_who_confirms_all_without_having_seen_the_question_deletes_nothing(
    client: Client, make_image: Make
) -> None:
    make_image("Kept")
    client.post(address("delete", "all"))

    assert titles() == ["Kept"]


@pytest.mark.parametrize("action", ALL)
def test_no_title_is_told_to_who_may_not_see_the_image(
    stranger: Client, make_image: Make, action: str
) -> None:
    photo = make_image("Unseen")
    answer = stranger.get(address(action, photo.pk))

    assert answer.status_code == 200
    assert "Unseen" not in answer.content.decode()


def test_what_may_be_seen_and_not_deleted_is_named_and_stays(make_image: Make) -> None:
    photo = make_image("Seen")
    officer = client_as("officer")
    page = officer.get(address("delete", photo.pk)).content.decode()
    officer.post(address("delete", photo.pk), {"shown": str(photo.pk)})

    assert "Seen" in page
    assert titles() == ["Seen"]


@pytest.mark.parametrize("action", ALL)
@pytest.mark.parametrize("strange", [TOO_LONG, "9" * 30, "x", "-1", "\0", ""])
def test_a_strange_choice_means_nothing(client: Client, action: str, strange: str) -> None:
    answer = client.get(address(action, strange))

    assert answer.status_code == 200
    assert "nothing here that you selected" in answer.content.decode()


@pytest.mark.parametrize("action", ALL)
def test_a_search_for_what_no_text_holds_finds_nothing(
    client: Client, make_image: Make, action: str
) -> None:
    make_image("Kept")
    answer = client.get(address(action, "all", q="\0"))

    assert answer.status_code == 200
    assert "nothing here that you selected" in answer.content.decode()


@pytest.mark.parametrize("shown", [TOO_LONG, "x", ",,", ""])
def test_a_strange_answer_deletes_nothing(client: Client, make_image: Make, shown: str) -> None:
    make_image("Kept")
    client.post(address("delete", "all"), {"shown": shown})

    assert titles() == ["Kept"]
