"""Uploading the very file that is off the site: it is said plainly, wherever one uploads."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection

from tests import carrying
from tests.people import client_as

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
CAREFUL = "this very file is here already, and it is off the site"


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("IMG_0001.jpg", carrying.jpeg(), content_type="image/jpeg")


def answers(**changed: Any) -> dict[str, Any]:
    collection = Collection.get_first_root_node()
    assert collection is not None
    return {"title": "Again", "collection": collection.pk, "tags": "", **changed}


def by_the_form(editor: Client) -> str:
    answer = editor.post(reverse("wagtailimages:add"), answers(file=photo()), follow=True)
    return str(answer.content.decode())


def among_many(editor: Client) -> str:
    sent = {"files[]": photo(), "title": "Again"}
    answer = editor.post(reverse("wagtailimages:add_multiple"), sent)
    return str(json.loads(answer.content).get("confirm_duplicate_upload", ""))


def in_the_chooser(editor: Client) -> str:
    sent = {f"image-chooser-upload-{name}": value for name, value in answers(file=photo()).items()}
    answer = editor.post(reverse("wagtailimages_chooser:create"), sent)
    return str(json.loads(answer.content).get("htmlFragment", ""))


WAYS = [by_the_form, among_many, in_the_chooser]


@pytest.fixture
def shown(make_image: Make) -> Any:
    return make_image("Before", file=photo())


@pytest.mark.parametrize("upload", WAYS)
def test_what_was_taken_down_is_told(
    editor: Client, shown: Any, upload: Callable[[Client], str]
) -> None:
    editor.post(reverse("media_retention:take_down", args=[shown.uuid]))
    told = upload(editor)

    assert CAREFUL in told
    assert "Somebody took it off the site." in told


@pytest.mark.parametrize("upload", WAYS)
def test_what_is_past_its_date_is_told(
    editor: Client, make_image: Make, upload: Callable[[Client], str]
) -> None:
    make_image("Old", file=photo(), collected_on=date(2020, 1, 1), intended_use="news")
    told = upload(editor)

    # Two and a half years after 1 January 2020.
    assert "Its period ended on 1 July 2022." in told


@pytest.mark.parametrize("upload", WAYS)
def test_what_is_on_the_site_is_told_as_before(
    editor: Client, shown: Any, upload: Callable[[Client], str]
) -> None:
    told = upload(editor)

    assert "Before" in told
    assert CAREFUL not in told


@pytest.mark.parametrize("upload", WAYS)
def test_a_new_picture_is_told_nothing_of_the_kind(
    editor: Client, upload: Callable[[Client], str]
) -> None:
    assert CAREFUL not in upload(editor)
    assert get_image_model().objects.get().title == "Again"


def test_the_chooser_lets_it_be_deleted_and_chosen_from_again(editor: Client, shown: Any) -> None:
    editor.post(reverse("media_retention:take_down", args=[shown.uuid]))
    told = in_the_chooser(editor)
    new = get_image_model().objects.get(title="Again")

    assert reverse("wagtailimages:delete", args=[new.pk]) in told
    assert reverse("wagtailimages_chooser:chosen", args=[new.pk]) in told
