"""Writing due dates down, on media and on each of their uses."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.clocks import Clock, clock_of_medium, clock_of_use
from media_retention.queries.media import by_uuid, placements_of, retained_models
from retention.queries.register import rules_by_key
from retention.rules.rule import Rule

BATCH = 2_000


def set_clocks(
    media: Sequence[RetainedMedium],
    *,
    today: date,
    uses: Iterable[Placement] | None = None,
) -> None:
    """Bring the due dates of these media in line with their uses and the register.

    Args:
        uses: all uses of these media, where the caller has them at hand as they are now.
    """
    if media:
        setting = _Setting(rules_by_key(), today, timezone.now(), may_extend=True)
        _set_clocks(media, setting, uses)


def recalculate(rule: str, *, today: date, now: datetime, may_extend: bool) -> int:
    """Recompute after a change of the rule. Returns how many media moved.

    Args:
        may_extend: whether a date may move later (only after a version was annulled).
    """
    setting = _Setting(rules_by_key(), today, now, may_extend=may_extend, rule_changed=True)
    moved = 0
    for model in retained_models():
        last = 0
        while batch := _next_batch(model, rule, last):
            last = batch[-1].pk
            with transaction.atomic():
                locked = by_uuid([medium.uuid for medium in batch], lock=True)
                moved += _set_clocks(locked, setting)
    return moved


def _next_batch(model: type[RetainedMedium], rule: str, last: int) -> list[RetainedMedium]:
    """Media under the rule, whether by their own clock or by any of their uses."""
    used = Placement.objects.filter(rule=rule).values("medium")
    rows = model._default_manager.filter(pk__gt=last, people_recognisable=True)
    mine = rows.filter(due_rule=rule) | rows.filter(uuid__in=used) | rows.filter(due=None)
    return list(mine.order_by("pk")[:BATCH])


@dataclass(frozen=True, slots=True)
class _Setting:
    """By what clocks are set, and why now."""

    rules: Mapping[str, Rule]
    today: date
    now: datetime
    may_extend: bool = False
    rule_changed: bool = False

    def moves(self, old: date | None, new: date | None) -> bool:
        """Whether a use gets this date instead of the one it had."""
        if old == new:
            return False
        return self.may_extend or old is None or (new is not None and new < old)

    def brings_forward(self, old: date | None, new: date | None) -> bool:
        """Whether an end comes nearer by this, which the brake wants to know.

        A first date does so where a changed rule gives it, not where the record is new.
        """
        if new is None or old is None:
            return new is not None and self.rule_changed
        return new < old


def _set_clocks(
    media: Sequence[RetainedMedium],
    setting: _Setting,
    known: Iterable[Placement] | None = None,
) -> int:
    uses: dict[UUID, list[Placement]] = defaultdict(list)
    for placement in known or placements_of([medium.uuid for medium in media]):
        uses[placement.medium].append(placement)
    changed_uses: list[Placement] = []
    changed: dict[type[RetainedMedium], list[RetainedMedium]] = defaultdict(list)
    for medium in media:
        for use in uses[medium.uuid]:
            due = clock_of_use(use, medium, setting.rules, setting.today)
            if setting.moves(use.due, due):
                if setting.brings_forward(use.due, due):
                    use.due_moved_at = setting.now
                use.due = due
                changed_uses.append(use)
        clock = clock_of_medium(medium, uses[medium.uuid], setting.rules, setting.today)
        if _set_clock(medium, clock, setting):
            changed[type(medium)].append(medium)
    Placement.objects.bulk_update(changed_uses, ["due", "due_moved_at"], batch_size=200)
    for model, rows in changed.items():
        model._default_manager.bulk_update(
            rows, ["due", "due_rule", "due_since", "due_moved_at"], batch_size=200
        )
    return sum(len(rows) for rows in changed.values())


def _set_clock(medium: RetainedMedium, clock: Clock, setting: _Setting) -> bool:
    """Write a clock on the medium. Its uses were held back from moving later already."""
    if (medium.due, medium.due_rule, medium.due_since) == (clock.due, clock.rule, clock.since):
        return False
    if setting.brings_forward(medium.due, clock.due):
        medium.due_moved_at = setting.now
    medium.due, medium.due_rule, medium.due_since = clock.due, clock.rule, clock.since
    return True
