"""Periods that somebody typed in a Dutch or English sentence.

``Period.parse_words`` reads a text that is one period and refuses all else. Here a period
is looked for among other words, in order to point it out: what is found is never taken
for a rule. So ages ("16 jaar of ouder"), frequencies ("7 dagen per week", "every 3
months"), ranges ("2 tot 3 jaar") and times gone by ("2 jaar geleden") are left alone.
A compound such as "6-month period" or "30-dagentermijn" is not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from retention.rules.language import Language
from retention.rules.period import Period
from retention.rules.unit import Unit


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period in a text; ``text[start:end]`` are its words."""

    start: int
    end: int
    words: str
    period: Period


_NL, _EN = Language.NL, Language.EN
_NOUNS: dict[str, tuple[Unit, frozenset[Language]]] = {
    **dict.fromkeys(("dag", "dagen"), (Unit.DAY, frozenset({_NL}))),
    **dict.fromkeys(("day", "days"), (Unit.DAY, frozenset({_EN}))),
    "week": (Unit.WEEK, frozenset({_NL, _EN})),
    "weken": (Unit.WEEK, frozenset({_NL})),
    "weeks": (Unit.WEEK, frozenset({_EN})),
    **dict.fromkeys(("maand", "maanden"), (Unit.MONTH, frozenset({_NL}))),
    **dict.fromkeys(("month", "months"), (Unit.MONTH, frozenset({_EN}))),
    **dict.fromkeys(("jaar", "jaren"), (Unit.YEAR, frozenset({_NL}))),
    **dict.fromkeys(("year", "years"), (Unit.YEAR, frozenset({_EN}))),
}


_TO_TWENTY = {
    _NL: "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
    "zestien zeventien achttien negentien",
    _EN: "one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen",
}
_TENS = {
    _NL: "twintig dertig veertig vijftig zestig zeventig tachtig negentig",
    _EN: "twenty thirty forty fifty sixty seventy eighty ninety",
}


def _number_words(language: Language) -> dict[str, int]:
    """One to ninety-nine; Dutch writes "achtentwintig" where English has "twenty-eight"."""
    words = {word: n for n, word in enumerate(_TO_TWENTY[language].split(), start=1)}
    ones = [(word, n) for word, n in words.items() if n < 10]
    for ten, name in zip(range(20, 100, 10), _TENS[language].split(), strict=True):
        words[name] = ten
        for word, one in ones:
            dutch = f"{word}{'ën' if word.endswith('e') else 'en'}{name}"
            words[dutch if language is _NL else f"{name}-{word}"] = ten + one
    return words


_NUMBERS: dict[Language, dict[str, int]] = {
    _NL: _number_words(_NL) | {"één": 1},
    _EN: _number_words(_EN) | {"a": 1},
}
_HALVES: dict[Language, dict[str, Fraction]] = {
    _NL: {
        "een half": Fraction(1, 2),
        "anderhalf": Fraction(3, 2),
        **{f"{word}ënhalf": Fraction(2 * n + 1, 2) for word, n in (("twee", 2), ("drie", 3))},
        **{
            f"{word}enhalf": Fraction(2 * n + 1, 2)
            for word, n in (("vier", 4), ("vijf", 5), ("zes", 6))
        },
    },
    _EN: {
        "half a": Fraction(1, 2),
        "one and a half": Fraction(3, 2),
        "two and a half": Fraction(5, 2),
        "three and a half": Fraction(7, 2),
        "four and a half": Fraction(9, 2),
    },
}

# "een dag", "a day" and "een dagen" are hardly ever a term, so these need a figure or an accent.
_LOOSE = {("een", Unit.DAY), ("a", Unit.DAY)}

_GAP = r"[ \u00a0\u202f]{1,2}"
_WORDS = sorted(
    {*_NUMBERS[_NL], *_NUMBERS[_EN], *_HALVES[_NL], *_HALVES[_EN]},
    key=lambda word: (-len(word), word),
)
_NUMBER = (
    r"(?P<figure>[0-9]{1,6}(?:[.,][0-9]{1,2})?)|(?P<half>[0-9]{0,6}[ \u00a0]?½)"
    rf"|(?P<word>{'|'.join(map(re.escape, _WORDS))})"
)
_PERIOD = re.compile(
    rf"(?<![\w.,½€$£%–-])(?:{_NUMBER}){_GAP}(?P<noun>{'|'.join(_NOUNS)})(?![\w-])",
    re.IGNORECASE,
)
_JOINED = re.compile(r" (?:en|and) ", re.IGNORECASE)

