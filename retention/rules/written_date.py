"""Dates written out in Dutch and English, by hand: no locale of the machine decides."""

from datetime import date

from retention.rules.language import Language

_MONTHS = {
    Language.NL: (
        "januari februari maart april mei juni juli augustus september oktober november december"
    ),
    Language.EN: (
        "January February March April May June July August September October November December"
    ),
}


def written_date(day: date, language: str) -> str:
    """Return ``14 maart 2027`` or ``14 March 2027``; ``ValueError`` for another language."""
    months = _MONTHS[Language(language)].split()
    return f"{day.day} {months[day.month - 1]} {day.year}"
