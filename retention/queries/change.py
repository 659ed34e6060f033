"""What a change of a period would do to what is held."""

from __future__ import annotations

from datetime import date, timedelta

from retention import stores
from retention.models import Rule
from retention.queries.period_words import current_period
from retention.rules.period import Period
from retention.rules.rule import RuleVersion
from retention.stores import ChangePreview


def first_day_of_change(today: date) -> date:
    """The day from which a change that is decided today holds, at 00:00."""
    return today + timedelta(days=1)


def preview_change(rule: Rule, period: Period | None, *, today: date) -> ChangePreview:
    """How many records move, and how many are due at once, when the period becomes this."""
    versions = [*rule.counting_versions(), RuleVersion(first_day_of_change(today), period)]
    found = [
        store.preview_change(rule.key, versions, today=today)
        for store in stores.all_stores()
        if rule.key in store.rules
    ]
    return ChangePreview(
        moved=sum(preview.moved for preview in found),
        due_at_once=sum(preview.due_at_once for preview in found),
    )


def enforced(rule: Rule) -> bool:
    """Whether any store on this site keeps records under the rule."""
    return any(rule.key in store.rules for store in stores.all_stores())


def only_longer(rule: Rule, period: Period | None, *, today: date) -> bool:
    """Whether the period is longer than the one that holds, so that what is held stays as it is."""
    current = current_period(rule, today)
    if current is None:
        return False
    return period is None or period.after(today) > current.after(today)
