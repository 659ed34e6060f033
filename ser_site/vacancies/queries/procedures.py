"""When the procedure of an application ends, and what that means for each candidate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, QuerySet

from forms_privacy.models import Form, Submission
from forms_privacy.queries.ends import held_among
from retention.queries import register
from retention.queries.records import new_due
from ser_site.vacancies.kind import HIRED, KEPT_RULE, rule_of
from ser_site.vacancies.models import Procedure, VacancyPage

KIND = "application"

LATE = timedelta(days=60)
"""After this long past its last day, somebody ought to close a procedure."""


def procedure_of(form: int) -> Procedure | None:
    """The procedure of a form; none while nothing is known of its end."""
    return Procedure.objects.filter(form=form).first()


def end_of(submission: Submission, procedure: Procedure | None) -> date | None:
    """The day on which it ended for this applicant, or ends at the latest; None while open."""
    stage = submission.behaviour.stage(submission.stage)
    days = [submission.stage_since if stage.ends else None]
    if procedure is not None:
        days.append(procedure.ended_on)
        if procedure.weeks is not None:
            days.append(submission.collected_on + timedelta(weeks=procedure.weeks))
    return min((day for day in days if day is not None), default=None)


def candidates(form: Form) -> QuerySet[Submission]:
    """All who applied and are still there, the first first."""
    return form.submissions.order_by("received_at", "pk")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What closing does to one application."""

    submission: Submission
    rule: str
    due: date | None
    """Until when it then stays; None where its rule has no period."""

    is_held: bool = False
    """Whether a hold keeps it after that day."""

    @property
    def agreed_to_a_year(self) -> bool:
        """Whether it stays longer because the applicant agreed."""
        return self.rule == KEPT_RULE

    @property
    def is_hired(self) -> bool:
        """Whether it waits for being handed over."""
        return self.submission.stage == HIRED.key


def outcomes(form: Form, *, on: date, today: date) -> list[Outcome]:
    """What closing a procedure on a day does to each application."""
    known = register.rules_by_key()
    rows = list(candidates(form).defer("answers").prefetch_related("consents"))
    held = held_among(rows)
    found = []
    for submission in rows:
        rule = rule_of(submission, submission.consents.all())
        start = min(day for day in (submission.clock_start, on) if day is not None)
        due = new_due(
            start, submission.collected_on, None, known[rule].versions, today, may_extend=True
        )
        found.append(Outcome(submission, rule, due, is_held=submission.uuid in held))
    return found


@dataclass(frozen=True, slots=True)
class Overview:
    """A form to apply with, as its committee sees it."""

    form: Form
    candidates: int
    closes_on: date | None
    """The last day to apply; None for open applications and pages that are gone."""

    ended_on: date | None
    is_late: bool

    @property
    def is_open_application(self) -> bool:
        """Whether each application ends by itself."""
        return ends_by_itself(self.form)


def overviews(forms: QuerySet[Form], *, today: date) -> list[Overview]:
    """Of these forms, those to apply with: what is late first, then what is open."""
    rows = forms.filter(kind=KIND).select_related("procedure")
    counted = list(rows.annotate(candidates=Count("submissions")))
    days = closing_days(form.uuid for form in counted)
    found = [
        Overview(
            form,
            form.candidates,
            days.get(form.uuid),
            ended_on(form),
            is_late(days.get(form.uuid), ended_on(form), form.candidates, today),
        )
        for form in counted
    ]
    return sorted(found, key=lambda one: (not one.is_late, one.ended_on is not None))


def ends_by_itself(form: Form) -> bool:
    """Whether it is an open application, of which each procedure ends by itself."""
    procedure = getattr(form, "procedure", None)
    return procedure is not None and procedure.weeks is not None


def ended_on(form: Form) -> date | None:
    """The day on which its procedure ended."""
    procedure = getattr(form, "procedure", None)
    return procedure.ended_on if procedure is not None else None


def half_closed() -> QuerySet[Procedure]:
    """Procedures that ended while some who applied have no end yet: closing was stopped."""
    return Procedure.objects.filter(
        ended_on__isnull=False, form__submissions__clock_start=None, form__submissions__isnull=False
    ).distinct()


def without_end(form: Form) -> int:
    """How many whose procedure ended have no end yet."""
    if ended_on(form) is None:
        return 0
    return form.submissions.filter(clock_start=None).count()


def closing_days(forms: Iterable[UUID]) -> dict[UUID, date]:
    """The last days to apply, by form; the latest where translations differ."""
    rows = VacancyPage.objects.filter(translation_key__in=list(forms)).order_by("closes_on")
    return dict(rows.values_list("translation_key", "closes_on"))


def is_late(closes: date | None, ended: date | None, candidates: int, today: date) -> bool:
    """Whether people wait although applying ended long ago."""
    return bool(candidates and ended is None and closes is not None and closes + LATE <= today)


def needs_vog(form: Form) -> bool:
    """Whether the vacancy says that a certificate of conduct is needed."""
    return VacancyPage.objects.filter(translation_key=form.uuid, needs_vog=True).exists()
