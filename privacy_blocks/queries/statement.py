"""What a privacy statement tells of the register, in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import override

from retention.models import (
    Activity,
    ActivityBasis,
    ActivityText,
    Rule,
    RuleText,
    RuleVersion,
)
from retention.models.texts import in_language
from retention.rules import rule as pure
from retention.rules.basis import LegalBasis
from retention.rules.ending import Ending
from retention.rules.period import Period
from retention.rules.trigger import Trigger
from retention.visitor_words import basis_words, ending_words, trigger_words


@dataclass(frozen=True, slots=True)
class PeriodShown:
    """A promise: how long, from which event, and what then.

    ``iso`` is the period in ISO 8601, empty when ``words`` is a criterion; ``words``
    is nothing but the period, so that it can be read back and compared. ``stated`` is
    whether the statement is to speak of it by itself.
    """

    rule: str
    name: str
    iso: str
    words: str
    at_most: bool
    since: str
    then: str
    note: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class ActivityShown:
    """A processing of personal data as the statement tells it.

    ``above`` is the key of the activity that this one is a part of, or empty.
    """

    key: str
    number: str
    text: ActivityText
    bases: tuple[str, ...]
    legal_bases: tuple[LegalBasis, ...]
    rules: tuple[PeriodShown, ...]
    parts: tuple[ActivityShown, ...]
    above: str = ""
    pk: int = 0

    @property
    def periods(self) -> tuple[PeriodShown, ...]:
        """The periods that the statement is to tell."""
        return tuple(period for period in self.rules if period.stated)

    @property
    def tells_basis(self) -> bool:
        """Whether there is an answer to the question on what ground."""
        return bool(self.bases or self.text.basis_explanation or self.text.interest)

    @property
    def answered(self) -> frozenset[str]:
        """The questions that the register answers; ``more`` is what it says besides."""
        text = self.text
        answers = {
            "data": text.data,
            "purpose": text.purpose,
            "basis": self.tells_basis,
            "periods": self.periods,
            "more": text.recipients
            or text.source
            or text.obligation
            or text.withdrawal
            or text.automated_decisions
            or text.note,
        }
        return frozenset(question for question, answer in answers.items() if answer)

    @property
    def is_stated_itself(self) -> bool:
        """Whether the statement has something to tell of it, apart from its parts."""
        return bool(self.periods)

    @property
    def is_stated(self) -> bool:
        """Whether the statement has something to tell of it, or of a part of it."""
        return self.is_stated_itself or any(part.is_stated for part in self.parts)

    @property
    def stated_parts(self) -> tuple[ActivityShown, ...]:
        """The parts of which the statement has something to tell."""
        return tuple(part for part in self.parts if part.is_stated)


def register_shown(
    language: str, *, today: date, supposing: Mapping[str, Period | None] | None = None
) -> list[ActivityShown]:
    """Every activity of the register in its order, stated or not, parts under their whole.

    ``supposing`` gives rules another period than the register does, by key.
    """
    rows = _rows()
    day = _Day(language, today, supposing or {}, rows.versions)
    with override(language):
        return [_shown(row, rows, day) for row in rows.parts[None]]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The tables of the register by what they belong to.

    Six plain queries: with prefetching, which makes a query set for every row and relation, the
    largest page of the site would take half as long again.
    """

    parts: Mapping[int | None, list[Activity]]
    texts: Mapping[int, list[ActivityText]]
    bases: Mapping[int, list[LegalBasis]]
    rules: Mapping[int, list[Rule]]
    rule_texts: Mapping[int, list[RuleText]]
    versions: Mapping[int, list[RuleVersion]]


def _rows() -> _Rows:
    stated = ActivityBasis.objects.filter(stated=True).values_list("activity_id", "basis")
    bases: defaultdict[int, list[LegalBasis]] = defaultdict(list)
    for activity, basis in stated:
        bases[activity].append(LegalBasis(basis))
    counting = RuleVersion.objects.filter(annulled_at=None)
    return _Rows(
        parts=_by("parent_id", Activity.objects.all()),
        texts=_by("activity_id", ActivityText.objects.all()),
        bases=bases,
        rules=_by("activity_id", Rule.objects.all()),
        rule_texts=_by("rule_id", RuleText.objects.all()),
        versions=_by("rule_id", counting),
    )


def _by(name: str, rows: Iterable[Any]) -> defaultdict[Any, list[Any]]:
    found: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


def activities_shown(language: str, *, today: date) -> list[ActivityShown]:
    """The activities of which the statement says something, parts under their whole.

    A rule that the statement is not to speak of is left out, and so is an activity
    with nothing left to say.
    """
    return [row for row in register_shown(language, today=today) if row.is_stated]


@dataclass(frozen=True, slots=True)
class _Day:
    """What is read: in which language, for which day, and with which periods instead."""

    language: str
    today: date
    supposing: Mapping[str, Period | None]
    versions: Mapping[int, list[RuleVersion]]

    def period(self, rule: Rule) -> Period | None:
        if rule.key in self.supposing:
            return self.supposing[rule.key]
        versions = tuple(version.as_version() for version in self.versions[rule.pk])
        known = pure.Rule(rule.key, Trigger(rule.trigger), Ending(rule.ending), versions)
        version = known.version_on(self.today)
        return version.period if version else None


def _shown(
    activity: Activity, rows: _Rows, day: _Day, above: Activity | None = None
) -> ActivityShown:
    below = (_shown(part, rows, day, activity) for part in rows.parts[activity.pk])
    numbered = any(sign.isdigit() for sign in activity.number)
    repeated = above is not None and activity.number == above.number
    text = in_language(rows.texts[activity.pk], day.language)
    bases = tuple(rows.bases[activity.pk])
    return ActivityShown(
        key=activity.key,
        number=activity.number if numbered and not repeated else "",
        text=text or activity.text(day.language),
        bases=tuple(basis_words(basis) for basis in bases),
        legal_bases=bases,
        rules=tuple(_period(rule, rows, day) for rule in rows.rules[activity.pk]),
        parts=tuple(below),
        above=above.key if above else "",
        pk=activity.pk,
    )


def _period(rule: Rule, rows: _Rows, day: _Day) -> PeriodShown:
    period = day.period(rule)
    text = in_language(rows.rule_texts[rule.pk], day.language) or rule.text(day.language)
    return PeriodShown(
        rule=rule.key,
        name=text.name,
        iso=period.iso() if period else "",
        words=period.wording(day.language) if period else text.criterion,
        at_most=rule.at_most and period is not None and not period.is_immediate,
        since=trigger_words(rule.trigger) if period else "",
        then=ending_words(rule.ending, automatic=rule.automatic),
        note=text.note,
        stated=rule.stated,
    )
