"""Even when nothing runs: what is past its date renders as nothing, and its page still stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from django.template import Context, Template
from django.test import Client
from wagtail.models import Page
from wagtailmedia.utils import format_video_html

from media_retention.visibility import now_serving
from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import full_page, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
LONG_AGO = date(2024, 3, 15)
"""Two and a half years before tomorrow."""
TOMORROW = date(2026, 9, 15)


def get(page: Page) -> str:
    response = Client().get(page.url)
    assert response.status_code == 200
    return str(response.content.decode())


def stem(medium: Any) -> str:
    """What the address of every file of a medium has in it, shortened sizes included."""
    return PurePosixPath(medium.file.name).stem[:16]


@pytest.mark.parametrize(
    "tag",
    [
        "{% image photo width-20 %}",
        "{% image photo width-20 as it %}{% if it %}<img src='{{ it.url }}'>{% endif %}",
        "{% srcset_image photo width-{20,40} %}",
        "{% picture photo format-{webp,png} width-20 %}",
        "{% picture photo width-{20,40} %}",
        "{% picture photo width-20 %}",
    ],
)
def test_no_tag_of_wagtail_shows_it(make_image: Make, set_today: SetToday, tag: str) -> None:
    photo = make_image(collected_on=LONG_AGO)
    template = Template("{% load wagtailimages_tags %}" + tag)
    assert "<img" in template.render(Context({"photo": photo}))
    set_today(TOMORROW)

    html = template.render(Context({"photo": photo}))
    assert "<img" not in html
    assert "/media/" not in html


def test_a_page_with_every_reference_stands_without_it(
    home: Page, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    page = home.add_child(instance=full_page(photo, make_video(), "Jo Voorbeeld"))
    page.save_revision().publish()
    assert stem(photo) in get(page)
    set_today(date(2029, 3, 14))

    html = get(page)

    assert stem(photo) not in html
    assert "<img" not in html


def test_a_film_is_not_played(news: MakePage, set_today: SetToday) -> None:
    film = make_video()
    item = news(on=LONG_AGO, body=[("video", {"video": film, "transcript": "Jo zegt dag."})])
    assert stem(film) in get(item)
    set_today(TOMORROW)

    html = get(item)

    assert "<video" not in html
    assert "Jo zegt dag." not in html


def test_the_player_of_wagtailmedia_has_nothing_to_play(set_today: SetToday) -> None:
    film = make_video()
    assert stem(film) in format_video_html(film)
    set_today(date(2029, 3, 14))

    assert stem(film) not in format_video_html(film)


@pytest.fixture
def in_both(news: MakePage, magazine: MakePage, make_image: Make) -> dict[str, Any]:
    photo = make_image()
    text = f'<p>Voor</p><embed embedtype="image" id="{photo.pk}" format="left" alt="Jo"/>'
    both = {"hero_image": photo, "body": [("text", text)]}
    return {
        "photo": photo,
        "item": news(on=LONG_AGO, **both),
        "story": magazine(on=LONG_AGO, **both),
    }


def test_over_on_this_page_but_alive_elsewhere(
    in_both: dict[str, Any], set_today: SetToday
) -> None:
    assert stem(in_both["photo"]) in get(in_both["item"])
    set_today(TOMORROW)

    assert stem(in_both["photo"]) not in get(in_both["item"])
    assert stem(in_both["photo"]) in get(in_both["story"])


def test_nor_in_an_overview_of_the_page_where_it_is_over(
    news: MakePage, magazine: MakePage, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    item = news(on=LONG_AGO, hero_image=photo)
    magazine(on=LONG_AGO, hero_image=photo)
    overview = item.get_parent()
    assert stem(photo) in get(overview)
    set_today(TOMORROW)

    assert stem(photo) not in get(overview)


def test_the_page_in_view_is_forgotten_with_its_request(
    in_both: dict[str, Any], set_today: SetToday
) -> None:
    """The next request in the same thread may be of the admin, or of no page at all."""
    set_today(TOMORROW)
    get(in_both["item"])

    assert in_both["photo"].may_be_shown


def test_a_page_that_a_proof_looks_at_is_not_the_page_in_view(
    in_both: dict[str, Any], set_today: SetToday
) -> None:
    from retention.visitor import fetch

    set_today(TOMORROW)
    now_serving(None)
    fetch(in_both["item"].full_url)

    assert in_both["photo"].may_be_shown


def test_a_medium_that_was_taken_down_is_not_shown(make_image: Make) -> None:
    photo = make_image(people_recognisable=False)
    photo.taken_down_at = "2026-09-01T00:00:00Z"

    assert not photo.may_be_shown


@pytest.mark.parametrize(("day", "shown"), [(date(2026, 9, 14), True), (TOMORROW, False)])
def test_the_due_date_is_the_first_day_without_it(
    make_image: Make, set_today: SetToday, day: date, shown: bool
) -> None:
    photo = make_image(collected_on=LONG_AGO)
    set_today(day)

    assert photo.may_be_shown is shown
