"""Periods found among other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retention.rules.language import Language
from retention.rules.period import LONGEST, Period, Unit
from retention.rules.running_text import find_periods


def isos(text: str, language: str | None = None) -> list[str]:
    return [found.period.iso() for found in find_periods(text, language)]


@pytest.mark.parametrize(
    ("text", "words", "iso"),
    [
        ("Foto’s gaan na 2,5 jaar van de site.", "2,5 jaar", "P30M"),
        ("na 2½ jaar", "2½ jaar", "P30M"),
        ("na 2 ½ jaar", "2 ½ jaar", "P30M"),
        ("na 2.5 jaar", "2.5 jaar", "P30M"),
        ("na anderhalf jaar", "anderhalf jaar", "P18M"),
        ("na een half jaar", "een half jaar", "P6M"),
        ("binnen 30 dagen na ontvangst", "30 dagen", "P30D"),
        ("hooguit zes weken", "zes weken", "P6W"),
        ("na achtentwintig dagen", "achtentwintig dagen", "P28D"),
        ("Een maand na de bijeenkomst", "Een maand", "P1M"),
        ("na één dag", "één dag", "P1D"),
        ("bewaren we 7\u00a0jaar.", "7\u00a0jaar", "P7Y"),
        ("foto’s ouder dan 2 jaar", "2 jaar", "P2Y"),
        ("removed after 4.5 years", "4.5 years", "P54M"),
        ("within thirty days", "thirty days", "P30D"),
        ("two and a half years later", "two and a half years", "P30M"),
        ("a month after the event", "a month", "P1M"),
        ("at most 1 week", "1 week", "P1W"),
        ("na 2 jaar en 6 maanden", "2 jaar en 6 maanden", "P30M"),
        ("after 4 years and 6 months", "4 years and 6 months", "P54M"),
        ("(12 maanden)", "12 maanden", "P1Y"),
    ],
)
def test_a_period_is_found_in_a_sentence(text: str, words: str, iso: str) -> None:
    [found] = find_periods(text)

    assert (found.words, found.period.iso()) == (words, iso)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "We zijn 24 uur per dag bereikbaar, 7 dagen per week.",
        "7 days a week",
        "Ben je jonger dan 16 jaar?",
        "16 jaar of ouder",
        "under 18 years",
        "She is 40 years old.",
        "Een kaart kost € 50 per maand.",
        "10 euro een maand",
        "10 euros a month",
        "once a year",
        "elke 3 maanden",
        "every 2 weeks",
        "2 tot 3 jaar",
        "2-3 jaar",
        "1 à 2 weken",
        "one or two weeks",
        "2 jaar geleden",
        "3 years ago",
        "de afgelopen 5 jaar",
        "the last 5 years",
        "een dag later",
        "op 29 november 2022",
        "een driejarige regeling",
        "een 30-dagentermijn",
        "1.000 dagen",
        "2,3 jaar",
        "0 dagen",
        "2022 jaar",
        "jaar",
        "",
    ],
)
def test_what_is_no_retention_period_is_left_alone(text: str) -> None:
    assert find_periods(text) == []


def test_every_period_of_a_text_is_found_in_order() -> None:
    text = "Na 3 maanden of 1 jaar, uiterlijk zes weken later en binnen 30 days."

    assert isos(text) == ["P3M", "P1Y", "P6W", "P30D"]


def test_one_language_alone_can_be_asked_for() -> None:
    text = "na 3 maanden, after 4 months"

    assert isos(text, "nl") == ["P3M"]
    assert isos(text, "en") == ["P4M"]


def test_a_number_word_belongs_to_the_language_of_the_noun() -> None:
    assert isos("drie months, three maanden") == []


@given(
    unit=st.sampled_from(Unit),
    amount=st.integers(1, 120),
    language=st.sampled_from(Language),
    before=st.sampled_from(["", "We bewaren het ", "It stays for ", "(", "“", "weg na "]),
    after=st.sampled_from(["", ".", ", daarna weg", ")", " na ontvangst", " after that"]),
)
def test_whatever_the_rules_write_is_found_again(
    unit: Unit, amount: int, language: Language, before: str, after: str
) -> None:
    period = Period(min(amount, LONGEST[unit]), unit)
    words = period.wording(language)

    assert [(f.words, f.period) for f in find_periods(f"{before}{words}{after}")] == [
        (words, period)
    ]


@given(st.text(alphabet="0123456789,.½ ajnredwkemotsyhiluv-–€%\u00a0ëé", max_size=60))
def test_what_is_found_stands_where_it_is_said_to_stand(text: str) -> None:
    end = 0
    for found in find_periods(text):
        assert text[found.start : found.end] == found.words
        assert found.start >= end
        end = found.end
