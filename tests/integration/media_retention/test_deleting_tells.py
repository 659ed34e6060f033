"""Wagtail's own screens for deleting say beforehand what goes with a file, for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.testapp.builders import make_video

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def client() -> Client:
    return client_as("superuser")


def words(client: Client, address: str) -> str:
    """What stands on a screen."""
    page = BeautifulSoup(client.get(address).content, "html.parser").find("main")
    assert page is not None
    return " ".join(page.get_text(" ").split())


def on_two_pages(news: MakePage, make_image: Make) -> Any:
    photo = make_image("A")
    for _ in range(2):
        news(on=date(2026, 9, 1), hero_image=photo)
    return photo


def test_an_image_says_from_how_many_pages_it_goes_for_good(
    client: Client, news: MakePage, make_image: Make
) -> None:
    photo = on_two_pages(news, make_image)

    told = words(client, reverse("wagtailimages:delete", args=[photo.pk]))

    assert "It goes from 2 pages, with its captions and text alternatives" in told
    assert "drafts and older versions" in told and "This cannot be undone." in told


def test_an_image_that_stands_nowhere_leaves_older_versions(
    client: Client, make_image: Make
) -> None:
    told = words(client, reverse("wagtailimages:delete", args=[make_image("A").pk]))

    assert "It goes from drafts and older versions of pages too." in told


def test_it_is_still_deleted_from_there(client: Client, news: MakePage, make_image: Make) -> None:
    photo = on_two_pages(news, make_image)

    client.post(reverse("wagtailimages:delete", args=[photo.pk]), {"next": "/admin/images/"})

    assert not type(photo).objects.filter(pk=photo.pk).exists()


def test_several_images_say_it_once_for_all(
    client: Client, news: MakePage, make_image: Make
) -> None:
    photo, other = on_two_pages(news, make_image), make_image("B")
    address = reverse("wagtail_bulk_action", args=["media", "serimage", "delete"])

    told = words(client, f"{address}?id={photo.pk}&id={other.pk}")

    assert told.count("They go from every page that shows them, with captions") == 1
    assert told.count("This cannot be undone.") == 1


def test_a_film_says_so_too_and_is_deleted_from_there(client: Client) -> None:
    film = make_video("Film")
    address = reverse("wagtailmedia:delete", args=[film.pk])

    told = words(client, address)
    client.post(address)

    assert "It goes from drafts and older versions of pages too." in told
    assert "This cannot be undone." in told
    assert not type(film).objects.filter(pk=film.pk).exists()
