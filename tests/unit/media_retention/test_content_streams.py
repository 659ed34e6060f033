"""References in the JSON of a StreamField."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from media_retention.content.targets import Outcome, Target
from media_retention.content.walk import find, strip
from ser_site.media.models import SerImage, SerVideo
from tests.testapp.models import EverythingPage, Person

GONE = Target("media.serimage", "5")
STAYS = Target("media.serimage", "6")


def child(kind: str, value: Any, key: str = "a") -> dict[str, Any]:
    return {"type": kind, "value": value, "id": key}


def item(value: Any, key: str = "i") -> dict[str, Any]:
    return {"type": "item", "value": value, "id": key}


def body(*children: dict[str, Any]) -> dict[str, Any]:
    return {"pk": 1, "body": list(children)}


def left(*children: dict[str, Any], gone: Target = GONE) -> list[Any]:
    """What a strip leaves of a body of these children."""
    value: list[Any] = strip(EverythingPage, body(*children), {gone}).data["body"]
    return value


def found(*children: dict[str, Any]) -> frozenset[Target]:
    return find(EverythingPage, body(*children), [SerImage, SerVideo, Person])


FIGURE = {"image": 5, "alt_text": "Jan", "caption": "<p>Jan</p>", "width": "half"}

HOLDERS: dict[str, dict[str, Any]] = {
    "chooser": child("image", 5),
    "chooser with its key as text": child("image", "5"),
    "image block": child("image_block", {"image": 5, "decorative": False, "alt_text": "Jan"}),
    "image block from before it was one": child("image_block", 5),
    "figure": child("figure", FIGURE),
    "list": child("images", [item(5)]),
    "list without envelopes": child("images", [5]),
    "list without ids": child("images", [{"type": "item", "value": 5}]),
    "list of image blocks": child("image_blocks", [item({"image": 5, "alt_text": "Jan"})]),
    "gallery": child("gallery", {"heading": "", "figures": [item(FIGURE)]}),
    "stream in a stream": child("section", [child("image", 5)]),
    "gallery in a stream in a stream": child(
        "section", [child("gallery", {"heading": "", "figures": [item(FIGURE)]})]
    ),
    "rich text": child("text", '<embed embedtype="image" id="5" format="left" alt="Jan"/>'),
    "film with only a poster": child("film", {"video": None, "poster": {"image": 5}}),
    "table": child(
        "table",
        {
            "columns": [{"type": "image", "heading": ""}],
            "rows": [{"values": [5]}, {"values": [None]}],
            "caption": "",
        },
    ),
}


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS.keys())
def test_a_reference_is_found_wherever_it_is(holder: dict[str, Any]) -> None:
    assert found(holder) == {GONE}


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS.keys())
def test_what_holds_nothing_but_the_medium_goes_as_a_whole(holder: dict[str, Any]) -> None:
    assert left(child("heading", "Nieuws"), holder) == [child("heading", "Nieuws")]


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS.keys())
def test_the_input_is_not_touched(holder: dict[str, Any]) -> None:
    data = body(holder)
    before = copy.deepcopy(data)
    strip(EverythingPage, data, {GONE})
    assert data == before


@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS.keys())
def test_a_whole_removal_asks_no_attention(holder: dict[str, Any]) -> None:
    removed = strip(EverythingPage, body(holder), {GONE}).removed
    assert [(one.outcome, one.needs_attention) for one in removed] == [(Outcome.REMOVED, False)]


def test_other_media_in_the_same_list_stay_as_they_are() -> None:
    images = child("images", [item(5, "x"), item(6, "y")])
    assert left(images) == [child("images", [item(6, "y")])]


def test_words_beside_a_medium_stay_and_its_own_texts_go() -> None:
    quote = child("quote", {"text": "Wij doen mee.", "portrait": 5, "alt_text": "Jan lacht"})
    assert left(quote) == [
        child("quote", {"text": "Wij doen mee.", "portrait": None, "alt_text": ""})
    ]


def test_a_required_chooser_between_words_needs_attention() -> None:
    quote = child("quote", {"text": "Wij doen mee.", "portrait": 5, "alt_text": ""})
    (removed,) = strip(EverythingPage, body(quote), {GONE}).removed
    assert (removed.outcome, removed.needs_attention) == (Outcome.CLEARED, True)
    assert removed.path == "body.a.portrait"


def test_declared_texts_go_with_their_own_picture() -> None:
    pictures = {"left": 5, "left_words": "Jan", "right": 6, "right_words": "Els", "caption": ""}
    after = {"left": None, "left_words": "", "right": 6, "right_words": "Els", "caption": ""}
    assert left(child("declared", pictures)) == [child("declared", after)]


def test_texts_that_were_not_declared_are_words_of_the_editor() -> None:
    pictures = {"left": 5, "left_words": "Jan", "right": None, "caption": "Zomer"}
    after = {"left": None, "left_words": "", "right": None, "caption": "Zomer"}
    assert left(child("declared", pictures)) == [child("declared", after)]


def test_texts_that_carry_the_name_of_the_picture_go_with_it() -> None:
    pair = {"left_image": 5, "left_alt": "Jan", "right_image": 6, "right_alt": "Els"}
    after = {"left_image": None, "left_alt": "", "right_image": 6, "right_alt": "Els"}
    assert left(child("pair", pair)) == [child("pair", after)]


def test_a_caption_that_two_pictures_share_stays_and_asks_attention() -> None:
    pair = child("pair", {"left_image": 5, "right_image": 6, "caption": "Jan en Els"})
    stripped = strip(EverythingPage, body(pair), {GONE})
    assert stripped.data["body"][0]["value"]["caption"] == "Jan en Els"
    assert [one.needs_attention for one in stripped.removed] == [True]


def test_a_shared_caption_goes_with_the_last_picture() -> None:
    pair = child("pair", {"left_image": 5, "right_image": 6, "caption": "Jan en Els"})
    assert strip(EverythingPage, body(pair), {GONE, STAYS}).data["body"] == []


def test_a_gallery_with_a_heading_keeps_it() -> None:
    gallery = child("gallery", {"heading": "De dag", "figures": [item(FIGURE)]})
    assert left(gallery) == [child("gallery", {"heading": "De dag", "figures": []})]


def test_a_gallery_keeps_its_other_figures() -> None:
    other = item({**FIGURE, "image": 6}, "j")
    gallery = child("gallery", {"heading": "", "figures": [item(FIGURE), other]})
    assert left(gallery) == [child("gallery", {"heading": "", "figures": [other]})]


def test_a_picture_embedded_in_a_caption_outlives_the_words() -> None:
    embed = '<embed embedtype="image" id="6" format="left" alt="Logo"/>'
    figure = {**FIGURE, "caption": f"<p>Jan</p>{embed}"}
    assert left(child("figure", figure)) == [
        child("figure", {"image": None, "alt_text": "", "caption": embed, "width": "half"})
    ]


def test_a_cell_of_a_table_is_emptied_and_the_table_stays() -> None:
    columns = [{"type": "text", "heading": "Naam"}, {"type": "figure", "heading": "Foto"}]
    table = {"columns": columns, "rows": [{"values": ["Jan", FIGURE]}], "caption": "Leden"}
    empty = {"image": None, "alt_text": "", "caption": "", "width": "half"}
    after = {"columns": columns, "rows": [{"values": ["Jan", empty]}], "caption": "Leden"}
    assert left(child("table", table)) == [child("table", after)]


def test_a_poster_goes_and_the_film_stays() -> None:
    film = {"video": 5, "poster": {"image": 5, "decorative": True, "alt_text": ""}}
    after = {"video": 5, "poster": {"image": None, "decorative": False, "alt_text": ""}}
    assert left(child("film", film)) == [child("film", after)]


def test_a_film_takes_its_transcript_along() -> None:
    film = child("film", {"video": 7, "poster": None, "transcript": "Jan: hallo."})
    assert left(film, gone=Target("media.servideo", "7")) == []


def test_a_video_with_the_same_key_is_another_record() -> None:
    assert left(child("video", 5)) == [child("video", 5)]


def test_snippets_are_found_by_the_same_walk() -> None:
    assert found(child("person", 5)) == {Target("testapp.person", "5")}


def test_a_caption_beside_something_else_than_a_medium_is_not_about_it() -> None:
    person = Target("testapp.person", "5")
    assert left(child("person", 5), child("heading", "x"), gone=person) == [child("heading", "x")]


def test_raw_html_has_no_references() -> None:
    assert found(child("raw", '<embed embedtype="image" id="5"/>')) == frozenset()


def test_a_block_of_the_site_is_asked() -> None:
    assert found(child("strange", "image:5")) == {GONE}


def test_a_block_that_only_the_site_understands_is_reported_and_left() -> None:
    stripped = strip(EverythingPage, body(child("strange", "image:5")), {GONE})
    assert stripped.data["body"] == [child("strange", "image:5")]
    assert not stripped.changed
    assert [one.target for one in stripped.unstrippable] == [GONE]


def test_a_required_stream_that_is_empty_now_needs_attention() -> None:
    from wagtail.blocks import StreamBlock
    from wagtail.images.blocks import ImageChooserBlock

    from media_retention.content.streams import walk_stream_json
    from media_retention.content.targets import Wanted

    stream = StreamBlock([("image", ImageChooserBlock())], required=True)
    step = walk_stream_json(stream, [child("image", 5)], Wanted.removal({GONE}), "body")
    assert [one.needs_attention for one in step.removed] == [True]


def test_json_text_stays_json_text() -> None:
    text = json.dumps([child("image", 5), child("heading", "Café")])
    after = strip(EverythingPage, {"pk": 1, "body": text}, {GONE}).data["body"]
    assert after == json.dumps([child("heading", "Café")])


def test_json_text_that_is_not_concerned_is_kept_to_the_letter() -> None:
    text = '[ {"type":"image", "value":6,"id":"a"} ]'
    assert strip(EverythingPage, {"pk": 1, "body": text}, {GONE}).data["body"] == text


MALFORMED: dict[str, Any] = {
    "no JSON": "<p>was rich text once</p>",
    "nothing": None,
    "a number": 5,
    "an object": {"type": "image", "value": 5},
    "no objects in the list": [None, 5, "image", ["image", 5]],
    "no type": [{"value": 5}],
    "no value": [{"type": "image"}],
    "a type that is a list": [{"type": ["image"], "value": 5}],
    "an unknown type": [child("carousel", 5)],
    "a chooser with an object": [child("image", {"id": 5})],
    "a chooser with a truth": [child("image", True)],
    "a chooser with words": [child("image", "five")],
    "a struct with a key": [child("figure", 5)],
    "a struct with nothing": [child("figure", None)],
    "a struct with an unknown name": [child("figure", {"photo": 5})],
    "a list with an object": [child("images", {"item": 5})],
    "a list with nothing": [child("images", None)],
    "a stream with a text": [child("section", "text")],
    "a rich text with a number": [child("text", 5)],
    "a table with a list": [child("table", [5])],
    "a table of nothing": [child("table", {"columns": None, "rows": None})],
    "a table with an unknown column": [
        child("table", {"columns": [{"type": "map"}, 3], "rows": [{"values": [5, 5]}, 7]})
    ],
    "a strange block with something else": [child("strange", 12), child("strange", "x:5")],
}


@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_cannot_be_read_is_left_as_it_is(value: Any) -> None:
    data = {"pk": 1, "body": value}
    assert strip(EverythingPage, data, {GONE}).data == data


@pytest.mark.parametrize("value", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_cannot_be_read_hides_nothing_else(value: Any) -> None:
    readable = value if isinstance(value, list) else []
    data = {"pk": 1, "body": [*readable, child("image", 5)]}
    assert find(EverythingPage, data, [SerImage]) == {GONE}
