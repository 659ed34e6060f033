"""The one place that asks what day it is.

Only doors (commands, views, signal handlers, tasks) call this; everything below them
takes ``today`` as a keyword.
"""

from datetime import date, datetime

from django.utils import timezone


def today() -> date:
    """The calendar day at the controller's seat (the site's TIME_ZONE, not the user's)."""
    return timezone.localdate(timezone=timezone.get_default_timezone())


def day_of(moment: datetime) -> date:
    """The calendar day there at a moment (aware)."""
    return timezone.localdate(moment, timezone=timezone.get_default_timezone())
