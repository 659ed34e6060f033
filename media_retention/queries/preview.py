"""What a change of a rule's period would do to media."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q

from media_retention.models import Placement
from media_retention.queries.clocks import clock_of_medium, clock_of_use
from media_retention.queries.media import placements_of, retained_models
from retention.queries.register import rules_by_key
from retention.rules.rule import Rule, RuleVersion
from retention.stores import ChangePreview

BATCH = 2_000


def preview_change(rule: str, versions: Sequence[RuleVersion], today: date) -> ChangePreview:
    """Media that would move, and fall due at once, with these versions from tomorrow on."""
    rules = rules_by_key()
    current = rules[rule]
    rules[rule] = Rule(current.key, current.trigger, current.ending, tuple(versions))
    day = today + timedelta(days=1)
    moved = due_at_once = 0
    for model in retained_models():
        used = Placement.objects.filter(rule=rule).values("medium")
        rows = model._default_manager.filter(people_recognisable=True).filter(
            Q(due_rule=rule) | Q(uuid__in=used)
        )
        last = 0
        while batch := list(rows.filter(pk__gt=last).order_by("pk")[:BATCH]):
            last = batch[-1].pk
            uses: dict[UUID, list[Placement]] = defaultdict(list)
            for use in placements_of([medium.uuid for medium in batch]):
                uses[use.medium].append(use)
            for medium in batch:
                for use in uses[medium.uuid]:
                    use.due = clock_of_use(use, medium, rules, day)
                due = clock_of_medium(medium, uses[medium.uuid], rules, day).due
                moved += due != medium.due
                due_at_once += due != medium.due and due is not None and due <= day
    return ChangePreview(moved, due_at_once)
