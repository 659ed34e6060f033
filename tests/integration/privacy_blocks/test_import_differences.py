"""Where text and register differ, the text stays as it is and the place is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from privacy_blocks.importer.run import Imported, import_statement
from retention.models import RuleVersion
from tests.importing import OWN_WORDS, chips, page_text

pytestmark = [pytest.mark.any_database, pytest.mark.usefixtures("home", "register")]

TEXT = OWN_WORDS.read_text(encoding="utf-8")


def imported(folder: Path, *changes: tuple[str, str], publish: bool = True) -> Imported:
    text = TEXT
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "statement.txt"
    path.write_text(text, encoding="utf-8")
    return import_statement(path, "nl", today=date(2026, 9, 14), publish=publish)


def differences(found: Imported) -> list[tuple[int, str]]:
    return [(one.line, one.message) for one in found.matched.differences]


def test_another_period_than_the_registers_stays_typed(tmp_path: Path, client: Client) -> None:
    found = imported(tmp_path, ("na 2,5 jaar", "na 3 jaar"))
    assert differences(found) == [
        (48, "the text says “3 jaar”, the register says “2,5 jaar” (rule news-media)")
    ]
    assert "news-media" not in dict(chips(client))
    assert "halen we na 3 jaar weg" in page_text(client)


def test_the_register_of_today_counts(tmp_path: Path) -> None:
    RuleVersion.objects.filter(rule__key="camera").update(amount=14)
    assert differences(imported(tmp_path)) == [
        (87, "the text says “28 dagen”, the register says “14 dagen” (rule camera)")
    ]


def test_a_period_that_the_text_leaves_out(tmp_path: Path) -> None:
    found = imported(tmp_path, ("verdwijnen na 28 dagen", "verdwijnen vanzelf"))
    assert differences(found) == [
        (0, "the register says “28 dagen” (rule camera), and the text does not")
    ]


def test_a_period_that_the_register_does_not_know(tmp_path: Path) -> None:
    found = imported(tmp_path, ("Wij lezen je brief.", "Wij lezen je brief en bewaren hem 9 jaar."))
    assert differences(found) == [
        (82, "the text says “9 jaar”, and no rule of this part of the register does")
    ]


def test_directly_where_the_register_has_a_period(tmp_path: Path) -> None:
    found = imported(tmp_path, ("De beelden verdwijnen na 28 dagen", "We wissen ze direct"))
    assert differences(found) == [
        (87, "the text says “direct”, the register says “28 dagen” (rule camera)")
    ]


def test_a_role_that_the_register_lacks(tmp_path: Path, client: Client) -> None:
    found = imported(
        tmp_path, ("Hoe wij alles beschermen", "13. Je huurt een fiets\n\nFiets.\n\nHoe wij alles")
    )
    assert differences(found) == [
        (93, "no activity of the register is about “13. Je huurt een fiets”")
    ]
    assert "13. Je huurt een fiets" in page_text(client)


def test_words_decide_where_numbers_contradict_them(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        ("\n10. Je solliciteert bij ons", "\n11. Je solliciteert bij ons"),
        ("\n11. Je loopt ons gebouw binnen", "\n10. Je loopt ons gebouw binnen"),
    )
    keys = {
        part.heading.text: found.linked[place].key
        for place, part in enumerate(found.structure.parts)
        if place in found.linked and part.heading
    }
    assert keys["Je solliciteert bij ons"] == "application"
    assert keys["Je loopt ons gebouw binnen"] == "camera"


def test_another_number_than_the_registers_is_told(tmp_path: Path) -> None:
    found = imported(
        tmp_path, ("\n11. Je loopt ons gebouw binnen", "\n14. Je loopt ons gebouw binnen")
    )
    assert (85, "the text numbers this part 14, the register 11") in differences(found)


def test_the_same_period_in_other_words_is_live_and_keeps_its_words(
    tmp_path: Path, client: Client
) -> None:
    found = imported(tmp_path, ("na 6 weken weg", "na zes weken weg"))
    assert differences(found) == []
    assert dict(chips(client))["application"] == "zes weken"


def test_a_period_in_a_link_stays_typed(tmp_path: Path) -> None:
    path = tmp_path / "statement.html"
    path.write_text(
        "<h1>Privacy</h1><h2>1. Je kijkt rond op onze website</h2>"
        "<p>De logboeken zijn na <a href='https://voorbeeld.nl/'>3 maanden</a> weg.</p>"
    )
    found = import_statement(path, "nl", today=date(2026, 9, 14))
    assert [one.message for one in found.matched.typed] == [
        "“3 maanden” stays typed: rule visit-log says the same, but a link holds no live period"
    ]
