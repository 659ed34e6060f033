"""What is left of any stream is a value that Wagtail itself can read, show and edit."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from media_retention.content.streams import walk_stream_json
from media_retention.content.targets import Target, Wanted
from tests.testapp.strategies import Piece, cases, unhurried

pytestmark = [pytest.mark.any_database, pytest.mark.django_db]


def readable(piece: Piece) -> bool:
    """Whether Wagtail can read the content: not a table with an unknown column."""
    try:
        list(piece.block.to_python(piece.value))
    except (KeyError, TypeError):
        return False
    return True


@unhurried
@given(cases())
def test_what_is_left_can_be_read_shown_and_edited(case: tuple[Piece, set[str]]) -> None:
    body, gone = case
    assume(readable(body))
    wanted = Wanted.removal({Target("media.serimage", number) for number in gone})
    after = walk_stream_json(body.block, body.value, wanted, "body").value
    value = body.block.to_python(after)
    body.block.get_form_state(value)
    value.render_as_block()
    assert len(value) == len(after)
