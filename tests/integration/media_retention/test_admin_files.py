"""What visitors cannot have is streamed to who works with it, and to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from tests.people import client_as
from tests.testapp.builders import FILM, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def take_down(client: Client, medium: Any) -> None:
    client.post(reverse("media_retention:take_down", args=[medium.uuid]))


def get(client: Client, medium: Any, what: str = "file") -> Any:
    return client.get(reverse(f"media_retention:{what}", args=[medium.uuid]))


def test_a_picture_that_was_taken_down_is_seen_as_it_was(editor: Client, make_image: Make) -> None:
    photo = make_image()
    original = storages["default"].open(photo.file.name).read()
    take_down(editor, photo)
    answer = get(editor, photo)

    assert b"".join(answer.streaming_content) == original
    assert answer.headers["Content-Type"] == "image/png"


def test_nothing_keeps_a_copy(editor: Client, make_image: Make) -> None:
    photo = make_image()
    take_down(editor, photo)
    headers = get(editor, photo).headers

    assert headers["Cache-Control"].startswith("no-store, private")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"].startswith("inline")


def test_a_file_that_a_browser_might_run_is_downloaded(editor: Client, make_image: Make) -> None:
    photo = make_image()
    take_down(editor, photo)
    storages["private"].save("original_images/x.svg", ContentFile(b"<svg/>"))
    type(photo).objects.filter(pk=photo.pk).update(file="original_images/x.svg")
    headers = get(editor, photo).headers

    assert headers["Content-Disposition"].startswith("attachment")
    assert headers["Content-Type"] == "application/octet-stream"


def test_what_is_past_its_date_is_streamed_before_the_sweep(
    editor: Client, make_image: Make
) -> None:
    assert get(editor, make_image(collected_on=date(2020, 1, 1))).status_code == 200


def test_what_may_be_shown_has_an_address_of_its_own(editor: Client, make_image: Make) -> None:
    assert get(editor, make_image()).status_code == 404


def test_a_file_that_is_missing_is_not_found(editor: Client, make_image: Make) -> None:
    photo = make_image()
    take_down(editor, photo)
    storages["private"].delete(photo.file.name)

    assert get(editor, photo).status_code == 404


def test_a_picture_has_no_poster(editor: Client, make_image: Make) -> None:
    photo = make_image()
    take_down(editor, photo)

    assert get(editor, photo, "poster").status_code == 404


def test_a_film_has_a_file_and_a_poster(editor: Client, make_image: Make) -> None:
    film = make_video()
    film.thumbnail.save("poster.jpg", ContentFile(b"poster"))
    take_down(editor, film)

    assert b"".join(get(editor, film).streaming_content) == FILM
    assert b"".join(get(editor, film, "poster").streaming_content) == b"poster"


def test_the_edit_screen_shows_it_by_that_address(editor: Client, make_image: Make) -> None:
    photo = make_image()
    take_down(editor, photo)
    html = editor.get(reverse("wagtailimages:edit", args=[photo.pk])).content.decode()

    assert reverse("media_retention:file", args=[photo.uuid]) in html
    assert "could not be found" not in html


def test_the_edit_screen_of_a_film_shows_it_by_that_address(editor: Client) -> None:
    film = make_video()
    take_down(editor, film)
    html = editor.get(reverse("wagtailmedia:edit", args=[film.pk])).content.decode()

    assert reverse("media_retention:file", args=[film.uuid]) in html
