"""An uploaded video's poster lives and goes with the video."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.test import Client
from django.urls import reverse

from media_retention.models import Placement
from retention import engine, stores
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from ser_site.media.models import SerVideo
from tests.commands import enforce
from tests.integration.conftest import MakePage, SetToday
from tests.people import client_as

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)


@pytest.fixture
def film(picture_file: Make) -> Any:
    """A video with a poster of its own."""
    return SerVideo.objects.create(
        title="Film",
        type="video",
        duration=1,
        file=ContentFile(b"film", name="film.mp4"),
        thumbnail=picture_file("poster.jpg"),
        credit="Kim",
    )


def body(video: Any) -> list[tuple[str, Any]]:
    return [("video", {"video": video, "caption": "Wie praat hier"})]


def html(page: Any) -> str:
    return str(Client().get(page.url).content.decode())


def act(what: Callable[..., object], video: Any) -> None:
    store = stores.get("media")
    candidate = store.candidate(video.uuid, Cause.REQUEST)
    assert candidate is not None
    what(store, candidate, today=TODAY)


def fresh(video: Any) -> Any:
    return SerVideo.objects.get(pk=video.pk)


def save(video: Any, **changes: Any) -> None:
    """Save the edit form as an editor does."""
    form = {
        "title": "Film",
        "duration": "1",
        "width": "",
        "height": "",
        "tags": "",
        "people_recognisable": "True",
        "legal_basis": "journalistic_interest",
        "intended_use": "other",
        "credit": "Kim",
        **changes,
    }
    answer = client_as("editor").post(reverse("wagtailmedia:edit", args=[video.pk]), form)
    assert answer.status_code == 302


def test_video_and_poster_have_one_use_and_one_end(film: Any, news: MakePage) -> None:
    page = news(on=date(2025, 8, 31), body=body(film))

    assert Placement.objects.get(page_id=page.pk).medium == film.uuid
    # 30 months after 31 August: February has no 31st.
    assert fresh(film).due == date(2028, 2, 29)


def test_the_page_shows_the_poster(film: Any, news: MakePage) -> None:
    page = news(on=TODAY, body=body(film))

    assert f'poster="{film.thumbnail.url}"' in html(page)


def test_erased_by_the_sweep_its_poster_is_gone_too(
    film: Any, news: MakePage, set_today: SetToday
) -> None:
    page = news(on=date(2024, 3, 15), body=body(film))
    poster = film.thumbnail.name
    set_today(date(2026, 9, 15))

    status, _report = enforce()

    assert status == 0
    assert not default_storage.exists(poster)
    assert "<video" not in html(page)
    assert Erasure.objects.get().proved_at is not None


def test_taken_down_its_poster_is_out_of_reach(film: Any, news: MakePage) -> None:
    page = news(on=TODAY, body=body(film))

    act(engine.take_down, film)

    poster = film.thumbnail.name
    assert (default_storage.exists(poster), storages["private"].exists(poster)) == (False, True)
    assert poster not in html(page)


def test_put_back_its_poster_has_its_old_address(film: Any, news: MakePage) -> None:
    page = news(on=TODAY, body=body(film))
    act(engine.take_down, film)

    act(engine.restore, film)

    assert f'poster="{film.thumbnail.url}"' in html(page)
    assert default_storage.exists(film.thumbnail.name)


def test_past_its_date_the_poster_is_not_shown_although_nothing_ran(
    film: Any, news: MakePage, set_today: SetToday
) -> None:
    page = news(on=date(2024, 3, 15), body=body(film))
    set_today(date(2026, 9, 15))

    assert film.thumbnail.name not in html(page)


def test_the_poster_taken_away_and_the_video_still_plays(film: Any, news: MakePage) -> None:
    page = news(on=TODAY, body=body(film))
    poster = film.thumbnail.name

    save(film, **{"thumbnail-clear": "on"})

    assert not default_storage.exists(poster)
    assert not FileRemoval.objects.exists()
    assert film.file.name in html(page)
    assert "poster=" not in html(page)


def test_another_poster_in_its_place_and_the_first_is_gone(
    film: Any, picture_file: Make, news: MakePage
) -> None:
    page = news(on=TODAY, body=body(film))
    poster = film.thumbnail.name

    save(film, thumbnail=picture_file("another.jpg"))

    assert not default_storage.exists(poster)
    assert f'poster="{fresh(film).thumbnail.url}"' in html(page)
