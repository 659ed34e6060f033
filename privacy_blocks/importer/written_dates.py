"""A date in a Dutch or English line."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "en": "january february march april may june july august september october november december",
}
_DAY_FIRST = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th|e)? ([a-z]{3,9})\.?,? ([0-9]{4})\b", re.I)
_MONTH_FIRST = re.compile(r"\b([a-z]{3,9})\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})\b", re.I)
_FIGURES = re.compile(r"\b([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})\b")
_ISO = re.compile(r"\b([0-9]{4})-([0-9]{2})-([0-9]{2})\b")


def date_in(text: str, language: str) -> date | None:
    """The first date in a text; in figures, the day comes before the month."""
    months = _MONTHS.get(language.split("-")[0], _MONTHS["en"]).split()
    if found := _DAY_FIRST.search(text):
        return _day(found[3], _month(found[2], months), found[1])
    if found := _MONTH_FIRST.search(text):
        return _day(found[3], _month(found[1], months), found[2])
    if found := _ISO.search(text):
        return _day(found[1], int(found[2]), found[3])
    if found := _FIGURES.search(text):
        return _day(found[3], int(found[2]), found[1])
    return None


def _month(name: str, months: list[str]) -> int:
    """1 to 12, of a name or its first three letters; 0 for another word."""
    name = name.lower()
    for number, month in enumerate(months, start=1):
        if name == month or (len(name) == 3 and month.startswith(name)):
            return number
    return 0


def _day(year: str, month: int, day: str) -> date | None:
    try:
        return date(int(year), month, int(day))
    except ValueError:
        return None
