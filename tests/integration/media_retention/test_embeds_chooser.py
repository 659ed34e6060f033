"""Choosing a video from elsewhere for a page, or adding one while choosing."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from ser_site.media.models import SerEmbed
from tests.people import client_as
from tests.testapp.builders import make_embed

from .embeds import SCREENS, sent

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def test_only_what_visitors_would_see_can_be_chosen(editor: Client) -> None:
    make_embed("Here")
    down = make_embed("Taken off", "zzzzzzzzzzz")
    SerEmbed.objects.filter(pk=down.pk).update(taken_down_at="2026-09-10T10:00:00Z")

    html = editor.get(reverse(f"{SCREENS}_chooser:choose")).json()["html"]

    assert "Here" in html
    assert "Taken off" not in html


def test_one_can_be_added_while_choosing(editor: Client) -> None:
    form = {name: value for name, value in sent().items() if name != "poster"}

    answer = editor.post(reverse(f"{SCREENS}_chooser:create"), form).json()

    assert answer["step"] == "chosen"
    assert answer["result"]["id"] == str(SerEmbed.objects.get().pk)


def test_what_is_refused_while_choosing_comes_back_with_advice(editor: Client) -> None:
    form = {name: value for name, value in sent(address="film").items() if name != "poster"}

    answer = editor.post(reverse(f"{SCREENS}_chooser:create"), form).json()

    assert "This is not the address of a video." in answer["htmlFragment"]


@pytest.mark.parametrize("screen", ["choose", "choose_results", "chosen", "chosen_multiple"])
def test_the_chooser_tells_no_title_to_who_has_no_business_with_videos(screen: str) -> None:
    video = make_embed("Unseen")
    stranger = User.objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(stranger)
    url = reverse(f"{SCREENS}_chooser:{screen}", args=[video.pk] if screen == "chosen" else [])
    answer = client.get(url, {"id": video.pk}, headers={"x-requested-with": "XMLHttpRequest"})

    assert answer.status_code == 403
    assert "Unseen" not in answer.content.decode()


def test_an_editor_and_the_officer_see_what_there_is_to_choose(editor: Client) -> None:
    make_embed("Harbour")
    url = reverse(f"{SCREENS}_chooser:choose_results")

    assert "Harbour" in editor.get(url).content.decode()
    assert "Harbour" in client_as("officer").get(url).content.decode()
