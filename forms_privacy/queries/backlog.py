"""Messages with which nothing happens: nobody marks them handled, so nothing starts their clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_privacy import kinds
from forms_privacy.models import SUBMISSIONS, Submission
from retention import clock
from retention.models import Hold

STEPS = (30, 60, 90)
"""Days without progress after which somebody is reminded; at the last a decision is required."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A message with which nothing has happened for a while."""

    submission: Submission
    since: date
    """When something last happened: it came in, went to another stage, or got a note."""

    days: int

    @property
    def step(self) -> int:
        """The step that it has reached."""
        return max(step for step in STEPS if step <= self.days)

    @property
    def must_be_decided(self) -> bool:
        """Whether it is to be handled now, or kept under a hold with a ground and a review."""
        return self.days >= STEPS[-1]


def backlog(today: date, *, among: QuerySet[Submission] | None = None) -> list[Silent]:
    """Messages without progress for 30 days or more, the longest first.

    What a hold keeps counts again from the day on which somebody was to look at it.

    Args:
        among: only of these; all when None.
    """
    before = today - timedelta(days=STEPS[0])
    kept = Hold.objects.active().filter(store=SUBMISSIONS).exclude(review_on__lte=today)
    everything = Submission.objects.all() if among is None else among
    rows = everything.filter(
        _can_get_on(), clock_start=None, restricted_on=None, stage_since__lte=before
    ).exclude(uuid__in=kept.values("record"))
    noted = rows.annotate(noted_at=Max("notes__written_at")).defer("answers")
    found = (_silent(one, today) for one in noted.select_related("form", "handler").order_by("pk"))
    waiting = [one for one in found if one.days >= STEPS[0]]
    return sorted(waiting, key=lambda one: (-one.days, one.submission.pk))


def _can_get_on() -> Q:
    """Of a kind that the site knows, at a stage at which somebody has something to do."""
    wanted = Q(kind__in=[kind.key for kind in kinds.all_kinds()])
    for kind in kinds.all_kinds():
        waiting = [stage.key for stage in kind.stages if stage.waits]
        wanted &= ~Q(kind=kind.key, stage__in=waiting)
    return wanted


def to_remind(today: date) -> Iterable[Silent]:
    """Those of whom nobody was told since they reached their step."""
    for one in backlog(today):
        told = one.submission.reminded_on
        if told is None or told < one.since + timedelta(days=one.step):
            yield one


def silence_of(submission: Submission, today: date) -> Silent | None:
    """How long nothing has happened with a message; None when that is not worth a word."""
    found = backlog(today, among=Submission.objects.filter(pk=submission.pk))
    return found[0] if found else None


def silence_in_words(silent: Silent) -> str:
    """What is told of a message with which nothing happens."""
    days = ngettext(
        "Nothing has happened for %(days)d day.",
        "Nothing has happened for %(days)d days.",
        silent.days,
    ) % {"days": silent.days}
    if not silent.must_be_decided:
        return days
    decide = _(
        "Decide now: mark it as handled, or keep it under a hold, with the ground, the reason and "
        "a day to look again."
    )
    return f"{days} {decide}"


def _silent(submission: Submission, today: date) -> Silent:
    noted = getattr(submission, "noted_at", None)
    since = max(submission.stage_since, clock.day_of(noted) if noted else submission.stage_since)
    return Silent(submission, since, (today - since).days)
