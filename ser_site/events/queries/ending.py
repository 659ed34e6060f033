"""What the end of an event does to its registrations, before and after it moves."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, QuerySet

from forms_privacy.models import SUBMISSIONS, Submission
from retention import clock
from retention.models import Hold
from retention.queries import register
from retention.queries.records import new_due
from ser_site.events.models import Event, EventPage


def end_as_on(page: EventPage, *, today: date) -> date | None:
    """The day on which the event ends for its registrations, once the page is published so."""
    event = Event.objects.filter(form__uuid=page.translation_key).first()
    cancelled = (event.cancelled_on if event else None) or today
    return Event(
        ends_on=page.ends_on, cancelled_on=cancelled if page.is_cancelled else None
    ).ended_on


def gone_once_published(page: EventPage, *, today: date) -> int:
    """How many registrations that are to stay now would be due as soon as the page is public."""
    from ser_site.events.kind import EVENT

    end, day = end_as_on(page, today=today), _first_day(page, today)
    rule = register.rule(EVENT.rule)
    start = None if end is None else rule.trigger.clock_start(end)
    rows = _kept_by_nothing(page).filter(rule=EVENT.rule).exclude(due__lte=today)
    gone = 0
    for collected, count in rows.values_list("collected_on").annotate(Count("pk")).order_by():
        due = new_due(start, collected, None, rule.versions, day, may_extend=True)
        gone += count if due is not None and due <= day else 0
    return gone


def gone_tonight(page: EventPage, *, today: date) -> int:
    """How many registrations the next sweep erases."""
    return _kept_by_nothing(page).filter(due__lte=today).count()


def _first_day(page: EventPage, today: date) -> date:
    """The day on which it becomes public."""
    at = page.go_live_at
    return today if at is None else max(today, clock.day_of(at))


def _kept_by_nothing(page: EventPage) -> QuerySet[Submission]:
    holds = Hold.objects.active().filter(store=SUBMISSIONS).values("record")
    return Submission.objects.filter(form__uuid=page.translation_key).exclude(uuid__in=holds)
