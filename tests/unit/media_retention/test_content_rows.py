"""References in the fields of a model and its inline rows, as in a revision."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

import pytest
from wagtail.models import Page

from media_retention.content.targets import Outcome, Target, label_of
from media_retention.content.walk import find, strip
from ser_site.media.models import SerImage, SerVideo
from tests.testapp.models import Card, EverythingPage, Person, Profile

GONE = Target("media.serimage", "5")
EMBED = '<embed embedtype="image" format="left" id="5" alt="Jan"/>'


def stripped(**data: Any) -> dict[str, Any]:
    return strip(EverythingPage, {"pk": 1, **data}, {GONE}).data


@pytest.mark.parametrize("raw", [5, "5", "05", " 5"])
def test_a_key_is_recognised_however_it_is_written(raw: Any) -> None:
    assert find(EverythingPage, {"hero_image": raw}, [SerImage]) == {GONE}


@pytest.mark.parametrize("raw", [None, True, 5.0, "", "vijf", [5], {"pk": 5}, UUID(int=5), 10**40])
def test_what_is_no_key_refers_to_nothing(raw: Any) -> None:
    assert GONE not in find(EverythingPage, {"hero_image": raw}, [SerImage])


def test_only_the_models_asked_for_are_found() -> None:
    data = {"hero_image": 5, "film": 5, "person": 5}
    assert find(EverythingPage, data, [SerVideo, Person]) == {
        Target("media.servideo", "5"),
        Target("testapp.person", "5"),
    }


def test_a_page_of_any_type_is_a_page() -> None:
    body = [{"type": "page", "value": 9}, {"type": "text", "value": '<a linktype="page" id="8">'}]
    found = find(EverythingPage, {"body": body}, [EverythingPage])
    assert found == {Target("wagtailcore.page", "9"), Target("wagtailcore.page", "8")}


def test_a_page_is_referred_to_by_the_model_that_has_its_key() -> None:
    assert label_of(EverythingPage) == label_of(Page) == "wagtailcore.page"


def test_a_foreign_key_goes_with_its_declared_texts() -> None:
    data = {"hero_image": 5, "hero_alt": "Jan", "hero_caption": "Jan lacht", "caption": "Zomer"}
    after = {"hero_image": None, "hero_alt": "", "hero_caption": "", "caption": "Zomer"}
    assert stripped(**data) == {"pk": 1, **after}


def test_texts_of_a_picture_that_stays_stay() -> None:
    data = {"hero_image": 6, "hero_alt": "Els", "cover": 5}
    assert stripped(**data) == {"pk": 1, "hero_image": 6, "hero_alt": "Els", "cover": None}


def test_without_a_declaration_the_name_of_the_field_tells() -> None:
    data = {"pk": 1, "portrait": 5, "portrait_alt": "Jan", "caption": "Zomer"}
    after = strip(Person, data, {GONE}).data
    assert after == {"pk": 1, "portrait": None, "portrait_alt": "", "caption": "Zomer"}


def test_a_key_that_the_row_needs_is_reported_and_left() -> None:
    outcome = strip(Card, {"pk": 1, "title": "Kaart", "image": 5}, {GONE})
    assert not outcome.changed
    assert [one.path for one in outcome.unstrippable] == ["image"]


def test_many_to_many_loses_the_key() -> None:
    assert stripped(images=[4, 5, 6])["images"] == [4, 6]


def test_an_inline_row_that_needs_its_picture_is_dropped() -> None:
    rows = [{"pk": 3, "image": 5, "caption": "Jan"}, {"pk": 4, "image": 6, "caption": "Els"}]
    assert stripped(gallery=rows)["gallery"] == rows[1:]


def test_a_dropped_row_is_named() -> None:
    gallery = [{"pk": 3, "image": 5, "caption": "Jan"}]
    (removed,) = strip(EverythingPage, {"gallery": gallery}, {GONE}).removed
    assert removed.outcome is Outcome.ROW_DROPPED
    assert removed.row == Target("testapp.galleryitem", "3")


def test_a_dropped_row_of_a_draft_has_no_name() -> None:
    (removed,) = strip(EverythingPage, {"gallery": [{"pk": None, "image": 5}]}, {GONE}).removed
    assert removed.row is None


def test_an_inline_row_with_words_keeps_them() -> None:
    member = {"pk": 3, "name": "Jan", "portrait": 5, "alt_text": "Jan lacht", "about": "<p>x</p>"}
    after = {**member, "portrait": None, "alt_text": ""}
    assert stripped(team=[member])["team"] == [after]


def test_an_inline_row_of_which_nothing_is_left_is_dropped() -> None:
    shots = [{"pk": 3, "sort_order": 0, "profile": 1, "image": 5, "caption": "Jan", "year": None}]
    assert strip(Profile, {"pk": 1, "shots": shots}, {GONE}).data["shots"] == []


def test_an_inline_row_with_a_figure_stays() -> None:
    shot = {"pk": 3, "sort_order": 0, "profile": 1, "image": 5, "caption": "Jan", "year": 1999}
    after = strip(Profile, {"pk": 1, "shots": [shot]}, {GONE}).data["shots"]
    assert after == [{**shot, "image": None, "caption": ""}]


def test_inline_rows_are_walked_to_the_bottom() -> None:
    story = json.dumps([{"type": "image", "value": 5, "id": "a"}])
    member = {"pk": 3, "name": "Jan", "about": EMBED, "story": story, "shots": [{"image": 5}]}
    assert stripped(team=[member])["team"] == [
        {"pk": 3, "name": "Jan", "about": "", "story": "[]", "shots": []}
    ]


def test_rich_text_loses_the_embed() -> None:
    assert stripped(intro=f"<p>Voor</p>{EMBED}")["intro"] == "<p>Voor</p>"


def test_nothing_is_removed_without_anything_to_remove() -> None:
    data = {"hero_image": 5}
    outcome = strip(EverythingPage, data, set())
    assert (outcome.data, outcome.changed, outcome.removed) == (data, False, ())


MALFORMED: dict[str, Any] = {
    "rows that are no list": {"gallery": {"image": 5}},
    "rows that are no objects": {"gallery": [5, None, "image"]},
    "many that are no list": {"images": 5},
    "rich text that is no text": {"intro": {"image": 5}},
    "a field that is gone": {"old_image": 5},
    "a content type that is no key": {"about_type": "x", "about_id": "5"},
    "a content type without an object": {"about_type": None, "about_id": "5"},
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_cannot_be_read_is_left_as_it_is(data: dict[str, Any]) -> None:
    assert stripped(**data) == {"pk": 1, **data}
