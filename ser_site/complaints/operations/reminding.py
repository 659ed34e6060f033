"""Reminding those who handle a complaint or objection of its term."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _

from forms_privacy.models import Submission
from forms_privacy.reminders import Reminder, Source
from retention.queries.period_words import written
from ser_site.complaints.models import Procedure
from ser_site.complaints.queries.procedures import SOON, days_in_words, open_procedures


def to_remind(today: date) -> list[Procedure]:
    """Those whose term ends within two weeks, once; and once more when it is over."""
    never = Q(reminded_on=None, decide_by__lte=today + SOON)
    over = Q(decide_by__lt=today, reminded_on__lte=F("decide_by"))
    return list(open_procedures().filter(never | over))


def term_in_words(procedure: Procedure, today: date) -> str:
    """What is told of a term."""
    return _("To be decided by %(day)s: %(days)s.") % {
        "day": written(procedure.decide_by),
        "days": days_in_words(procedure, today),
    }


def _find(today: date) -> list[Reminder]:
    procedures = {one.submission: one for one in to_remind(today)}
    messages = Submission.objects.filter(uuid__in=list(procedures), restricted_on=None)
    return [
        Reminder(message, lambda one=procedures[message.uuid]: term_in_words(one, today))  # type: ignore[misc]
        for message in messages.defer("answers").select_related("form", "handler").order_by("pk")
    ]


def _told(submissions: Sequence[Submission], today: date) -> None:
    uuids = [one.uuid for one in submissions]
    Procedure.objects.filter(submission__in=uuids).update(reminded_on=today)


TERMS = Source(find=_find, told=_told)
"""Terms that run out."""
