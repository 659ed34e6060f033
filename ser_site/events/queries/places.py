"""How many places an event has, who has one, and who waits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from forms_privacy.kinds import Fact
from forms_privacy.models import Submission
from ser_site.events.models import Event, EventPage


def event_of(form_id: int) -> Event | None:
    """The event of a form."""
    return Event.objects.filter(form_id=form_id).first()


def with_place(event: Event) -> QuerySet[Submission]:
    """Registrations that have a place."""
    from ser_site.events.kind import REGISTERED

    return Submission.objects.filter(form_id=event.form_id, stage=REGISTERED.key)


def waiting(event: Event) -> QuerySet[Submission]:
    """Those on the waiting list, in the order in which they came."""
    from ser_site.events.kind import WAITING

    rows = Submission.objects.filter(form_id=event.form_id, stage=WAITING.key)
    return rows.order_by("received_at", "pk")


def free(event: Event, *, going: Sequence[int] = ()) -> int | None:
    """Places that nobody has; None without a limit.

    Args:
        going: primary keys of registrations that are about to go.
    """
    if event.capacity is None:
        return None
    return max(0, event.capacity - with_place(event).exclude(pk__in=going).count())


def places_left(key: UUID) -> int | None:
    """Places left at the event of a page, by its translation key; None without a limit."""
    event = Event.objects.filter(form__uuid=key).first()
    return free(event) if event else None


def page_of(event: Event, language: str) -> EventPage | None:
    """The event's page in a language, or else in any."""
    pages = EventPage.objects.filter(translation_key=event.form.uuid).select_related("locale")
    found = {page.locale.language_code: page for page in pages.order_by("pk")}
    return found.get(language) or next(iter(found.values()), None)


def facts_of(submission: Submission) -> Sequence[Fact]:
    """For the inbox: how full it is."""
    event = event_of(submission.form_id)
    if event is None:
        return ()
    taken = with_place(event).count()
    if event.capacity is None:
        return (Fact(_("Places taken"), str(taken)),)
    told = _("%(taken)d of %(capacity)d") % {"taken": taken, "capacity": event.capacity}
    return (Fact(_("Places taken"), told), Fact(_("Waiting"), str(waiting(event).count())))


def sentences_of(submission: Submission) -> Sequence[str]:
    """For who registered."""
    from ser_site.events.kind import WAITING

    event = event_of(submission.form_id)
    page = page_of(event, submission.language) if event else None
    if event is None or page is None:
        return ()
    if event.cancelled_on is not None:
        return (_("This event is cancelled."),)
    if submission.stage == WAITING.key:
        return (
            _(
                "All places are taken. You are on the waiting list. You get a mail when there is "
                "a place for you."
            ),
        )
    return (_("You have a place."), *when_and_where(page))


def when_and_where(page: EventPage) -> Sequence[str]:
    """The facts of the day, in one line."""
    from retention.queries.period_words import written

    days: list[date] = sorted({day for day in (page.starts_on, page.ends_on) if day})
    told = " – ".join(written(day) for day in days)
    line = ", ".join(part for part in (told, page.times, page.place) if part)
    return (line,) if line else ()
