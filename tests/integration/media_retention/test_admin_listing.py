"""The listings of images and videos tell until when each stays."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from retention.models import Hold
from retention.operations.holds import place_hold
from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
IMAGES = "wagtailimages:index"
VIDEOS = "wagtailmedia:index"


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def text_of(client: Client, name: str, **query: str) -> str:
    """What the listing says, without markup."""
    answer = client.get(reverse(name), query)
    assert answer.status_code == 200
    main = answer.content.decode().split('id="listing-results"')[1]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def titles(client: Client, name: str, **query: str) -> list[str]:
    """The titles in the order of the listing."""
    text = text_of(client, name, layout="list", **query)
    return re.findall(r"\b(?:Photo|Film) \w+", text)


def on_hold(medium: Any) -> None:
    ground = Hold.Ground.ARCHIVE
    place_hold("media", medium.uuid, ground=ground, reason="Kept", today=date(2026, 9, 1))


def down(medium: Any) -> None:
    type(medium).objects.filter(pk=medium.pk).update(taken_down_at="2026-09-10T10:00:00Z")


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_both_layouts_show_the_end_date(
    editor: Client, news: MakePage, make_image: Make, layout: str
) -> None:
    news(on=date(2024, 9, 14), hero_image=make_image("Photo A"))

    assert "14 March 2027" in text_of(editor, IMAGES, layout=layout)


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_without_people_there_is_none(editor: Client, make_image: Make, layout: str) -> None:
    make_image("Photo A", people_recognisable=False)

    assert "No end date" in text_of(editor, IMAGES, layout=layout)


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_what_is_off_the_site_or_over_or_held_says_so(
    editor: Client, make_image: Make, layout: str
) -> None:
    down(make_image("Photo A"))
    make_image("Photo B", collected_on=date(2020, 1, 1))
    on_hold(make_image("Photo C"))
    text = text_of(editor, IMAGES, layout=layout)

    assert [text.count(t) for t in ("Off the site", "Period over", "Under a hold")] == [1, 1, 1]


def test_a_video_shows_its_end_date(editor: Client, today: date) -> None:
    make_video("Film A")

    assert "14 March 2029" in text_of(editor, VIDEOS)


def test_the_soonest_comes_first_and_what_has_no_end_last(editor: Client, make_image: Make) -> None:
    make_image("Photo NoEnd", people_recognisable=False)
    make_image("Photo Later", intended_use="magazine")
    make_image("Photo Soon", intended_use="news")

    assert titles(editor, IMAGES, ordering="due") == ["Photo Soon", "Photo Later", "Photo NoEnd"]
    assert titles(editor, IMAGES, ordering="-due") == ["Photo Later", "Photo Soon", "Photo NoEnd"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("soon", {"Photo Soon"}),
        ("over", {"Photo Over"}),
        ("down", {"Photo Down"}),
        ("held", {"Photo Held"}),
        ("none", {"Photo NoEnd"}),
    ],
)
@pytest.mark.parametrize("query", ["", "Photo"])
def test_the_filter_finds_by_end(
    editor: Client, make_image: Make, answer: str, found: set[str], query: str
) -> None:
    # News stays for two and a half years: 14 March 2024 ends today, 10 April in 26 days.
    make_image("Photo Soon", intended_use="news", collected_on=date(2024, 4, 10))
    make_image("Photo Over", intended_use="news", collected_on=date(2024, 3, 14))
    make_image("Photo NoEnd", people_recognisable=False)
    down(make_image("Photo Down"))
    on_hold(make_image("Photo Held"))

    assert set(titles(editor, IMAGES, end=answer, q=query)) == found


def test_the_filter_finds_videos(editor: Client) -> None:
    make_video("Film Shown")
    down(make_video("Film Down"))

    assert titles(editor, VIDEOS, end="down") == ["Film Down"]


def test_a_search_cannot_be_ordered_by_end_and_does_not_fail(
    editor: Client, make_image: Make
) -> None:
    make_image("Photo A")

    assert titles(editor, IMAGES, q="Photo", ordering="due") == ["Photo A"]


def test_videos_are_found_by_title(editor: Client) -> None:
    make_video("Film One")
    make_video("Other Two")

    assert titles(editor, VIDEOS, q="One") == ["Film One"]


@pytest.mark.parametrize("layout", ["grid", "list"])
def test_forty_images_cost_as_many_queries_as_ten(
    editor: Client, make_image: Make, settings: Any, layout: str
) -> None:
    settings.WAGTAILIMAGES_INDEX_PAGE_SIZE = 50
    counts = []
    for more in (10, 30):
        for number in range(more):
            make_image(f"Photo {number}")
        counts.append(_queries(editor, IMAGES, layout))

    assert counts[0] == counts[1]


def test_forty_videos_cost_as_many_queries_as_ten(editor: Client) -> None:
    for number in range(10):
        make_video(f"Film {number}")
    ten = _queries(editor, VIDEOS, "list")
    for number in range(30):
        make_video(f"Film {number}")

    assert _queries(editor, VIDEOS, "list") == ten


def _queries(client: Client, name: str, layout: str) -> int:
    client.get(reverse(name), {"layout": layout})  # the pictures' sizes are made now
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse(name), {"layout": layout})
    return len(queries)


def test_the_chooser_does_not_offer_what_visitors_would_not_see(
    editor: Client, make_image: Make
) -> None:
    make_image("Photo Fine")
    down(make_image("Photo Down"))
    make_image("Photo Over", collected_on=date(2020, 1, 1))
    url = reverse("wagtailimages_chooser:choose_results")

    for query in ({}, {"q": "Photo"}):
        html = editor.get(url, query).content.decode()
        assert set(re.findall(r"Photo (\w+)", html)) == {"Fine"}
