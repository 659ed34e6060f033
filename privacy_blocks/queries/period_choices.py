"""The register's rules as an editor chooses from them: their names and periods, no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from privacy_blocks.queries.statement import ActivityShown, PeriodShown
from privacy_blocks.reading import RegisterReading
from retention.rules.period import Period


@dataclass(frozen=True, slots=True)
class Choice:
    """A rule with the activity that it belongs to."""

    activity: str
    activity_key: str
    period: PeriodShown


@dataclass(frozen=True, slots=True)
class Group:
    """An activity with its rules."""

    key: str
    number: str
    title: str
    choices: tuple[Choice, ...]


def groups(
    reading: RegisterReading, search: str = "", *, page: RegisterReading | None = None
) -> list[Group]:
    """Every activity that has rules, in the register's order.

    With a search, only rules of which name, period, key or activity has all its words. Names
    are in the language of ``reading``, periods in that of ``page`` where that is given.
    """
    words = search.casefold().split()
    found = (_group(activity, words, page or reading) for activity in _all(reading.activities()))
    return [group for group in found if group.choices]


def saying(
    period: Period,
    reading: RegisterReading,
    activity_key: str = "",
    *,
    page: RegisterReading | None = None,
) -> list[Choice]:
    """The rules whose period of today is this one, those of the activity first."""
    iso = period.iso()
    every = (choice for group in groups(reading, page=page) for choice in group.choices)
    same = [choice for choice in every if choice.period.iso == iso]
    return sorted(same, key=lambda choice: choice.activity_key != activity_key)


def _all(activities: list[ActivityShown]) -> Iterator[ActivityShown]:
    for activity in activities:
        yield activity
        yield from _all(list(activity.parts))


def _group(activity: ActivityShown, words: list[str], page: RegisterReading) -> Group:
    title = activity.text.title
    choices = (Choice(title, activity.key, _said(period, page)) for period in activity.rules)
    return Group(
        activity.key,
        activity.number,
        title,
        tuple(choice for choice in choices if _has(choice, words)),
    )


def _said(period: PeriodShown, page: RegisterReading) -> PeriodShown:
    there = page.period(period.rule)
    return replace(period, words=there.words) if there is not None else period


def _has(choice: Choice, words: list[str]) -> bool:
    period = choice.period
    text = " ".join((choice.activity, period.name, period.words, period.rule)).casefold()
    return all(word in text for word in words)
