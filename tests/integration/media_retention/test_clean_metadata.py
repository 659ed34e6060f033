"""The command that cleans what was stored before the suite saw to that."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from ser_site.media.models import SerImage, SerVideo
from tests import carrying
from tests.carrying import SECRET
from tests.commands import status_and_text
from tests.people import client_as
from tests.storages import overwrite
from tests.testapp.builders import make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def photo(make_image: Make) -> Any:
    """A photo whose file lies on storage as the camera made it."""
    photo = make_image("Before", file=ContentFile(carrying.jpeg(), name="a.jpg"))
    overwrite("default", photo.file.name, carrying.jpeg())
    return photo


def content(medium: Any, alias: str = "default") -> bytes:
    with storages[alias].open(type(medium).objects.get(pk=medium.pk).file.name) as file:
        return bytes(file.read())


def clean(*options: str) -> tuple[int, str]:
    status, told = status_and_text("clean_metadata", *options)
    return status, told.strip()


def test_a_file_of_before_tells_nothing_afterwards(photo: Any) -> None:
    assert SECRET.encode() in content(photo)
    told = clean()

    assert SECRET.encode() not in content(photo)
    assert told == (0, "1 cleaned, 0 clean already, 0 off the site, 0 on hold, 0 failed")


def test_the_old_file_and_its_sizes_go(photo: Any) -> None:
    size = photo.get_rendition("width-20").file.name
    clean()

    assert not storages["default"].exists(photo.file.name)
    assert not storages["default"].exists(size)


def test_a_film_is_cleaned_too() -> None:
    film = make_video()
    overwrite("default", str(film.file.name), carrying.film())
    clean()

    assert SECRET.encode() not in content(SerVideo.objects.get())


def test_a_film_of_a_kind_that_cannot_be_cleaned_counts_as_failed() -> None:
    film = make_video()
    overwrite("default", str(film.file.name), b"RIFF\x24\0\0\0AVI LIST" + bytes(60))

    assert clean() == (1, "some files could not be cleaned: see the log")


def test_running_it_again_changes_nothing(photo: Any) -> None:
    clean()
    name = SerImage.objects.get().file.name
    told = clean()

    assert SerImage.objects.get().file.name == name
    assert told == (0, "0 cleaned, 1 clean already, 0 off the site, 0 on hold, 0 failed")


def test_a_rehearsal_says_what_would_be_cleaned(photo: Any) -> None:
    told = clean("--dry-run")

    assert SECRET.encode() in content(photo)
    assert told == (0, "1 would be cleaned, 0 clean already, 0 off the site, 0 on hold, 0 failed")


def test_what_is_off_the_site_waits_until_it_is_back(photo: Any) -> None:
    editor: Client = client_as("editor")
    editor.post(reverse("media_retention:take_down", args=[photo.uuid]))
    told = clean()
    editor.post(reverse("media_retention:restore", args=[photo.uuid]))
    clean()

    assert told == (0, "0 cleaned, 0 clean already, 1 off the site, 0 on hold, 0 failed")
    assert SECRET.encode() not in content(photo)


def test_a_file_that_is_missing_is_told_and_does_not_stop_the_others(
    photo: Any, make_image: Make
) -> None:
    lost = make_image("Lost")
    storages["default"].delete(lost.file.name)
    status, _told = clean()

    assert status == 1
    assert SECRET.encode() not in content(photo)
