"""What spreadsheet programs take for the name of a sheet, and what files are called."""

from datetime import date

import pytest

from retention.spreadsheets import file_name, sheet_name


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


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("Wat van de site gaat", date(2026, 9, 14)), "wat-van-de-site-gaat-2026-09-14"),
        (("Privacycoördinator: wie/wat?\r\n",), "privacycoordinator-wiewat"),
        (("你好",), "export"),
    ],
)
def test_a_title_becomes_the_name_of_a_file(parts: tuple[object, ...], name: str) -> None:
    assert file_name(*parts) == name
