"""The register's first content, before it is in any database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict

import pytest

from retention.rules.period import Period
from retention.rules.rule import Rule, RuleVersion
from ser_site.content.register.content import activities
from ser_site.content.register.entries import ActivityEntry, RuleEntry

ACTIVITIES = list(activities())
RULES = [rule for activity in ACTIVITIES for rule in activity.rules]

# A figure with a unit: a period typed by hand, which could come to differ from the rule.
TYPED_PERIOD = re.compile(r"\d\s*(dag|week|weken|maand|jaar|day|month|year)", re.IGNORECASE)


def texts(entry: ActivityEntry) -> Iterator[str]:
    for activity in (entry.nl, entry.en):
        yield from asdict(activity).values()
    for rule in entry.rules:
        yield from (*asdict(rule.nl).values(), *asdict(rule.en).values())


@pytest.mark.parametrize("entry", ACTIVITIES, ids=lambda entry: entry.key)
def test_the_reader_is_addressed_in_the_heading(entry: ActivityEntry) -> None:
    assert entry.nl.role_heading.startswith("Je ")
    assert entry.en.role_heading.startswith(("You ", "Your "))


@pytest.mark.parametrize("entry", ACTIVITIES, ids=lambda entry: entry.key)
def test_no_text_carries_a_period_of_its_own(entry: ActivityEntry) -> None:
    assert [text for text in texts(entry) if TYPED_PERIOD.search(text)] == []


@pytest.mark.parametrize("entry", ACTIVITIES, ids=lambda entry: entry.key)
def test_both_languages_fill_the_same_fields(entry: ActivityEntry) -> None:
    dutch, english = asdict(entry.nl), asdict(entry.en)
    assert [name for name in dutch if bool(dutch[name]) != bool(english[name])] == []


@pytest.mark.parametrize("entry", ACTIVITIES, ids=lambda entry: entry.key)
def test_a_legitimate_interest_is_named(entry: ActivityEntry) -> None:
    rests_on_it = "legitimate_interest" in entry.bases
    assert bool(entry.nl.interest) == rests_on_it


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_without_a_period_has_its_criterion_in_words(rule: RuleEntry) -> None:
    without = rule.period is None
    assert bool(rule.nl.criterion) == bool(rule.en.criterion) == without


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_rule_is_one_that_the_rules_accept(rule: RuleEntry) -> None:
    period = Period.from_iso(rule.period) if rule.period else None
    accepted = Rule(rule.key, rule.trigger, rule.ending, (RuleVersion(None, period),))
    assert accepted.versions[0].period == period
