"""What a privacy statement tells of the register, in one language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from privacy_blocks.wording import basis_words, ending_words, trigger_words
from retention.models import Activity, ActivityText, Rule
from retention.queries.period_words import current_period
from retention.queries.register import whole_register
from retention.rules.basis import LegalBasis
from retention.rules.period import Period


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

    @property
    def periods(self) -> tuple[PeriodShown, ...]:
        """The periods that the statement is to tell."""
        return tuple(period for period in self.rules if period.stated)

    @property
    def tells_basis(self) -> bool:
        """Whether there is an answer to the question on what ground."""
        return bool(self.bases or self.text.basis_explanation or self.text.interest)

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
    parts: dict[int | None, list[Activity]] = {}
    for activity in whole_register():
        parts.setdefault(activity.parent_id, []).append(activity)
    day = _Day(language, today, supposing or {})
    with override(language):
        return [_shown(row, parts, day) for row in parts.get(None, [])]


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

    def period(self, rule: Rule) -> Period | None:
        if rule.key in self.supposing:
            return self.supposing[rule.key]
        return current_period(rule, self.today)


def _shown(
    activity: Activity,
    parts: dict[int | None, list[Activity]],
    day: _Day,
    above: Activity | None = None,
) -> ActivityShown:
    below = (_shown(part, parts, day, activity) for part in parts.get(activity.pk, []))
    numbered = any(sign.isdigit() for sign in activity.number)
    repeated = above is not None and activity.number == above.number
    bases = tuple(row.legal_basis for row in activity.bases.all() if row.stated)
    return ActivityShown(
        key=activity.key,
        number=activity.number if numbered and not repeated else "",
        text=activity.text(day.language),
        bases=tuple(basis_words(basis) for basis in bases),
        legal_bases=bases,
        rules=tuple(_period(rule, day) for rule in activity.rules.all()),
        parts=tuple(below),
        above=above.key if above else "",
    )


def _period(rule: Rule, day: _Day) -> PeriodShown:
    period = day.period(rule)
    text = rule.text(day.language)
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
