"""The units in which a period is counted."""

from enum import StrEnum


class Unit(StrEnum):
    """A unit of the calendar. There is nothing shorter than a day: the suite promises days."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
