"""Uploading a video while choosing one for a page: whether it was there already is said first."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection

from ser_site.media.models import SerVideo
from tests.people import client_as
from tests.testapp.builders import FILM, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def upload(client: Client, **changed: Any) -> dict[str, Any]:
    """What the chooser is answered when somebody uploads the film that tests have."""
    collection = Collection.get_first_root_node()
    assert collection is not None
    file = SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4")
    sent = {"title": "New", "file": file, "duration": "3", "collection": collection.pk, **changed}
    answer = client.post(
        reverse("wagtailmedia:chooser_upload", args=["video"]),
        {f"media-chooser-upload-{name}": value for name, value in sent.items()},
    )
    told: dict[str, Any] = json.loads(answer.content)
    return told


def choices(client: Client, told: dict[str, Any]) -> list[str]:
    """The titles of what one may choose there, in order, as following each link tells them."""
    links = BeautifulSoup(told["html"], "html.parser").select("a.media-choice")
    answers = [json.loads(client.get(str(link["href"])).content) for link in links]
    assert {answer["step"] for answer in answers} == {"media_chosen"}
    return [answer["result"]["title"] for answer in answers]


def test_a_new_film_is_chosen_at_once(editor: Client) -> None:
    told = upload(editor)

    assert (told["step"], told["result"]["title"]) == ("media_chosen", "New")


def test_what_is_wrong_is_said_where_one_uploads(editor: Client) -> None:
    told = upload(editor, file=SimpleUploadedFile("film.mp4", b"no film", content_type="video/mp4"))
    html = BeautifulSoup(told["html"], "html.parser")
    wrong = " ".join(one.get_text() for one in html.select("form.media-upload .error-message"))

    assert [one.get_text(strip=True) for one in html.select("h1")] == ["Upload a video"]
    assert "This is not a video" in wrong
    assert html.select("[role=tab], .error") == []
    assert SerVideo.objects.count() == 0


def test_after_a_mistake_one_may_still_choose_what_is_here(editor: Client) -> None:
    make_video("Old")
    [link] = BeautifulSoup(upload(editor, title="")["html"], "html.parser").select("a.media-choice")
    offered = json.loads(editor.get(str(link["href"])).content)

    assert "Old" in offered["html"]


def test_of_the_same_film_one_chooses_the_old_or_the_new_one(editor: Client) -> None:
    make_video("Old")
    told = upload(editor)

    assert told["step"] == "chooser"
    assert "the very same file is here already" in told["html"]
    assert choices(editor, told) == ["Old", "New"]


def test_what_is_off_the_site_is_told_and_not_offered(editor: Client) -> None:
    old = make_video("Old")
    editor.post(reverse("media_retention:take_down", args=[old.uuid]))
    told = upload(editor)

    assert "Somebody took it off the site." in told["html"]
    assert choices(editor, told) == ["New"]


def test_what_is_past_its_end_is_told_and_not_offered(editor: Client) -> None:
    old = make_video("Old")
    SerVideo.objects.filter(pk=old.pk).update(due=date(2026, 9, 1))
    told = upload(editor)

    assert "Its period ended on 1 September 2026." in told["html"]
    assert choices(editor, told) == ["New"]


def test_errors_in_the_form_are_shown_as_before(editor: Client) -> None:
    make_video("Old")
    told = upload(editor, title="")

    assert "already" not in told["html"]
    assert SerVideo.objects.count() == 1
