"""The days on which a term set by law does not end (Algemene termijnenwet, article 3).

The law names them itself, and not as calendars for employees do: 5 May counts every year, and
Good Friday counts. What a royal decree puts on a par with them is given as special days.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from dateutil.easter import easter

SATURDAY, SUNDAY = 5, 6


def holidays(year: int) -> frozenset[date]:
    """The days that the law names, for a year."""
    easter_sunday: date = easter(year)
    moving = (-2, 1, 39, 50)  # Good Friday, Easter Monday, Ascension Day, Whit Monday
    return frozenset(
        {
            date(year, 1, 1),
            kings_day(year),
            date(year, 5, 5),
            date(year, 12, 25),
            date(year, 12, 26),
            *(easter_sunday + timedelta(days=days) for days in moving),
        }
    )


def kings_day(year: int) -> date:
    """27 April, or the day before when that is a Sunday."""
    birthday = date(year, 4, 27)
    return birthday - timedelta(days=1) if birthday.weekday() == SUNDAY else birthday


def is_working_day(day: date, special: Collection[date] = ()) -> bool:
    """Whether a term can end on it."""
    free = day.weekday() in (SATURDAY, SUNDAY) or day in holidays(day.year)
    return not (free or day in special)


def next_working_day(day: date, special: Collection[date] = ()) -> date:
    """The day itself, or the first after it on which a term can end (article 1)."""
    while not is_working_day(day, special):
        day += timedelta(days=1)
    return day
