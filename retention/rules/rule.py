"""A retention rule and its dated versions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from retention.rules.ending import Ending
from retention.rules.period import Period
from retention.rules.trigger import Trigger

_KEY = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class RuleVersion:
    """The period of a rule from a day on.

    ``effective_from`` is the first day on which it holds, ``None`` for "from the
    beginning". ``period`` is ``None`` where the end is a criterion in words.
    """

    effective_from: date | None
    period: Period | None

    def in_force_by(self, day: date) -> bool:
        """Whether this version had taken effect on ``day`` (a later one may replace it)."""
        return self.effective_from is None or self.effective_from <= day


@dataclass(frozen=True, slots=True)
class Rule:
    """Period, trigger and ending under one key; versions are kept oldest first.

    Raises ``ValueError`` for a key that is no slug, two versions that take effect on the
    same day, and a period of no time after a trigger that only brings the record in.
    """

    key: str
    trigger: Trigger
    ending: Ending
    versions: tuple[RuleVersion, ...]

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise ValueError(f"a rule's key is lower case words with hyphens, not {self.key!r}")
        days = [version.effective_from for version in self.versions]
        if len(set(days)) < len(days):
            raise ValueError(f"two versions of {self.key} take effect on the same day")
        for version in self.versions:
            refuse_senseless_zero(self.trigger, version.period)
        object.__setattr__(self, "versions", in_order(self.versions))

    def version_on(self, day: date) -> RuleVersion | None:
        """Return the version that holds on ``day`` for what is collected that day."""
        return next((v for v in reversed(self.versions) if v.in_force_by(day)), None)


def in_order(versions: tuple[RuleVersion, ...]) -> tuple[RuleVersion, ...]:
    """Return the versions from the oldest to the newest."""
    return tuple(sorted(versions, key=lambda version: version.effective_from or date.min))


def refuse_senseless_zero(trigger: Trigger, period: Period | None) -> None:
    """Raise ``ValueError`` where "directly" would erase a record on the day it came."""
    if period is not None and period.is_immediate and not trigger.may_end_directly:
        raise ValueError(f"a period that starts when {trigger} cannot be zero")
