"""What does not fit together as one page is refused with advice, but not in a draft."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from privacy_blocks.blocks.statement import StatementBlock

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("register", "today"),
]

CAMERA = ("activity", {"activity": "camera"})


def faults(*parts: tuple[str, dict[str, Any]], draft: bool = False) -> dict[str, str]:
    """Path of the field to the advice beside it; empty when the page is sound."""
    stream = StatementBlock()
    body = stream.normalize([(name, value) for name, value in parts])
    if draft:
        stream.defer_required_validation()
    try:
        with override("en"):
            stream.clean(body)
    except ValidationError as error:
        return dict(_flat("", error.as_json_data()))  # type: ignore[attr-defined]
    finally:
        if draft:
            stream.restore_deferred_validation()
    return {}


def _flat(path: str, data: dict[str, Any]) -> list[tuple[str, str]]:
    found = [(path, message) for message in data.get("messages", [])]
    for name, inner in data.get("blockErrors", {}).items():
        found += _flat(f"{path}.{name}".lstrip("."), inner)
    return found


def heading(text: str, level: str = "2", anchor: str = "") -> tuple[str, dict[str, Any]]:
    return "heading", {"text": text, "level": level, "anchor": anchor}


def test_a_statement_of_sound_parts_passes() -> None:
    parts = [CAMERA, ("rights", {}), ("cookies", {}), heading("More"), heading("Less", "3")]
    assert faults(*parts) == {}


def test_an_activity_twice_is_pointed_out_at_the_second() -> None:
    assert faults(CAMERA, ("rights", {}), CAMERA) == {
        "2.activity": "This activity is on the page already: remove one of the two, or choose "
        "another."
    }


def test_a_draft_may_be_unfinished() -> None:
    assert faults(CAMERA, CAMERA, ("security", {"measures": []}), draft=True) == {}


def test_an_activity_that_the_register_does_not_know_is_refused() -> None:
    assert list(faults(("activity", {"activity": "gone"}))) == ["0.activity"]


def test_two_headings_with_one_anchor_are_pointed_out() -> None:
    assert faults(heading("More"), heading("More")) == {
        "1.anchor": "“More” has the anchor “more” too, and a link can lead to one place only: "
        "fill in another anchor here."
    }


def test_a_heading_may_not_take_the_anchor_of_an_activity() -> None:
    assert list(faults(CAMERA, heading("Film", anchor="camera"))) == ["1.anchor"]


def test_a_heading_above_the_activity_may_not_take_its_anchor_either() -> None:
    assert list(faults(heading("Camera"), CAMERA)) == ["0.anchor"]


def test_a_second_table_needs_an_anchor_of_its_own() -> None:
    table = ("retention_table", {"activities": ["camera"]})
    other = ("retention_table", {"activities": ["media"], "anchor": "pictures"})
    assert list(faults(table, table)) == ["1.anchor"]
    assert faults(table, other) == {}


def test_a_heading_below_nothing_is_pointed_out() -> None:
    assert list(faults(heading("Low", "3"))) == ["0.level"]


def test_a_part_of_an_activity_needs_something_above_it() -> None:
    assert list(faults(("activity", {"activity": "newsletter"}))) == ["0.activity"]


def test_an_anchor_is_written_for_an_address() -> None:
    assert list(faults(heading("More", anchor="Meer lezen"))) == ["0.anchor"]


def test_a_list_that_is_announced_may_not_be_empty() -> None:
    assert list(faults(("platforms", {"platforms": []}))) == ["0.platforms"]
    assert list(faults(("security", {"measures": []}))) == ["0.measures"]


def test_a_right_stands_in_the_list_once() -> None:
    twice = [{"right": "access"}, {"right": "access"}]
    assert list(faults(("rights", {"rights": twice}))) == ["0.rights.1"]


def test_a_telephone_number_that_cannot_be_called_is_refused() -> None:
    assert list(faults(("contact", {"telephone": "070 0 3 499 499"}))) == ["0.telephone"]


def test_a_cookie_cannot_stay_for_ever() -> None:
    cookie = {"name": "a", "purpose": "b", "amount": 5000, "unit": "year"}
    assert list(faults(("cookies", {"cookies": [cookie]}))) == ["0.cookies.0.amount"]


def test_a_part_for_everybody_stands_on_the_page_once() -> None:
    assert list(faults(("rights", {}), ("rights", {}))) != []


def test_a_heading_without_latin_letters_has_an_anchor_all_the_same() -> None:
    assert faults(heading("漢字")) == {}
    value = StatementBlock().child_blocks["heading"].normalize(heading("✅")[1])
    assert value.id == "heading"
    assert list(faults(heading("漢字"), heading("✅"))) == ["1.anchor"]
