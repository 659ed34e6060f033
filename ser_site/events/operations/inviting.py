"""Inviting who asked for it (promise P09)."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from ser_site.events.models import Event, InvitationMail
from ser_site.events.queries.inviting import open_page, to_invite

SET = 500
"""Mails that are noted with one statement."""


class NotOpen(RuntimeError):
    """Nobody can register for this event now."""


def invite(event: Event, *, by: User, today: date, now: datetime) -> int:
    """Let a mail go out to everybody who asked for it; nobody gets two for one event.

    Recorded with who did it and how many these are, and never with whom.

    Returns:
        How many.

    Raises:
        NotOpen: nobody could register.
    """
    from ser_site.events import tasks

    count = 0
    with transaction.atomic():
        # Of two editors at once, the second finds nobody left.
        locked = Event.objects.select_for_update().get(pk=event.pk)
        if open_page(locked, "", today=today) is None:
            raise NotOpen(str(event.pk))
        while some := list(to_invite(locked).select_for_update()[:SET]):
            InvitationMail.objects.bulk_create(
                InvitationMail(invitation=one, event=locked, wanted_at=now, next_try_at=now)
                for one in some
            )
            count += len(some)
        if count:
            log(instance=locked, action="events.invite", user=by, data={"count": count})
            send = partial(tasks.send_invitations.enqueue, locked.pk)
            transaction.on_commit(send, robust=True)
    return count


def forget_invited(today: date) -> list[str]:
    """Who was invited to events that are over is of no use any more."""
    InvitationMail.objects.filter(event__ends_on__lt=today).delete()
    return []
