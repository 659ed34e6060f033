"""Which terms run, and what can be said of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forms_privacy.kinds import Fact
from forms_privacy.models import Submission
from retention.queries.period_words import written
from ser_site.complaints.models import Procedure, SpecialDay
from ser_site.complaints.rules import terms

SOON = timedelta(days=14)


def special_days() -> frozenset[date]:
    """The days beside those that the law names."""
    return frozenset(SpecialDay.objects.values_list("day", flat=True))


def suspension_of(procedure: Procedure) -> terms.Suspension | None:
    """That the sender of an objection was asked to complete it."""
    asked, by = procedure.asked_on, procedure.complete_by
    if procedure.kind != "objection" or asked is None or by is None:
        return None
    return terms.Suspension(asked, by, procedure.completed_on)


def ends(procedure: Procedure, special: Collection[date]) -> date:
    """The last day to decide."""
    if procedure.kind == "objection":
        term = terms.OBJECTION
        begin = terms.objection_starts(procedure.received_on, procedure.decided_on, special=special)
    else:
        term, begin = terms.COMPLAINT, procedure.received_on
    return term.ends(
        begin,
        committee=procedure.committee,
        extended=procedure.is_extended,
        suspension=suspension_of(procedure),
        special=special,
    )


def open_procedures() -> QuerySet[Procedure]:
    """Those that nobody has handled, the most urgent first."""
    return Procedure.objects.filter(handled_on=None).order_by("decide_by", "pk")


def late(today: date) -> QuerySet[Procedure]:
    """Those whose term is over."""
    return open_procedures().filter(decide_by__lt=today)


def soon(today: date) -> QuerySet[Procedure]:
    """Those whose term ends within two weeks."""
    return open_procedures().filter(decide_by__gte=today, decide_by__lte=today + SOON)


def days_in_words(procedure: Procedure, today: date) -> str:
    """How long there is."""
    days = (procedure.decide_by - today).days
    if days < 0:
        return ngettext("%(days)d day late", "%(days)d days late", -days) % {"days": -days}
    if days == 0:
        return _("today is the last day")
    return ngettext("%(days)d day left", "%(days)d days left", days) % {"days": days}


def facts_of(submission: Submission, *, today: date) -> Sequence[Fact]:
    """For the inbox."""
    procedure = Procedure.objects.filter(submission=submission.uuid).first()
    if procedure is None:
        return ()
    day = written(procedure.decide_by)
    if procedure.handled_on is None:
        day = f"{day} ({days_in_words(procedure, today)})"
    url = reverse("complaints_procedure:edit", args=[procedure.pk])
    by = Fact(_("Decide by"), day, procedure.is_late(today), url)
    suspension = suspension_of(procedure)
    if suspension is None:
        return (by,)
    told = _("asked on %(asked)s, until %(until)s") % {
        "asked": written(suspension.asked),
        "until": written(suspension.until),
    }
    return (by, Fact(_("Term stopped to complete it"), told, url=url))


def confirmation_of(submission: Submission) -> Sequence[str]:
    """What somebody who complains or objects is told on receipt."""
    procedure = Procedure.objects.filter(submission=submission.uuid).first()
    if procedure is None:
        return ()
    if procedure.kind == "objection":
        told = _("This confirms that we received your objection on %(received)s.")
    else:
        told = _("This confirms that we received your complaint on %(received)s.")
    known = {"received": written(procedure.received_on), "day": written(procedure.decide_by)}
    by = _(
        "You hear what we decide on %(day)s at the latest. Do we need more time, or does a "
        "committee look into it first? Then we write to you before that day."
    )
    return (told % known, by % known)