_ANY_NOUN = rf"(?:{'|'.join(_NOUNS)})"
_BEFORE_RANGE = rf"(?:[0-9½]|\b(?:{'|'.join(map(re.escape, _WORDS))}))"
_NOT_AFTER = re.compile(
    # a range; how often; what lies behind us
    rf"(?:{_BEFORE_RANGE}{_GAP}?(?:tot(?:[ ]en[ ]met)?|à|a|of|to|or|-|–|—)[ ]?"
    rf"|{_BEFORE_RANGE}{_GAP}{_ANY_NOUN}[ ](?:tot|to|-|–|—)[ ]"
    r"|\b(?:elke|iedere|ieder|elk|every|each|per|om[ ]de|once|twice|times|keer|maal|eens)[ ]"
    r"|\b(?:laatste|afgelopen|voorbije|last|past|previous)[ ]"
    rf"|{_ANY_NOUN}[ ]|(?:euros?|eur|uur|hours?)[ ]|[0-9][ ])$",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"^(?:[ ](?:per|in[ ]de|in[ ]het|a|an|each|every|elke|iedere)[ ]"
    r"(?:dag|week|maand|jaar|day|month|year)\b"
    r"|[ ](?:geleden|ago|oud|old|of[ ]age|jong|young)\b"
    r"|[ ](?:of|en|or|and)[ ](?:ouder|jonger|older|younger|over|under|up)\b"
    r"|[ ]?(?:tot|to|-|–|—)[ ]?[0-9])",
    re.IGNORECASE,
)
_AGE_BEFORE = re.compile(
    r"\b(?:ouder[ ]dan|jonger[ ]dan|older[ ]than|younger[ ]than|vanaf|onder[ ]de|onder|boven[ ]de"
    r"|under|over|aged?|leeftijd[ ]van|age[ ]of|kinderen[ ]tot)[ ]$",
    re.IGNORECASE,
)
_AGES = range(12, 100)


def find_periods(text: str, language: str | None = None) -> list[WrittenPeriod]:
    """The periods written in a text, in order, none overlapping.

    In Dutch and English at once, since the noun tells which it is, or in one of them. "2
    jaar en 6 maanden" is one period. A whole number of 12 years or more after "ouder dan",
    "jonger dan", "under" and the like is somebody's age; "older than 2.5 years" is not.
    """
    wanted = None if language is None else Language(language)
    found = [written for match in _PERIOD.finditer(text) if (written := _read(match, text, wanted))]
    return list(_joined(found, text))


def _read(match: re.Match[str], text: str, wanted: Language | None) -> WrittenPeriod | None:
    unit, languages = _NOUNS[match["noun"].lower()]
    if wanted is not None and wanted not in languages:
        return None
    amount = _amount(match, languages if wanted is None else frozenset({wanted}))
    if amount is None or _means_something_else(match, text, amount, unit):
        return None
    period = _period(amount, unit)
    if period is None:
        return None
    return WrittenPeriod(match.start(), match.end(), match.group(), period)


def _amount(match: re.Match[str], languages: frozenset[Language]) -> Fraction | None:
    if match["figure"]:
        return Fraction(match["figure"].replace(",", "."))
    if match["half"]:
        whole = match["half"].rstrip("½").strip()
        return Fraction(whole or 0) + Fraction(1, 2)
    word = match["word"].lower()
    for language in languages:
        if word in _HALVES[language]:
            return _HALVES[language][word]
        if word in _NUMBERS[language]:
            return Fraction(_NUMBERS[language][word])
    return None


def _period(amount: Fraction, unit: Unit) -> Period | None:
    """The value, or None for what is no period: nothing, parts of a month, absurdly long."""
    if amount.denominator != 1:
        amount, unit = amount * 12, Unit.MONTH if unit is Unit.YEAR else unit
    if amount.denominator != 1 or amount == 0:
        return None
    try:
        return Period(amount.numerator, unit)
    except ValueError:
        return None


def _means_something_else(match: re.Match[str], text: str, amount: Fraction, unit: Unit) -> bool:
    before, after = text[max(0, match.start() - 40) : match.start()], text[match.end() :][:40]
    if (str(match["word"]).lower(), unit) in _LOOSE:
        return True
    if _NOT_AFTER.search(before) or _NOT_BEFORE.search(after):
        return True
    is_age = unit is Unit.YEAR and amount.denominator == 1 and amount.numerator in _AGES
    return is_age and _AGE_BEFORE.search(before) is not None


def _joined(found: list[WrittenPeriod], text: str) -> Iterator[WrittenPeriod]:
    """Years with the months that follow them as one period."""
    waiting: WrittenPeriod | None = None
    for written in found:
        if waiting is None:
            waiting = written
            continue
        months = _together(waiting, written, text)
        if months is None:
            yield waiting
            waiting = written
            continue
        words = text[waiting.start : written.end]
        waiting = WrittenPeriod(waiting.start, written.end, words, Period(months, Unit.MONTH))
    if waiting is not None:
        yield waiting


def _together(years: WrittenPeriod, months: WrittenPeriod, text: str) -> int | None:
    between = text[years.end : months.start]
    if years.period.unit is not Unit.YEAR or months.period.unit is not Unit.MONTH:
        return None
    if not _JOINED.fullmatch(between):
        return None
    return years.period.amount * 12 + months.period.amount
