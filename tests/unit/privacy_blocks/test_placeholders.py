"""Chips as placeholders in sentences to translate, and back."""

from __future__ import annotations

import pytest

from privacy_blocks.translation.placeholders import (
    lost_and_doubled,
    with_chips,
    with_placeholders,
)

CHIP = '<embed embedtype="retention-period" rule="news-media"/>'
PLACEHOLDER = '<a data-retention-period="news-media">[news-media]</a>'
PIECE = '<a id="a1">[news-media]</a>'
KEPT = {"a1": {"data-retention-period": "news-media"}, "a2": {"href": "https://example.org"}}


def test_a_chip_among_words_becomes_a_placeholder() -> None:
    assert with_placeholders(f"<p>Weg na {CHIP}.</p>") == f"<p>Weg na {PLACEHOLDER}.</p>"


@pytest.mark.parametrize(
    "source",
    [
        f"<p>{CHIP}</p>",
        f"<p>{CHIP}.</p>",
        f"<ul><li>{CHIP}</li></ul>",
        f"<p><b>{CHIP}</b></p>",
        "<p>Geen chip, wel een <a href='https://example.org'>link</a>.</p>".replace("'", '"'),
        '<p>Een <embed embedtype="image" id="1"/> beeld</p>',
    ],
)
def test_what_has_nothing_to_translate_stays(source: str) -> None:
    assert with_placeholders(source) == source


def test_a_chip_in_bold_among_words_becomes_one_too() -> None:
    source = f"<p>Weg na <b>{CHIP}</b> precies.</p>"

    assert with_placeholders(source) == f"<p>Weg na <b>{PLACEHOLDER}</b> precies.</p>"


def test_a_placeholder_becomes_its_chip_whatever_was_written_in_it() -> None:
    translated = '<p>After <a data-retention-period="news-media">two years</a> it goes.</p>'

    assert with_chips(translated) == f"<p>After {CHIP} it goes.</p>"


@pytest.mark.parametrize(
    ("translated", "lost", "doubled"),
    [
        ('After <a id="a1">[news-media]</a>', [], []),
        ('<a id="a1">x</a> <a id="a2">link</a>', [], []),
        ("After [news-media]", [PIECE], []),
        ('After <a id="a2">link</a>', [PIECE], []),
        ('<a id="a1">x</a> and <a id="a1">y</a>', [], [PIECE]),
    ],
)
def test_placeholders_are_counted(translated: str, lost: list[str], doubled: list[str]) -> None:
    original = 'Na <a id="a1">[news-media]</a>, zie <a id="a2">link</a>'

    assert lost_and_doubled(original, translated, KEPT) == (lost, doubled)
