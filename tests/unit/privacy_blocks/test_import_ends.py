"""Which ends of keeping a sentence names."""

from __future__ import annotations

import time

import pytest

from privacy_blocks.importer.ends import ends_in
from retention.rules.period import Period


def found(text: str, language: str = "nl") -> list[tuple[str, str | None, bool]]:
    return [
        (end.words, end.period.iso() if end.period else None, end.figures)
        for end in ends_in(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("Na 2,5 jaar halen we het weg.", "2,5 jaar", "P30M"),
        ("Het gaat weg na 6 weken.", "6 weken", "P6W"),
        ("Uiterlijk 1 maand later.", "1 maand", "P1M"),
        ("Na 2,5\u00a0jaar is het weg.", "2,5\u00a0jaar", "P30M"),
    ],
)
def test_a_period_in_figures(text: str, words: str, iso: str) -> None:
    assert found(text) == [(words, iso, True)]


def test_a_period_in_a_number_word_is_an_end_in_words() -> None:
    assert found("Na zes weken wissen we het.") == [("zes weken", "P6W", False)]


@pytest.mark.parametrize(
    "text",
    [
        "Dan verwijderen wij het direct.",
        "Dan is het direct gewist.",
        "Je krijgt direct geen mail meer.",
    ],
)
def test_directly_in_a_sentence_about_an_end(text: str) -> None:
    assert found(text) == [("direct", "P0D", False)]


@pytest.mark.parametrize(
    "text", ["Je hebt direct contact met ons.", "Wij doen niet aan directe verwijdering."]
)
def test_directly_elsewhere_is_just_a_word(text: str) -> None:
    assert found(text) == []


def test_a_criterion_runs_to_the_end_of_its_clause() -> None:
    text = (
        "Wij bewaren het zolang dat nodig is voor de taak; daarna niet. Zolang het regent blijf ik."
    )
    assert found(text) == [("zolang dat nodig is voor de taak", None, False)]


def test_english_has_ends_too() -> None:
    text = "We delete it immediately. Logs go after 3 months. Kept as long as the task needs it."
    assert found(text, "en") == [
        ("immediately", "P0D", False),
        ("3 months", "P3M", True),
        ("as long as the task needs it", None, False),
    ]


def test_another_language_has_none() -> None:
    assert found("Nach 3 Monaten", "de") == []


def test_where_it_stands_in_the_paragraph() -> None:
    text = "Eerst dit. Daarna, na 28 dagen, weg."
    (end,) = ends_in(text, "nl")
    assert text[end.start : end.end] == "28 dagen"
    assert end.period == Period.from_iso("P28D")


def test_a_long_paragraph_takes_no_longer_than_its_length() -> None:
    begin = time.perf_counter()
    ends_in("bewaren zolang direct geen 1 " * 10_000, "nl")
    assert time.perf_counter() - begin < 20
