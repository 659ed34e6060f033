"""Addresses of an image that is off the site: none of them fails, and none gives it away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import include, path, reverse
from pytest_django import Settings
from wagtail.images import urls as serve_urls
from wagtail.images.views.serve import generate_image_url

from media_retention.views.public_files import public_file
from retention import engine, stores
from retention.rules.decision import Cause
from ser_site.urls import urlpatterns as site_urls
from tests.integration.conftest import MakePage, SetToday
from tests.people import client_as
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]

urlpatterns = [path("sizes/", include(serve_urls)), *site_urls]


@pytest.fixture(autouse=True)
def sizes_on_request(settings: Settings) -> Iterator[None]:
    """A site with Wagtail's addresses for sizes, which ours is not."""
    settings.ROOT_URLCONF = __name__
    yield


def take_down(medium: Any, today: date) -> None:
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=today)


def served(name: str | None) -> int:
    """What Django answers where it serves public files itself."""
    try:
        return public_file(
            RequestFactory().get("/"), name or "", document_root=django_settings.MEDIA_ROOT
        ).status_code
    except Http404:
        return 404


def test_what_was_taken_down_is_read_again_with_its_size(make_image: Make, today: date) -> None:
    photo = make_image()
    size = (photo.width, photo.height)
    take_down(photo, today)

    photo.refresh_from_db()

    assert photo.taken_down_at is not None
    assert (photo.width, photo.height) == size


def test_a_size_on_request_is_gone(make_image: Make, today: date) -> None:
    photo = make_image()
    address = generate_image_url(photo, "width-20")
    assert Client().get(address).status_code == 200

    take_down(photo, today)

    answer = Client().get(address)
    assert (answer.status_code, answer["Cache-Control"]) == (410, "no-store")


def test_who_cannot_sign_learns_nothing(make_image: Make, today: date) -> None:
    photo = make_image()
    take_down(photo, today)

    assert Client().get(f"/sizes/forged/{photo.pk}/width-20/x.jpg").status_code == 403


def test_the_preview_of_a_size_is_gone(make_image: Make, today: date) -> None:
    photo = make_image()
    preview = reverse("wagtailimages:preview", args=[photo.pk, "width-20"])
    editor = client_as("editor")
    assert editor.get(preview).status_code == 200

    take_down(photo, today)

    assert editor.get(preview).status_code == 410


def test_the_screen_for_addresses_says_why_there_is_none(make_image: Make, today: date) -> None:
    photo = make_image()
    take_down(photo, today)
    screen = reverse("wagtailimages:url_generator", args=[photo.pk])

    answer = client_as("editor").get(screen, follow=True)

    assert answer.redirect_chain == [(reverse("wagtailimages:edit", args=[photo.pk]), 302)]
    assert "it has no address now" in answer.content.decode()


def test_the_screen_for_addresses_stays_for_what_is_shown(make_image: Make) -> None:
    screen = reverse("wagtailimages:url_generator", args=[make_image().pk])

    assert client_as("editor").get(screen).status_code == 200


@pytest.mark.skipif("config.getoption('--storage') == 's3'", reason="S3 serves its files itself")
def test_django_serves_a_file_until_its_date(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    news(on=date(2024, 9, 15), hero_image=photo)
    size = photo.get_rendition("width-20").file.name
    # 15 September 2024 and two and a half years.
    set_today(date(2027, 3, 14))
    assert (served(photo.file.name), served(size)) == (200, 200)

    set_today(date(2027, 3, 15))

    assert (served(photo.file.name), served(size)) == (410, 410)


def test_django_serves_no_film_and_no_poster_past_the_date(
    picture_file: Make, set_today: SetToday
) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    # Uploaded on 14 September 2026 and never placed: two and a half years.
    set_today(date(2029, 3, 14))

    assert (served(film.file.name), served(film.thumbnail.name)) == (410, 410)


def test_django_serves_nothing_that_was_taken_down(make_image: Make, today: date) -> None:
    photo = make_image()
    take_down(photo, today)

    assert served(photo.file.name) == 410


def test_a_file_of_nobody_is_served_as_ever() -> None:
    assert served("images/none.jpg") == 404
