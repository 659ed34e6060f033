"""Nothing deletes what is under a hold, in code or in the admin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from django.urls import reverse

from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import make_video

from .holding import due_on_a_page, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


Make = Callable[..., Any]


@pytest.fixture
def due(news: MakePage, make_image: Make) -> Any:
    return due_on_a_page(news, make_image)


def test_what_is_held_cannot_be_deleted(due: Any) -> None:
    hold(due)

    with pytest.raises(ProtectedError), transaction.atomic():
        due.delete()

    assert type(due).objects.filter(pk=due.pk).exists()


@pytest.mark.parametrize("days_later", [0, 1])
def test_deleting_it_in_the_admin_is_refused(
    due: Any, admin_client: Client, set_today: SetToday, days_later: int
) -> None:
    hold(due)
    set_today(date(2026, 9, 14 + days_later))

    response = admin_client.post(
        reverse("wagtailimages:delete", args=[due.pk]), {"next": "/admin/"}, follow=True
    )

    assert response.status_code == 200
    assert type(due).objects.filter(pk=due.pk).exists()
    assert default_storage.exists(due.file.name)


def test_deleting_many_in_the_admin_is_refused(
    due: Any, make_image: Make, admin_client: Client
) -> None:
    other = make_image()
    hold(due)
    address = reverse("wagtail_bulk_action", args=["media", "serimage", "delete"])

    response = admin_client.post(
        f"{address}?id={due.pk}&id={other.pk}&next=/admin/images/", follow=True
    )

    assert response.status_code == 200
    assert type(due).objects.filter(pk=due.pk).exists()


def test_deleting_a_film_in_the_admin_is_refused(admin_client: Client) -> None:
    film = make_video()
    hold(film)

    response = admin_client.post(reverse("wagtailmedia:delete", args=[film.pk]), follow=True)

    assert response.status_code == 200
    assert type(film).objects.filter(pk=film.pk).exists()
