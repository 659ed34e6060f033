"""A photo is placed wherever a live page shows it, whichever way that came about."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from media_retention.models import Placement
from ser_site.home.models import HomePage
from ser_site.news.models import NewsIndexPage, NewsPage
from tests.integration.conftest import MakePage, SetToday
from tests.testapp.builders import embed
from tests.testapp.models import EverythingPage, GalleryItem, Person, TeamMember

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("register", "commits"),
]

Make = Callable[..., Any]
Fields = Callable[[Any], dict[str, Any]]

TODAY = date(2026, 9, 14)
LATER = date(2026, 10, 1)


def _body(*blocks: dict[str, Any]) -> str:
    return json.dumps(blocks)


def _image(image: Any) -> dict[str, Any]:
    return {"type": "image", "value": image.pk, "id": "b"}


WAYS: dict[str, Fields] = {
    "rich text": lambda image: {"intro": embed(image.pk, "Alt")},
    "stream": lambda image: {"body": _body(_image(image))},
    "nested stream": lambda image: {
        "body": _body({"type": "section", "value": [_image(image)], "id": "a"})
    },
    "inline": lambda image: {"gallery": [GalleryItem(image=image)]},
    "rich text inline": lambda image: {
        "team": [TeamMember(name="Jan", about=embed(image.pk, "Alt"))]
    },
    "snippet": lambda image: {"person": Person.objects.create(name="Jo", portrait=image)},
}


@pytest.mark.parametrize("way", WAYS)
def test_wherever_it_stands_on_the_page_it_is_placed(
    home: HomePage, make_image: Make, way: str
) -> None:
    photo = make_image()
    page = home.add_child(instance=EverythingPage(title="Alles", slug="alles", **WAYS[way](photo)))

    use = Placement.objects.get(medium=photo.uuid)
    assert (use.page_id, use.since) == (page.pk, TODAY)


def test_a_photo_put_on_a_snippet_is_placed_on_the_pages_that_show_it(
    home: HomePage, make_image: Make
) -> None:
    person = Person.objects.create(name="Jo Voorbeeld")
    page = home.add_child(instance=EverythingPage(title="Alles", slug="alles", person=person))
    person.portrait = make_image()
    person.save()

    assert Placement.objects.get().page_id == page.pk


def test_a_live_child_page_made_in_code_places_its_photo(home: HomePage, make_image: Make) -> None:
    index = home.add_child(instance=NewsIndexPage(title="Nieuws", slug="nieuws"))
    page = index.add_child(instance=NewsPage(title="Code", date=TODAY, hero_image=make_image()))

    # 14 September 2026 and 30 months.
    assert Placement.objects.get(page_id=page.pk).due == date(2029, 3, 14)


def test_a_scheduled_page_places_its_photo_once_it_is_live(
    news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=LATER)
    page.unpublish()
    page.hero_image = make_image()
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert not Placement.objects.exists()

    set_today(LATER)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    page.save_revision(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")

    # 1 October 2026 and 30 months.
    assert Placement.objects.get().due == date(2029, 4, 1)


def test_moving_a_page_moves_no_date(
    home: HomePage, news: MakePage, make_image: Make, set_today: SetToday
) -> None:
    page = news(on=TODAY, hero_image=make_image())
    other = home.add_child(instance=NewsIndexPage(title="Archief", slug="archief"))
    set_today(LATER)
    page.move(other, pos="last-child")

    use = Placement.objects.get()
    assert (use.page_id, use.since, use.shown) == (page.pk, TODAY, True)


def test_imported_pages_keep_a_photo_whichever_comes_first(
    news: MakePage, magazine: MakePage, make_image: Make
) -> None:
    photo = make_image()
    news(on=date(2020, 3, 14), hero_image=photo)
    magazine(on=date(2026, 1, 1), hero_image=photo)

    photo.refresh_from_db()
    # 1 January 2026 and 54 months.
    assert photo.due == date(2030, 7, 1)
