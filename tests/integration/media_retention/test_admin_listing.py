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
from tests.testapp.builders import make_embed, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
IMAGES = "wagtailimages:index"
VIDEOS = "wagtailmedia:index"
EMBEDS = "media_retention_embed:index"
FEW, MANY = 3, 9


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
    ("choice", "found"),
    [
        ({"end": "soon"}, {"Photo Soon"}),
        ({"end": "quarter"}, {"Photo Soon", "Photo Quarter"}),
        ({"end": "over"}, {"Photo Over"}),
        ({"end": "none"}, {"Photo NoEnd"}),
        ({"standing": "down"}, {"Photo Down"}),
        ({"standing": "held"}, {"Photo Held"}),
        ({"people": "consent"}, {"Photo Soon", "Photo Down"}),
        ({"people": "public_interest"}, {"Photo Quarter"}),
        ({"people": "nobody"}, {"Photo NoEnd"}),
        ({"people": "consent", "standing": "down"}, {"Photo Down"}),
    ],
)
@pytest.mark.parametrize("query", ["", "Photo"])
def test_the_filters_find_and_narrow_each_other(
    editor: Client, make_image: Make, choice: dict[str, str], found: set[str], query: str
) -> None:
    # News stays for two and a half years: 14 March 2024 ends today, 10 April in 26 days,
    # and 13 June in 90.
    consent, public = {"legal_basis": "consent"}, {"legal_basis": "public_interest"}
    make_image("Photo Soon", intended_use="news", collected_on=date(2024, 4, 10), **consent)
    make_image("Photo Quarter", intended_use="news", collected_on=date(2024, 6, 13), **public)
    make_image("Photo Beyond", intended_use="news", collected_on=date(2024, 6, 14))
    make_image("Photo Over", intended_use="news", collected_on=date(2024, 3, 14))
    # The form keeps the ground that was chosen before somebody said that nobody is on it.
    make_image("Photo NoEnd", people_recognisable=False, **consent)
    down(make_image("Photo Down", **consent))
    on_hold(make_image("Photo Held"))

    assert set(titles(editor, IMAGES, q=query, **choice)) == found


@pytest.mark.parametrize("query", ["", "Film"])
def test_the_filter_finds_videos(editor: Client, query: str) -> None:
    make_video("Film Shown")
    down(make_video("Film Down"))

    assert titles(editor, VIDEOS, standing="down", q=query) == ["Film Down"]


@pytest.mark.parametrize("query", ["", "Film"])
def test_the_filter_finds_videos_from_elsewhere(editor: Client, query: str) -> None:
    make_embed("Film Shown")
    down(make_embed("Film Down", video_id="zyxwvutsrqp"))

    assert titles(editor, EMBEDS, standing="down", q=query) == ["Film Down"]


def test_a_search_cannot_be_ordered_by_end_and_does_not_fail(
    editor: Client, make_image: Make
) -> None:
    make_image("Photo A")

    assert titles(editor, IMAGES, q="Photo", ordering="due") == ["Photo A"]


@pytest.mark.parametrize("ordering", ["title", "-created_at", "due", "nonsense", "\0"])
@pytest.mark.parametrize("index", [IMAGES, VIDEOS, EMBEDS])
def test_a_search_opens_in_any_order(
    editor: Client, make_image: Make, index: str, ordering: str
) -> None:
    makers: dict[str, Make] = {IMAGES: make_image, VIDEOS: make_video, EMBEDS: make_embed}
    makers[index]("Film A")

    assert titles(editor, index, q="Film", ordering=ordering) == ["Film A"]


@pytest.mark.parametrize(
    ("ordering", "found"), [("title", ["Film A", "Film B"]), ("-title", ["Film B", "Film A"])]
)
@pytest.mark.parametrize("index", [VIDEOS, EMBEDS])
def test_what_a_search_finds_is_sorted_by_title(
    editor: Client, index: str, ordering: str, found: list[str]
) -> None:
    make: Make = make_video if index == VIDEOS else make_embed
    more = {} if index == VIDEOS else {"video_id": "zyxwvutsrqp"}
    make("Film B")
    make("Film A", **more)

    assert titles(editor, index, q="Film", ordering=ordering) == found


def test_videos_are_found_by_title(editor: Client) -> None:
    make_video("Film One")
    make_video("Other Two")

    assert titles(editor, VIDEOS, q="One") == ["Film One"]


@pytest.mark.any_database
@pytest.mark.parametrize("layout", ["grid", "list"])
@pytest.mark.parametrize("query", ["", "?end=none&standing=held&people=nobody"])
def test_many_images_cost_as_many_queries_as_few(
    editor: Client, make_image: Make, layout: str, query: str
) -> None:
    counts = []
    for more in (FEW, MANY - FEW):
        for number in range(more):
            on_hold(make_image(f"Photo {number}", people_recognisable=False))
        counts.append(_queries(editor, IMAGES, query, layout))

    assert counts[0] == counts[1]


@pytest.mark.any_database
@pytest.mark.parametrize("query", ["", "?end=none&standing=held&people=nobody"])
def test_many_videos_cost_as_many_queries_as_few(editor: Client, query: str) -> None:
    counts = []
    for more in (FEW, MANY - FEW):
        for number in range(more):
            film = make_video(f"Film {number}")
            film.people_recognisable = False
            film.save()
            on_hold(film)
        counts.append(_queries(editor, VIDEOS, query, "list"))

    assert counts[0] == counts[1]


def _queries(client: Client, name: str, query: str, layout: str) -> int:
    address = f"{reverse(name)}{query or '?'}&layout={layout}"
    client.get(address)  # the pictures' sizes are made now
    with CaptureQueriesContext(connection) as queries:
        found = len(client.get(address).context["object_list"])
    assert found in (FEW, MANY)
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


@pytest.mark.parametrize("collection", ["9" * 30, "9999999999", "x", "\0", "²"])
def test_a_collection_that_cannot_be_one_does_not_break_choosing_a_video(
    editor: Client, collection: str
) -> None:
    make_video("Film")
    for address in (
        reverse("wagtailmedia:chooser"),
        reverse("wagtailmedia:chooser_typed", args=["video"]),
    ):
        answer = editor.get(address, {"collection_id": collection})
        assert answer.status_code == 200
        assert "Film" in answer.content.decode()
