"""What forms have done once in every sweep."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from forms_privacy.operations.counting import forget_counted
from forms_privacy.operations.mailing import queues, send_waiting

LATE = timedelta(days=1)


def send_mails(today: date) -> list[str]:
    """Try the mails that wait; say how many were given up now, and how many wait long."""
    now = timezone.now()
    given_up = sum(attempt.given_up for attempt in send_waiting(now=now))
    late = sum(
        waiting.filter(given_up_at=None, wanted_at__lt=now - LATE).count() for waiting in queues()
    )
    told = [f"mails about forms given up: {given_up}"] if given_up else []
    return told + ([f"mails about forms that wait for over a day: {late}"] if late else [])


def forget_counted_posts(today: date) -> list[str]:
    """Let go of what kept a post from counting twice, once it would be refused anyway."""
    forget_counted(now=timezone.now())
    return []
