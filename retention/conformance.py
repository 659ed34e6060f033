"""Holding each promise against its rule, and the rule against what is held."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from retention import promises, stores
from retention.models import Rule
from retention.queries.register import rules_by_key
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


@dataclass(frozen=True, slots=True)
class RuleReport:
    """One rule: promised, enforced, held."""

    rule: str
    activity: str
    promised: Mapping[str, str]
    enforced: Period | None
    is_enforced: bool
    held: int
    oldest_due: date | None
    verdict: Verdict


def check(today: date) -> list[RuleReport]:
    """Every rule of the register with its verdict."""
    pure = rules_by_key()
    published = promises.promised()
    held = _held()
    rows = Rule.objects.select_related("activity").order_by(
        "activity__sort_order", "sort_order", "key"
    )
    return [
        _report(row, pure[row.key], published.get(row.key, {}), held.get(row.key), today)
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


def _report(
    row: Rule,
    rule: PureRule,
    published: Mapping[str, str],
    holdings: list[Holding] | None,
    today: date,
) -> RuleReport:
    version = rule.version_on(today)
    period = version.period if version else None
    dues = [holding.oldest_due for holding in holdings or () if holding.oldest_due]
    oldest = min(dues, default=None)
    return RuleReport(
        rule=row.key,
        activity=row.activity.key,
        promised=published,
        enforced=period if holdings is not None else None,
        is_enforced=holdings is not None,
        held=sum(holding.count for holding in holdings or ()),
        oldest_due=oldest,
        verdict=_verdict(row.stated, holdings is not None, period, published, oldest, today),
    )


def _verdict(
    stated: bool,
    is_enforced: bool,
    period: Period | None,
    published: Mapping[str, str],
    oldest_due: date | None,
    today: date,
) -> Verdict:
    if oldest_due is not None and oldest_due < today:
        return Verdict.OVERDUE
    if is_enforced and _differs(period, published):
        return Verdict.DIFFERS
    if not stated:
        return Verdict.NOT_STATED
    if not is_enforced:
        return Verdict.NOT_ENFORCED
    return Verdict.KEPT


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
