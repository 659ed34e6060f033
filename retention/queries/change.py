"""What a change of a period would do: to what is held, and to the statement."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from retention import promises, stores
from retention.models import Rule
from retention.promises import LineChange
from retention.queries.period_words import current_period
from retention.rules.brake import moved_too_many
from retention.rules.period import Period
from retention.rules.rule import RuleVersion
from retention.stores import ChangePreview, Store


@dataclass(frozen=True, slots=True)
class BrakeAhead:
    """A store of which so much would fall due at once that the brake stops before it."""

    store: str
    due_at_once: int
    size: int


@dataclass(frozen=True, slots=True)
class Effect:
    """Everything that a change of a period does.

    ``lines`` are those of the published statements, by language; no language without one.
    """

    held: ChangePreview
    brakes: tuple[BrakeAhead, ...]
    lines: Mapping[str, list[LineChange]]
    enforced: bool
    longer: bool
    shorter: bool


def first_day_of_change(today: date) -> date:
    """The day from which a change that is decided today holds, at 00:00."""
    return today + timedelta(days=1)


def effect_of(rule: Rule, period: Period | None, *, today: date) -> Effect:
    """What happens when the period becomes this, from tomorrow on."""
    found = _previews(rule, period, today)
    return Effect(
        held=_together(found.values()),
        brakes=tuple(
            BrakeAhead(store.label, preview.due_at_once, store.size())
            for store, preview in found.items()
            if moved_too_many(preview.due_at_once, store.size())
        ),
        lines=promises.lines_that_change(rule.key, period, today=today),
        enforced=enforced(rule),
        longer=only_longer(rule, period, today=today),
        shorter=_shorter(rule, period, today),
    )


def preview_change(rule: Rule, period: Period | None, *, today: date) -> ChangePreview:
    """How many records move, and how many are due at once, when the period becomes this."""
    return _together(_previews(rule, period, today).values())


def _previews(rule: Rule, period: Period | None, today: date) -> dict[Store, ChangePreview]:
    """What it does in each store; a change that is waiting already is not counted twice."""
    known = [version for version in rule.counting_versions() if version.in_force_by(today)]
    versions = [*known, RuleVersion(first_day_of_change(today), period)]
    return {
        store: store.preview_change(rule.key, versions, today=today)
        for store in stores.all_stores()
        if rule.key in store.rules
    }


def _together(found: Iterable[ChangePreview]) -> ChangePreview:
    previews = list(found)
    return ChangePreview(
        moved=sum(preview.moved for preview in previews),
        due_at_once=sum(preview.due_at_once for preview in previews),
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


def _shorter(rule: Rule, period: Period | None, today: date) -> bool:
    """Whether the period is shorter than the one that holds; words are longer than any."""
    current = current_period(rule, today)
    if period is None:
        return False
    return current is None or period.after(today) < current.after(today)
