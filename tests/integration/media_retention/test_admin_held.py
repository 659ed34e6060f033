"""What is under a hold cannot be deleted, by whatever way, and the editor reads why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from retention.models import Hold
from retention.operations.holds import place_hold
from tests.people import client_as
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def held(medium: Any) -> Any:
    place_hold(
        "media",
        medium.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="A case",
        today=date(2026, 9, 1),
    )
    return medium


def said(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("method", ["get", "post"])
def test_one_image(editor: Client, make_image: Make, method: str) -> None:
    photo = held(make_image("Council"))
    url = reverse("wagtailimages:delete", args=[photo.pk])
    answer = getattr(editor, method)(url, follow=True)

    assert "“Council” is under a hold and may not be deleted." in said(answer)
    assert type(photo).objects.filter(pk=photo.pk).exists()


def test_a_hold_placed_while_the_question_was_on_the_screen(
    editor: Client, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = held(make_image("Council"))
    asked = iter(["", "Held since a moment ago"])
    monkeypatch.setattr("media_retention.views.held.refuse_held", lambda media: next(asked))
    answer = editor.post(reverse("wagtailimages:delete", args=[photo.pk]), follow=True)

    assert "Held since a moment ago" in said(answer)
    assert type(photo).objects.filter(pk=photo.pk).exists()


def test_many_images_at_once_none_goes(editor: Client, make_image: Make) -> None:
    photos = [make_image("Free"), held(make_image("One")), held(make_image("Two"))]
    query = "&".join(f"id={photo.pk}" for photo in photos)
    url = reverse("wagtail_bulk_action", args=["media", "serimage", "delete"])
    answer = editor.post(f"{url}?{query}&next={reverse('wagtailimages:index')}", follow=True)

    assert "2 files are under a hold and may not be deleted: “One”, “Two”" in said(answer)
    assert type(photos[0]).objects.count() == 3


def test_many_images_at_once_without_a_hold_go(editor: Client, make_image: Make) -> None:
    photos = [make_image("One"), make_image("Two")]
    query = "&".join(f"id={photo.pk}" for photo in photos)
    url = reverse("wagtail_bulk_action", args=["media", "serimage", "delete"])
    editor.post(f"{url}?{query}&next={reverse('wagtailimages:index')}")

    assert not type(photos[0]).objects.exists()


def test_right_after_an_upload(editor: Client, make_image: Make) -> None:
    photo = held(make_image())
    answer = editor.post(reverse("wagtailimages:delete_multiple", args=[photo.pk]))

    assert answer.json()["success"] is False
    assert type(photo).objects.filter(pk=photo.pk).exists()


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_video(editor: Client, method: str) -> None:
    film = held(make_video("Film"))
    url = reverse("wagtailmedia:delete", args=[film.pk])
    answer = getattr(editor, method)(url, follow=True)

    assert "“Film” is under a hold and may not be deleted." in said(answer)
    assert type(film).objects.filter(pk=film.pk).exists()


def test_an_image_without_a_hold_is_deleted_as_ever(editor: Client, make_image: Make) -> None:
    photo = make_image()
    editor.post(reverse("wagtailimages:delete", args=[photo.pk]))

    assert not type(photo).objects.exists()


def test_who_may_not_delete_is_not_told_of_a_hold(make_image: Make) -> None:
    photo = held(make_image("Council"))
    answer = client_as("officer").post(
        reverse("wagtailimages:delete", args=[photo.pk]), follow=True
    )

    assert "under a hold" not in said(answer)


def test_code_is_refused_too(make_image: Make) -> None:
    photo = held(make_image())

    with pytest.raises(ProtectedError):
        photo.delete()
