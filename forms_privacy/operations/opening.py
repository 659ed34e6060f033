"""Nobody reads an answer unrecorded: who looked, at what, and when, stands there first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.contrib.auth.models import User

from forms_privacy.models import Access, Act, Submission


def record(submissions: Iterable[Submission], act: Act, *, by: User, now: datetime) -> None:
    """Write down that somebody is about to see these answers."""
    Access.objects.bulk_create(
        (
            Access(submission=one.uuid, form=one.form.uuid, act=act, at=now, user=by)
            for one in submissions
        ),
        batch_size=500,
    )
