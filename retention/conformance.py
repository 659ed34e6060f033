"""Holding each promise against its rule, and the rule against what is held."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from retention import promises, stores
from retention.models import Rule, Sweep
from retention.promises import Typed
from retention.queries.register import rules_by_key
from retention.queries.sweeps import last_sweep, overdue_stores
from retention.rules.due import versions_that_count
from retention.rules.period import Period
from retention.rules.rule import Rule as PureRule
from retention.stores import Holding


class Verdict(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    OVERDUE = "overdue"
    NOT_ENFORCED = "not enforced"
    NOT_STATED = "not stated"
    DIFFERS = "differs"


FINE = frozenset({Verdict.KEPT, Verdict.NOT_STATED})
"""Verdicts on which nothing needs to be done."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was collected before a day keeps the period that was promised then.

    ``held`` counts what is still there of it; None where a store cannot tell.
    """

    collected_before: date
    period: Period
    held: int | None


@dataclass(frozen=True, slots=True)
class RuleReport:
    """One rule: promised, enforced, held.

    ``typed`` are the periods typed where the statement speaks of it, ``missing`` the languages
    of statements that do not tell it although something is held, ``register`` its period there.
    """

    rule: str
    activity: str
    promised: Mapping[str, str]
    enforced: Period | None
    is_enforced: bool
    held: int
    oldest_due: date | None
    verdict: Verdict
    register: Period | None = None
    typed: tuple[Typed, ...] = ()
    missing: tuple[str, ...] = ()
    earlier: tuple[Earlier, ...] = ()


@dataclass(frozen=True, slots=True)
class Conformance:
    """Everything that was held against one another, on one day.

    ``typed`` are the periods on statements that belong to no rule.
    """

    rules: list[RuleReport]
    last_sweep: Sweep | None
    stores_overdue: list[str]
    typed: list[Typed] = field(default_factory=list)

    @property
    def sweep_overdue(self) -> bool:
        """Whether no sweep went through every store in the last 36 hours."""
        return self.last_sweep is None or bool(self.stores_overdue)

    @property
    def to_mend(self) -> list[RuleReport]:
        """The rules with which something is wrong."""
        return [rule for rule in self.rules if rule.verdict not in FINE]

    @property
    def typed_to_mend(self) -> list[Typed]:
        """Periods that no rule of the register says, and that nobody has confirmed."""
        return [typed for typed in self.typed if typed.differs and not typed.confirmed]

    @property
    def all_kept(self) -> bool:
        """Whether every promise is kept, as far as this site can tell."""
        return not (self.to_mend or self.typed_to_mend or self.sweep_overdue)


def compare(today: date, *, now: datetime) -> Conformance:
    """The published statement, the register, what is held and the last sweep."""
    typed = promises.typed(today=today)
    return Conformance(
        rules=_check(today, typed),
        last_sweep=last_sweep(),
        stores_overdue=overdue_stores(now),
        typed=[one for one in typed if not one.rules],
    )


def check(today: date) -> list[RuleReport]:
    """Every rule of the register with its verdict."""
    return _check(today, promises.typed(today=today))


def _check(today: date, typed: list[Typed]) -> list[RuleReport]:
    pure = rules_by_key()
    published = promises.promised()
    held = _held()
    rows = Rule.objects.select_related("activity").order_by(
        "activity__sort_order", "sort_order", "key"
    )
    to_tell = {row.key for row in rows if row.stated and _is_held(held.get(row.key, []))}
    missing = promises.left_out(to_tell, today=today) if to_tell else {}
    return [
        _report(
            row,
            pure[row.key],
            published.get(row.key, {}),
            tuple(one for one in typed if row.key in one.rules),
            tuple(missing.get(row.key, ())),
            held.get(row.key),
            today,
        )
        for row in rows
    ]


def _held() -> dict[str, list[Holding]]:
    """Holdings by rule; a rule that a store enforces stands there even when nothing is held."""
    found: dict[str, list[Holding]] = {}
    for store in stores.all_stores():
        holdings = store.holdings()
        for rule in store.rules:
            found.setdefault(rule, []).append(holdings.get(rule, Holding(0, None)))
    return found


def _is_held(holdings: list[Holding]) -> bool:
    return any(holding.count or holding.oldest_due for holding in holdings)


def _report(
    row: Rule,
    rule: PureRule,
    published: Mapping[str, str],
    typed: tuple[Typed, ...],
    missing: tuple[str, ...],
    holdings: list[Holding] | None,
    today: date,
) -> RuleReport:
    version = rule.version_on(today)
    period = version.period if version else None
    dues = [holding.oldest_due for holding in holdings or () if holding.oldest_due]
    oldest = min(dues, default=None)
    held = sum(holding.count for holding in holdings or ())
    differs = bool(missing) or any(one.differs for one in typed) or _differs(period, published)
    return RuleReport(
        rule=row.key,
        activity=row.activity.key,
        promised=published,
        enforced=period if holdings is not None else None,
        is_enforced=holdings is not None,
        held=held,
        oldest_due=oldest,
        verdict=_verdict(row.stated, holdings is not None, differs, oldest, today),
        register=period,
        typed=typed,
        missing=missing,
        earlier=tuple(_earlier(rule, today)) if holdings is not None else (),
    )


def _verdict(
    stated: bool, is_enforced: bool, differs: bool, oldest_due: date | None, today: date
) -> Verdict:
    if oldest_due is not None and oldest_due < today:
        return Verdict.OVERDUE
    if differs:
        return Verdict.DIFFERS
    if not stated:
        return Verdict.NOT_STATED
    if not is_enforced:
        return Verdict.NOT_ENFORCED
    return Verdict.KEPT


def _earlier(rule: PureRule, today: date) -> Iterable[Earlier]:
    """The shorter periods of before that still hold for what was collected then."""
    known = [version for version in rule.versions if version.in_force_by(today)]
    starts = [version.effective_from for version in known[1:] if version.effective_from]
    for first, start in zip(known, starts, strict=False):
        collected = first.effective_from or date.min
        counting = versions_that_count(collected, known, today)
        periods = [version.period for version in counting if version.period is not None]
        shortest = min(periods, key=lambda period: period.after(today), default=None)
        now = known[-1].period
        if shortest is not None and (now is None or shortest.after(today) < now.after(today)):
            yield Earlier(start, shortest, _collected_before(rule.key, start))


def _collected_before(rule: str, day: date) -> int | None:
    counts = [
        store.collected_before(rule, day) for store in stores.all_stores() if rule in store.rules
    ]
    known = [count for count in counts if count is not None]
    return sum(known) if len(known) == len(counts) else None


def _differs(period: Period | None, published: Mapping[str, str]) -> bool:
    """Whether the published words name another period than the one enforced."""
    if period is None:
        return False
    return any(_read(words, language) != period for language, words in published.items())


def _read(words: str, language: str) -> Period | None:
    try:
        return Period.parse_words(words, language)
    except ValueError:
        return None
