"""Filling the register of a new site."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from django.db import transaction

from retention.models import (
    Activity,
    ActivityBasis,
    ActivityDatum,
    ActivityText,
    Rule,
    RuleText,
    RuleVersion,
)
from retention.operations.register import first_version
from retention.rules.period import Period

from .content import activities
from .entries import ActivityEntry, RuleEntry

# Room between two entries for what a coordinator adds.
_STEP = 10

_RULE_FIELDS = (
    "trigger",
    "ending",
    "stated",
    "trigger_stated",
    "at_most",
    "automatic",
    "is_term",
)


_LANGUAGES = ("nl", "en")


@transaction.atomic
def load_register() -> int:
    """Add every activity and rule whose key the register lacks; returns how many.

    What is there already is left alone, down to a text that somebody removed: run
    again, this changes nothing.
    """
    entries = list(activities())
    return _add_activities(entries) + _add_rules(entries)


def _add_activities(entries: list[ActivityEntry]) -> int:
    known = {activity.key: activity for activity in Activity.objects.all()}
    added: list[tuple[ActivityEntry, Activity]] = []
    for place, entry in enumerate(entries, start=1):
        if entry.key not in known:
            known[entry.key] = Activity.objects.create(
                key=entry.key,
                number=entry.number,
                sort_order=place * _STEP,
                parent=known.get(entry.parent),
            )
            added.append((entry, known[entry.key]))
    ActivityText.objects.bulk_create(
        ActivityText(activity=activity, language=language, **asdict(getattr(entry, language)))
        for entry, activity in added
        for language in _LANGUAGES
    )
    ActivityBasis.objects.bulk_create(
        ActivityBasis(activity=activity, basis=basis.value, stated=entry.bases_stated)
        for entry, activity in added
        for basis in entry.bases
    )
    _add_data(added)
    return len(added)


def add_missing_data() -> int:
    """Give activities without any kind of data theirs; returns how many got them.

    For a register that was filled before it knew kinds of data. Where somebody has put even
    one already, theirs stand.
    """
    known = {one.key: one for one in Activity.objects.filter(data_categories=None)}
    missing = [(entry, known[entry.key]) for entry in activities() if entry.key in known]
    told = [(entry, activity) for entry, activity in missing if entry.data]
    _add_data(told)
    return len(told)


def _add_data(rows: Iterable[tuple[ActivityEntry, Activity]]) -> None:
    ActivityDatum.objects.bulk_create(
        ActivityDatum(activity=activity, category=category.value)
        for entry, activity in rows
        for category in entry.data
    )


def _add_rules(entries: list[ActivityEntry]) -> int:
    activities_by_key = {activity.key: activity for activity in Activity.objects.all()}
    known = set(Rule.objects.values_list("key", flat=True))
    missing = [
        (rule, _rule(rule, activities_by_key[entry.key], position * _STEP))
        for entry in entries
        for position, rule in enumerate(entry.rules, start=1)
        if rule.key not in known
    ]
    Rule.objects.bulk_create([row for _, row in missing])
    RuleText.objects.bulk_create(
        RuleText(rule=row, language=language, **asdict(getattr(entry, language)))
        for entry, row in missing
        for language in _LANGUAGES
    )
    RuleVersion.objects.bulk_create(
        first_version(row, Period.from_iso(entry.period) if entry.period else None)
        for entry, row in missing
    )
    return len(missing)


def _rule(entry: RuleEntry, activity: Activity, place: int) -> Rule:
    figures = {field: getattr(entry, field) for field in _RULE_FIELDS}
    return Rule(key=entry.key, activity=activity, sort_order=place, **figures)
