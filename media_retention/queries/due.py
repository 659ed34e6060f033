"""What is due among media and their uses."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import repeat
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Count, Min, Model, Q, QuerySet

from media_retention.models import Placement, RetainedMedium
from media_retention.queries.media import by_uuid, retained_models
from retention.models import Hold
from retention.rules.decision import Cause
from retention.stores import Candidate, Holding

M = TypeVar("M", bound=Model)


def batches(today: date, limit: int) -> Iterator[Sequence[Candidate]]:
    """Media that are due, model by model; then uses that ended on media that stay."""
    for model in retained_models():
        due_rows = model._default_manager.filter(due__lte=today)
        for rows in _keyset(due_rows, limit):
            yield [as_candidate(medium, cause_of(medium)) for medium in rows]
    for uses in _keyset(Placement.objects.filter(due__lte=today, ended_at=None), limit):
        media = {medium.uuid: medium for medium in by_uuid({use.medium for use in uses})}
        if batch := [
            use_as_candidate(use, media[use.medium], Cause.PERIOD_ENDED)
            for use in uses
            if use.medium in media and _outlives(media[use.medium], today)
        ]:
            yield batch


def cause_of(medium: RetainedMedium) -> Cause:
    """Why its due date is what it is."""
    if medium.ends_on is not None and medium.due == medium.ends_on:
        return Cause(medium.ends_because)
    return Cause.PERIOD_ENDED


def as_candidate(medium: RetainedMedium, cause: Cause) -> Candidate:
    """A medium as the engine knows it."""
    return Candidate(
        record=medium.uuid,
        rule=medium.due_rule,
        since=medium.due_since,
        due=medium.due,
        cause=cause,
        is_down=medium.taken_down_at is not None,
    )


def use_as_candidate(use: Placement, medium: RetainedMedium, cause: Cause) -> Candidate:
    """One use of a medium as the engine knows it."""
    return Candidate(
        record=medium.uuid,
        rule=use.rule,
        since=use.since,
        due=use.due,
        cause=cause,
        part=use.uuid,
        other_use_until=medium.due or date.max,
    )


def _outlives(medium: RetainedMedium, today: date) -> bool:
    """Whether another use keeps it: else its own end takes this use along."""
    return medium.due is None or medium.due > today


def _keyset(rows: QuerySet[M], limit: int) -> Iterator[list[M]]:
    """Rows by due date and UUID, a page at a time; what is erased meanwhile shifts nothing."""
    after = Q()
    while page := list(rows.filter(after).order_by("due", "uuid")[:limit]):
        yield page
        due, uuid = page[-1].due, page[-1].uuid  # type: ignore[attr-defined]
        after = Q(due__gt=due) | Q(due=due, uuid__gt=uuid)


def moved(today: date, since: datetime | None) -> int:
    """Media that are due, or leave a page, because a date was moved after a moment (or ever)."""
    moved = Q(due_moved_at__isnull=False) if since is None else Q(due_moved_at__gt=since)
    due = Q(due__lte=today)
    uses = Placement.objects.filter(moved, due, ended_at=None).values("medium")
    # Two questions, each of which an index answers; asked as one, all rows would be read.
    return sum(
        media.filter(moved & due).count() + media.filter(uuid__in=uses).exclude(moved & due).count()
        for media in map(_by_no_decision, retained_models(), repeat(today))
    )


def _by_no_decision(model: type[RetainedMedium], today: date) -> QuerySet[RetainedMedium]:
    """Media on the site, but for what somebody decided to end: that is no mistake of a rule."""
    # Excluded, not filtered by being empty: SQLite would then read all that is not down.
    return model._default_manager.exclude(taken_down_at__isnull=False).exclude(ends_on__lte=today)


def holdings(store: str) -> Mapping[str, Holding]:
    """Media with people on them by the rule that decides their end; held ones are not late.

    The oldest end under a rule is that of a medium, or of a use of one that stays elsewhere.
    """
    held = Hold.objects.active().filter(store=store).values("record")
    counts: dict[str, int] = defaultdict(int)
    oldest: dict[str, date] = {}
    for model in retained_models():
        rows = model._default_manager.filter(people_recognisable=True)
        for rule, count in _grouped(rows, Count("pk")):
            counts[rule] += count
        ending = rows.exclude(uuid__in=held).exclude(due=None)
        uses = Placement.objects.filter(medium__in=rows.exclude(uuid__in=held).values("uuid"))
        for rule, due in (
            *_grouped(ending, Min("due")),
            *_grouped(uses.filter(ended_at=None).exclude(due=None), Min("due"), by="rule"),
        ):
            oldest[rule] = min(due, oldest.get(rule, due))
    return {rule: Holding(counts.get(rule, 0), oldest.get(rule)) for rule in counts.keys() | oldest}


def collected_before(rule: str, day: date) -> int:
    """Media with people on them whose end a rule decides, and that came in before a day."""
    came_before = Q(collected_on__lt=day) | Q(due_since__lt=day)
    return sum(
        model._default_manager.filter(came_before, people_recognisable=True, due_rule=rule).count()
        for model in retained_models()
    )


def _grouped(
    rows: QuerySet[Any], what: Count | Min, *, by: str = "due_rule"
) -> Iterator[tuple[str, Any]]:
    yield from rows.order_by().values(by).annotate(found=what).values_list(by, "found")


def uses_on(page_id: int) -> dict[UUID, Placement]:
    """The uses on a page, by medium."""
    return {use.medium: use for use in Placement.objects.filter(page_id=page_id, shown=True)}
