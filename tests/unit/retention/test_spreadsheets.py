"""What spreadsheet programs take for the name of a sheet."""

import pytest

from retention.spreadsheets import sheet_name


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Holds", "Holds"),
        ("Wie leest mee? [2026] a/b\\c:d*", "Wie leest mee   2026  a b c d"),
        ("x" * 32, "x" * 31),
        ("a\x00b\tc", "a b c"),
        ("'Quoted'", "Quoted"),
        ("?", "1"),
        ("", "1"),
    ],
)
def test_a_title_becomes_a_name_that_programs_take(title: str, name: str) -> None:
    assert sheet_name(title) == name
