"""What a new day changes in who sits where, without anybody doing anything."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import chain

from django.db import transaction

from retention import purges
from retention.queries.sweeps import last_sweep
from ser_site.committees.models import MEMBERS, Member
from ser_site.committees.queries.ending import began_or_ended
from ser_site.committees.queries.profiles import pages_showing


@transaction.atomic
def forget_old_lists(today: date) -> list[str]:
    """Have caches forget where members are listed whose term began or was over since the last run.

    Returns what went wrong: nothing; a cache that refuses is asked again, and named by the sweep.
    """
    last = last_sweep()
    since = last.today if last is not None else today - timedelta(days=1)
    terms = began_or_ended(since, today)
    members = list(Member.objects.filter(pk__in=terms.order_by().values("member")))
    if not members:
        return []
    purges.pages_changed(MEMBERS, set(chain.from_iterable(pages_showing(members).values())))
    return []
