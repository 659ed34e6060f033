"""Periods in Dutch and English words, written and read.

What is written can always be read back to the same period. Reading is strict: a text
that is not exactly one period is refused, never guessed at, because what is read here
ends up as the day on which something is erased.
"""

import re
from fractions import Fraction

from retention.rules.language import Language
from retention.rules.unit import Unit

DIRECTLY = {Language.NL: "direct", Language.EN: "directly"}

# Singular and plural as written.
NOUNS: dict[Language, dict[Unit, tuple[str, str]]] = {
    Language.NL: {
        Unit.DAY: ("dag", "dagen"),
        Unit.WEEK: ("week", "weken"),
        Unit.MONTH: ("maand", "maanden"),
        Unit.YEAR: ("jaar", "jaar"),
    },
    Language.EN: {
        Unit.DAY: ("day", "days"),
        Unit.WEEK: ("week", "weeks"),
        Unit.MONTH: ("month", "months"),
        Unit.YEAR: ("year", "years"),
    },
}

DECIMAL_MARK = {Language.NL: ",", Language.EN: "."}

_ONE_TO_TWELVE = {
    Language.NL: "een twee drie vier vijf zes zeven acht negen tien elf twaalf",
    Language.EN: "one two three four five six seven eight nine ten eleven twelve",
}
_NUMBER_WORDS = {
    language: {word: number for number, word in enumerate(words.split(), start=1)}
    for language, words in _ONE_TO_TWELVE.items()
}
_NUMBER_WORDS[Language.NL]["één"] = 1

_FIGURE = re.compile(r"(?P<whole>[0-9]{1,6})(?:(?P<mark>[.,])(?P<part>[0-9]{1,4}))?")
_HALF = re.compile(r"(?P<whole>[0-9]{1,6})? ?½")


def write(amount: int, unit: Unit, language: Language) -> str:
    """Return ``6 weken`` or ``6 weeks``; zero is ``direct`` or ``directly``.

    Months print as half years where they are an odd multiple of six above twelve
    (18, 30, 54: "1,5 jaar", "2,5 jaar", "4,5 jaar") and as months otherwise.
    """
    if amount == 0:
        return DIRECTLY[language]
    if unit is Unit.MONTH and amount > 12 and amount % 12 == 6:
        plural = NOUNS[language][Unit.YEAR][1]
        return f"{amount // 12}{DECIMAL_MARK[language]}5 {plural}"
    singular, plural = NOUNS[language][unit]
    return f"{amount} {singular if amount == 1 else plural}"


def read(text: str, language: Language) -> tuple[int, Unit]:
    """Return the amount and unit that ``text`` says.

    Read are a whole figure or a number word up to twelve with any unit, and a decimal
    or ½ with years. Raises ``ValueError``, naming what is wrong, for all else.
    """
    words = " ".join(text.split()).lower()
    if words == DIRECTLY[language]:
        return 0, Unit.DAY
    number, _, noun = words.rpartition(" ")
    if not number:
        raise ValueError(f"not a period in words: {text!r}")
    unit = _unit(noun, language, text)
    amount = _number(number, language, text)
    if amount.denominator == 1:
        return amount.numerator, unit
    if unit is not Unit.YEAR:
        raise ValueError(f"only years can be counted in parts: {text!r}")
    months = amount * 12
    if months.denominator != 1:
        raise ValueError(f"not a whole number of months: {text!r}")
    return months.numerator, Unit.MONTH


def _unit(noun: str, language: Language, text: str) -> Unit:
    """Return the unit that a noun names. Dutch "jaren" is read but never written."""
    for unit, forms in NOUNS[language].items():
        if noun in forms or (language is Language.NL and unit is Unit.YEAR and noun == "jaren"):
            return unit
    raise ValueError(f"unknown unit {noun!r} in the period {text!r}")


def _number(number: str, language: Language, text: str) -> Fraction:
    """Return the exact value of a figure, a figure with ½, or a number word."""
    if number in _NUMBER_WORDS[language]:
        return Fraction(_NUMBER_WORDS[language][number])
    if half := _HALF.fullmatch(number):
        return Fraction(half["whole"] or 0) + Fraction(1, 2)
    figure = _FIGURE.fullmatch(number)
    if figure is None:
        raise ValueError(f"not a number of days, weeks, months or years: {text!r}")
    if figure["mark"] is None:
        return Fraction(figure["whole"])
    if figure["mark"] != DECIMAL_MARK[language]:
        raise ValueError(f"decimals take {DECIMAL_MARK[language]!r} in this language: {text!r}")
    return Fraction(f"{figure['whole']}.{figure['part']}")
