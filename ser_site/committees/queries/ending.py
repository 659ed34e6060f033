"""What runs out: terms about which the secretariat must say "left, or reappointed?"."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from retention.rules.period import Period, Unit
from ser_site.committees.models import Member, Term

AHEAD = Period(6, Unit.MONTH)
"""How far ahead the secretariat is told."""


def ending(today: date) -> QuerySet[Term]:
    """Terms that end within six months or did end, with nothing after them.

    A term that is over is asked about only as long as its member sits nowhere else.
    """
    follows = Term.objects.filter(
        member=OuterRef("member"), committee=OuterRef("committee"), start__gt=OuterRef("end")
    )
    open_end = Q(end=None) | Q(end__gte=today)
    elsewhere = Term.objects.filter(open_end, member=OuterRef("member"))
    found: QuerySet[Term] = Term.objects.filter(
        end__lte=AHEAD.after(today), member__clock_start=None
    ).exclude(Exists(follows))
    asked = Q(end__gte=today) | ~Exists(elsewhere)
    return found.filter(asked).select_related("member").order_by("end", "pk")


def began_or_ended(since: date, today: date) -> QuerySet[Term]:
    """Terms that run today and did not on that earlier day, or the other way round."""
    began = Q(start__gt=since, start__lte=today)
    over = Q(end__gte=since, end__lt=today)
    found: QuerySet[Term] = Term.objects.filter(began | over)
    return found.order_by("pk")


def leaving(today: date) -> QuerySet[Member]:
    """Members with a departure within six months, or whose departure waits for the sweep."""
    members: QuerySet[Member] = Member.objects.filter(clock_start__lte=AHEAD.after(today))
    return members.order_by("clock_start", "pk")
