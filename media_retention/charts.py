"""Bars for the months to come, drawn by the server: no script, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = 12
SLOT = 30
"""Width of a month, in units of the drawing."""
BAR = 20
TALLEST = 96
SMALLEST = 3
"""Height of the bar for a single one among very many: never nothing."""
TOP = 18
"""Room for the figure above the tallest bar."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: how many, and where its bar stands."""

    month: date
    count: int
    x: int
    y: int
    height: int

    @property
    def last_day(self) -> date:
        """The month's last day."""
        return following(self.month) - timedelta(days=1)

    @property
    def width(self) -> int:
        """The bar's width."""
        return BAR

    @property
    def middle(self) -> int:
        """Where its figure and its name stand."""
        return self.x + BAR // 2

    @property
    def names_year(self) -> bool:
        """Whether the year is written below: in January, and at the start."""
        return self.month.month == 1 or self.x < SLOT


@dataclass(frozen=True, slots=True)
class Bars:
    """The bars of one use, on the scale that all uses share."""

    rule: str
    name: str
    bars: tuple[Bar, ...]

    @property
    def total(self) -> int:
        """All months together."""
        return sum(bar.count for bar in self.bars)

    @property
    def busiest(self) -> Bar:
        """The month in which most goes; the first of equals."""
        return max(self.bars, key=lambda bar: bar.count)


def months_from(today: date) -> list[date]:
    """The first days of this month and the eleven after it."""
    months = [today.replace(day=1)]
    while len(months) < MONTHS:
        months.append(following(months[-1]))
    return months


def following(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1)


def last_day_of(months: Sequence[date]) -> date:
    """The day on which the last of these months ends."""
    return following(months[-1]) - timedelta(days=1)


def bars_by_rule(
    counts: Mapping[str, Mapping[date, int]], names: Mapping[str, str], months: Sequence[date]
) -> list[Bars]:
    """One chart a rule, in the order of their names, all on one scale."""
    most = max((found for by_month in counts.values() for found in by_month.values()), default=0)
    charts = [
        Bars(rule, names.get(rule, rule), tuple(_bars(by_month, months, most)))
        for rule, by_month in counts.items()
    ]
    return sorted(charts, key=lambda chart: chart.name)


def _bars(by_month: Mapping[date, int], months: Sequence[date], most: int) -> Iterator[Bar]:
    for place, month in enumerate(months):
        count = by_month.get(month, 0)
        height = max(SMALLEST, round(TALLEST * count / most)) if count else 0
        yield Bar(month, count, place * SLOT + (SLOT - BAR) // 2, TOP + TALLEST - height, height)
