"""A period: how long something may be kept, as a value.

Counted in whole days, weeks, months or years of the calendar, never as a float or a
``timedelta``. See ``docs/explanation/calendar.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from dateutil.relativedelta import relativedelta

from retention.rules import wording
from retention.rules.language import Language
from retention.rules.unit import Unit

__all__ = ["LONGEST", "Period", "Unit"]

# The longest period that is taken for meant, in each unit: about a thousand years.
LONGEST = {Unit.DAY: 365_000, Unit.WEEK: 52_000, Unit.MONTH: 12_000, Unit.YEAR: 1_000}

_ISO = re.compile(
    r"P(?:(?P<years>[0-9]{1,6})Y)?(?:(?P<months>[0-9]{1,6})M)?"
    r"(?:(?P<weeks>[0-9]{1,6})W)?(?:(?P<days>[0-9]{1,6})D)?"
)
_ISO_LETTER = {Unit.DAY: "D", Unit.WEEK: "W", Unit.MONTH: "M", Unit.YEAR: "Y"}


@dataclass(frozen=True, slots=True)
class Period:
    """An amount of one unit: immutable, hashable, equal by value.

    Months that make whole years become years (``Period(12, Unit.MONTH)`` equals
    ``Period(1, Unit.YEAR)``), because the calendar knows no difference between them.
    Days and weeks stay what they are: "28 dagen" was promised, not "4 weken".

    Zero means "directly" and is written in days alone. Periods have no order of their
    own, since 30 days may be shorter or longer than a month; compare due dates.

    Raises ``TypeError`` for an amount that is not an ``int`` (floats and booleans
    included) or a unit that is not a ``Unit``; ``ValueError`` for a negative amount,
    for zero in another unit than days, and beyond ``LONGEST``.
    """

    amount: int
    unit: Unit

    def __post_init__(self) -> None:
        _refuse_wrong_types(self.amount, self.unit)
        _refuse_wrong_amount(self.amount, self.unit)
        if self.unit is Unit.MONTH and self.amount % 12 == 0:
            object.__setattr__(self, "amount", self.amount // 12)
            object.__setattr__(self, "unit", Unit.YEAR)

    @classmethod
    def immediately(cls) -> Period:
        """Return the period of no time at all: due on the day it starts."""
        return cls(0, Unit.DAY)

    @classmethod
    def from_iso(cls, text: str) -> Period:
        """Read an ISO 8601 duration: ``P30M``, ``P2Y6M``, ``P6W``, ``P28D``, ``P0D``.

        Only years and months may stand together. Raises ``ValueError``, saying why, for
        parts of a day, fractions, signs, mixed units and anything that is no duration.
        """
        _refuse_iso_extras(text)
        match = _ISO.fullmatch(text)
        if match is None or not any(match.groups()):
            raise ValueError(f"not an ISO 8601 duration in days, weeks, months or years: {text!r}")
        years, months, weeks, days = (
            None if part is None else int(part) for part in match.groups()
        )
        calendar = None if years is None and months is None else (years or 0) * 12 + (months or 0)
        counted = ((calendar, Unit.MONTH), (weeks, Unit.WEEK), (days, Unit.DAY))
        given = [(amount, unit) for amount, unit in counted if amount is not None]
        if len(given) > 1:
            raise ValueError(f"a period has one unit (years with months apart): {text!r}")
        return cls(*given[0])

    @classmethod
    def parse_words(cls, text: str, language: str) -> Period:
        """Read ``2,5 jaar``, ``2½ years``, ``zes weken``, ``direct`` in Dutch or English.

        Strict: raises ``ValueError`` for all that is not exactly one period, such as
        "2,3 jaar" (not whole months), "1.5 months" or "at most 3 months"; also for a
        language other than Dutch and English.
        """
        return cls(*wording.read(text, Language(language)))

    @property
    def is_immediate(self) -> bool:
        """Whether this is the period of no time at all."""
        return self.amount == 0

    def after(self, start: date) -> date:
        """Return ``start`` plus this period, added once and clamped to the month's end.

        31 August 2026 + 30 months = 28 February 2029. Raises ``TypeError`` for a
        ``datetime`` (whose day depends on the time zone) and ``OverflowError`` past the
        year 9999.
        """
        if isinstance(start, datetime) or not isinstance(start, date):
            raise TypeError(f"a period starts on a date, not on {start!r}")
        try:
            return start + self._delta()
        except (ValueError, OverflowError) as error:
            raise OverflowError(f"{start} plus {self.iso()} lies past the year 9999") from error

    def iso(self) -> str:
        """Return the one ISO 8601 form: ``P7Y``, ``P30M``, ``P6W``, ``P28D``, ``P0D``."""
        return f"P{self.amount}{_ISO_LETTER[self.unit]}"

    def wording(self, language: str) -> str:
        """Return ``2,5 jaar`` or ``2.5 years``; ``ValueError`` for another language."""
        return wording.write(self.amount, self.unit, Language(language))

    def __str__(self) -> str:
        """Return the ISO form."""
        return self.iso()

    def _delta(self) -> relativedelta:
        """Return what dateutil adds: whole months, or whole days."""
        match self.unit:
            case Unit.YEAR:
                return relativedelta(months=self.amount * 12)
            case Unit.MONTH:
                return relativedelta(months=self.amount)
            case Unit.WEEK:
                return relativedelta(days=self.amount * 7)
            case Unit.DAY:
                return relativedelta(days=self.amount)


def _refuse_wrong_types(amount: object, unit: object) -> None:
    """Raise ``TypeError`` unless the amount is exactly an ``int`` and the unit a ``Unit``."""
    if type(amount) is not int:
        raise TypeError(f"the amount of a period is a whole number, not {amount!r}")
    if not isinstance(unit, Unit):
        raise TypeError(f"the unit of a period is a Unit, not {unit!r}")


def _refuse_wrong_amount(amount: int, unit: Unit) -> None:
    """Raise ``ValueError`` for a negative, a meaningless zero, or an absurd length."""
    if amount < 0:
        raise ValueError(f"a period cannot be negative: {amount} {unit}")
    if amount == 0 and unit is not Unit.DAY:
        raise ValueError(f"zero is written as 0 days, not in {unit}s")
    if amount > LONGEST[unit]:
        raise ValueError(f"a period of {amount} {unit} is longer than {LONGEST[unit]} {unit}")


def _refuse_iso_extras(text: str) -> None:
    """Raise ``ValueError`` naming what ISO 8601 allows in a duration and a period does not."""
    if text in ("", "P"):
        raise ValueError(f"an empty duration: {text!r}")
    if "T" in text:
        raise ValueError(f"a period has no hours, minutes or seconds: {text!r}")
    if "-" in text or "+" in text:
        raise ValueError(f"a period has no sign: {text!r}")
    if "." in text or "," in text:
        raise ValueError(f"a period has no fractions; write 2.5 years as P30M: {text!r}")
