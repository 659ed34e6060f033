"""What follows from what an editor says of an event."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from forms_privacy.models import Submission
from forms_privacy.operations.clocks import restart_clocks
from ser_site.events.kind import EVENT
from ser_site.events.models import Event, EventPage

from .places import CANCELLED_MAIL, move_up, tell


def follow_page(page: EventPage, *, today: date, now: datetime) -> None:
    """The page was published: registrations follow its dates, places and cancelling."""
    with transaction.atomic():
        form = page.form_record
        event, _is_new = Event.objects.select_for_update().get_or_create(form=form)
        newly_cancelled = page.is_cancelled and event.cancelled_on is None
        event.ends_on, event.capacity = page.ends_on, page.capacity
        if newly_cancelled:
            event.cancelled_on = today
        elif not page.is_cancelled:
            event.cancelled_on = None
        event.save()
        restart_clocks(form, rule=EVENT.rule, on=event.ended_on, today=today, now=now)
        if newly_cancelled and (event.ends_on is None or event.ends_on >= today):
            registered = Submission.objects.filter(form=form)
            tell(registered.values_list("pk", flat=True), CANCELLED_MAIL)
        move_up(event, today=today)
