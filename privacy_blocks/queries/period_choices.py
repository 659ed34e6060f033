"""The register's rules as an editor chooses from them: their names and periods, no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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


def groups(reading: RegisterReading, search: str = "") -> list[Group]:
    """Every activity that has rules, in the register's order.

    With a search, only rules of which name, period, key or activity has all its words.
    """
    words = search.casefold().split()
    found = (_group(activity, words) for activity in _all(reading.activities()))
    return [group for group in found if group.choices]


def saying(period: Period, reading: RegisterReading, activity_key: str = "") -> list[Choice]:
    """The rules whose period of today is this one, those of the activity first."""
    iso = period.iso()
    same = [
        choice for group in groups(reading) for choice in group.choices if choice.period.iso == iso
    ]
    return sorted(same, key=lambda choice: choice.activity_key != activity_key)


def _all(activities: list[ActivityShown]) -> Iterator[ActivityShown]:
    for activity in activities:
        yield activity
        yield from _all(list(activity.parts))


def _group(activity: ActivityShown, words: list[str]) -> Group:
    title = activity.text.title
    choices = (Choice(title, activity.key, period) for period in activity.rules)
    return Group(
        activity.key,
        activity.number,
        title,
        tuple(choice for choice in choices if _has(choice, words)),
    )


def _has(choice: Choice, words: list[str]) -> bool:
    period = choice.period
    text = " ".join((choice.activity, period.name, period.words, period.rule)).casefold()
    return all(word in text for word in words)
