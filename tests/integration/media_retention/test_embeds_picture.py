"""The opening picture of a video from elsewhere: its uses follow those of the video."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command

from retention import engine
from ser_site.media.models import SerEmbed
from tests.commands import enforce
from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import make_embed

from .embeds import NUMBER, TODAY, act, body, erase, fresh, html, use

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


Make = Callable[..., Any]


def test_its_picture_is_on_the_page_through_the_video(news: MakePage, make_image: Make) -> None:
    picture = make_image()
    page = news(on=date(2025, 3, 14), body=body(make_embed(poster=picture)))

    assert use(picture, page).since == date(2025, 3, 14)
    assert fresh(picture).due == date(2027, 9, 14)


def test_a_picture_chosen_later_is_on_the_page_too(news: MakePage, make_image: Make) -> None:
    picture, video = make_image(), make_embed()
    page = news(on=date(2025, 3, 14), body=body(video))

    video.poster = picture
    video.save()

    assert use(picture, page).since == date(2025, 3, 14)


def test_another_picture_in_its_place_and_the_first_rests(news: MakePage, make_image: Make) -> None:
    first = make_image()
    video = make_embed(poster=first)
    page = news(on=date(2025, 3, 14), body=body(video))

    video.poster = make_image()
    video.save()

    assert not use(first, page).shown
    assert fresh(first).due == date(2027, 9, 14)


def test_in_magazine_and_news_the_picture_stays_as_long_as_the_longer_use(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    picture = make_image()
    video = make_embed(poster=picture)
    news(on=TODAY, body=body(video))
    magazine(on=TODAY, body=body(video))

    assert fresh(picture).due == date(2031, 3, 14)


def test_the_picture_leaves_the_page_with_the_video(
    news: MakePage, magazine: MakePage, make_image: Make, set_today: SetToday
) -> None:
    picture = make_image(people_recognisable=False)
    video = make_embed(poster=picture)
    ends = news(on=date(2024, 3, 15), body=body(video))
    stays = magazine(on=date(2024, 3, 15), body=body(video))
    set_today(date(2026, 9, 15))

    enforce()

    assert not use(picture, ends).shown
    assert use(picture, stays).shown


def test_the_video_erased_and_its_picture_is_on_no_page(news: MakePage, make_image: Make) -> None:
    picture = make_image()
    video = make_embed(poster=picture)
    page = news(on=TODAY, body=body(video))

    erase(video)

    assert not use(picture, page).shown
    assert default_storage.exists(fresh(picture).file.name)


def test_the_picture_erased_and_the_video_is_still_offered(
    news: MakePage, make_image: Make
) -> None:
    picture = make_image()
    video = make_embed(poster=picture)
    page = news(on=TODAY, body=body(video))
    assert "theme/video.svg" not in html(page)

    erase(picture)

    assert fresh(video).poster is None
    assert NUMBER in html(page)
    assert "theme/video.svg" in html(page)
    assert enforce()[0] == 0


def test_the_picture_taken_down_and_the_drawing_stands_in(news: MakePage, make_image: Make) -> None:
    picture = make_image()
    page = news(on=TODAY, body=body(make_embed(poster=picture)))
    html(page)
    sizes = [size.file.name for size in picture.renditions.all()]

    act(engine.take_down, picture)

    assert "theme/video.svg" in html(page)
    assert sizes and not any(default_storage.exists(name) for name in sizes)


def test_reading_everything_anew_finds_the_picture_and_changes_nothing_twice(
    news: MakePage, make_image: Make
) -> None:
    picture = make_image()
    video = make_embed()
    page = news(on=date(2025, 3, 14), body=body(video))
    # No signal is sent for this.
    SerEmbed.objects.filter(pk=video.pk).update(poster=picture)

    for _again in range(2):
        call_command("refresh_placements", stdout=StringIO(), stderr=StringIO())

    assert use(picture, page).since == date(2025, 3, 14)
    assert fresh(picture).due == date(2027, 9, 14)


def test_there_is_no_file_to_hash() -> None:
    make_embed()

    call_command("hash_media", stdout=StringIO(), stderr=StringIO())

    assert SerEmbed.objects.exists()
