"""What holds for every stream, however it is nested: blocks and content made at random."""

from __future__ import annotations

import copy
import json

from hypothesis import given
from wagtail import blocks

from media_retention.content.emptiness import nothing_left
from media_retention.content.streams import walk_stream_json
from media_retention.content.targets import Target, Walked, Wanted
from ser_site.media.models import SerImage
from tests.testapp.strategies import Piece, cases, numbers_in, unhurried


def walked(body: Piece, wanted: Wanted) -> Walked:
    return walk_stream_json(body.block, body.value, wanted, "body")


def strip(body: Piece, gone: set[str]) -> Walked:
    return walked(body, Wanted.removal({Target("media.serimage", number) for number in gone}))


def find(body: Piece) -> set[str]:
    wanted = Wanted.models([SerImage])
    walked(body, wanted)
    return {target.pk for target in wanted.met}


@unhurried
@given(cases())
def test_every_reference_is_found(case: tuple[Piece, set[str]]) -> None:
    body, _ = case
    assert find(body) == numbers_in(body.value)


@unhurried
@given(cases())
def test_what_must_go_is_gone_and_all_else_is_there(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    assert numbers_in(strip(body, gone).value) == numbers_in(body.value) - gone


@unhurried
@given(cases())
def test_a_second_strip_finds_nothing_to_do(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    after = strip(body, gone).value
    again = strip(Piece(body.block, after), gone)
    assert (again.value, again.removed) == (after, ())


@unhurried
@given(cases())
def test_the_input_is_not_touched(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    before = copy.deepcopy(body.value)
    strip(body, gone)
    assert body.value == before


@unhurried
@given(cases())
def test_a_child_without_a_medium_that_goes_is_kept_to_the_letter(
    case: tuple[Piece, set[str]],
) -> None:
    body, gone = case
    untouched = [child for child in body.value if not numbers_in(child) & gone]
    after = strip(body, gone).value
    kept = [child for child in after if child["id"] in {child["id"] for child in untouched}]
    assert json.dumps(kept) == json.dumps(untouched)


@unhurried
@given(cases())
def test_whatever_remains_says_something(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    kinds = body.block.child_blocks
    touched = {child["id"] for child in body.value if numbers_in(child) & gone}
    shells = [
        child
        for child in strip(body, gone).value
        if child["id"] in touched and nothing_left(kinds[child["type"]], child["value"])
    ]
    assert shells == []


@unhurried
@given(cases())
def test_json_text_gives_the_same(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    as_text = strip(Piece(body.block, json.dumps(body.value)), gone).value
    assert json.loads(as_text) == strip(body, gone).value


@unhurried
@given(cases())
def test_words_outside_a_struct_are_unchanged(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    after = {child["id"]: child for child in strip(body, gone).value}
    words = [
        child
        for child in body.value
        if isinstance(body.block.child_blocks[child["type"]], blocks.CharBlock)
    ]
    assert [after[child["id"]] for child in words] == words
