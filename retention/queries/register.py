"""Reading the register.

Nothing is cached: a caller that asks for many rules takes ``rules_by_key()`` once and
passes the mapping on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Prefetch, QuerySet

from retention.models import Activity, Rule, RuleVersion
from retention.rules import rule as pure


class UnknownRule(LookupError):
    """The register has no rule under this key."""

    def __init__(self, key: str) -> None:
        super().__init__(f"the register has no rule {key!r}")
        self.key = key


def rule(key: str, known: Mapping[str, pure.Rule] | None = None) -> pure.Rule:
    """The rule under a key, from ``known`` where a caller has loaded it already.

    Raises:
        UnknownRule: the register has no such rule.
    """
    if known is not None:
        if key not in known:
            raise UnknownRule(key)
        return known[key]
    row: Rule | None = Rule.objects.filter(key=key).prefetch_related("versions").first()
    if row is None:
        raise UnknownRule(key)
    return row.as_rule()


def rules_by_key() -> dict[str, pure.Rule]:
    """Every rule of the register, in two queries."""
    return {row.key: row.as_rule() for row in Rule.objects.prefetch_related("versions")}


def missing_rules(required: Iterable[str]) -> list[str]:
    """Which of these keys the register lacks, in alphabetical order."""
    wanted = set(required)
    known = Rule.objects.filter(key__in=wanted).values_list("key", flat=True)
    return sorted(wanted.difference(known))


def versions_to_apply(today: date) -> QuerySet[RuleVersion]:
    """Versions that took effect, or were annulled, and are not in the due dates yet."""
    waiting = RuleVersion.objects.filter(applied_at=None).select_related("rule")
    return waiting.filter(effective_from=None) | waiting.filter(effective_from__lte=today)


def pending_change(rule: Rule, today: date) -> RuleVersion | None:
    """The change of a rule that is decided and does not hold yet."""
    pending = RuleVersion.objects.filter(rule=rule, annulled_at=None)
    return pending.filter(effective_from__gt=today).first()


def rules_in_words() -> QuerySet[Rule]:
    """Rules in the register's order with all that it takes to write them out."""
    rules: QuerySet[Rule] = Rule.objects.select_related("activity")
    return rules.prefetch_related("texts", "versions", "activity__texts").order_by(
        "activity__sort_order", "sort_order", "key"
    )


def whole_register() -> list[Activity]:
    """Every activity with texts, bases, rules and versions, in a fixed number of queries.

    In the register's order; an activity that is part of another carries ``parent_id``.
    """
    rules = Rule.objects.prefetch_related("texts", "versions")
    return list(
        Activity.objects.prefetch_related("texts", "bases", Prefetch("rules", queryset=rules))
    )
