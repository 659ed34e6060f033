"""Ending a procedure, which starts the clock of all who applied (promises P18 and P19)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from wagtail.log_actions import log

from forms_privacy.models import Form, Submission
from forms_privacy.operations.stages import AlreadyGone, settle
from retention.queries import register
from retention.queries.records import new_due
from ser_site.vacancies.kind import HIRED, REJECTED, rule_of
from ser_site.vacancies.models import Procedure
from ser_site.vacancies.queries.procedures import candidates, end_of, half_closed

BATCH = 100
"""Applications in one transaction, and in one step of the progress."""

CHANGES = ("stage", "stage_since", "stage_before", "rule", "clock_start", "due", "due_moved_at")


def close(form: Form, *, by: User | None, today: date) -> int:
    """End the procedure at once, without telling how far it is. Returns how many applied."""
    return max((done for done, _of in closing(form, by=by, today=today)), default=0)


def closing(form: Form, *, by: User | None, today: date) -> Iterator[tuple[int, int]]:
    """End the procedure: who was not hired is rejected. Gives how many are done, and of how many.

    Stopped half-way, closing again finishes, as does the next sweep: the procedure itself ended
    first. What is restricted keeps its stage; its clock starts all the same. An open application
    stays open: closing ends the procedures of who is in it now.
    """
    procedure = _ended(form, by=by, today=today)
    on = procedure.ended_on or today
    pks = list(candidates(form).values_list("pk", flat=True))
    for start in range(0, len(pks), BATCH):
        with transaction.atomic():
            some = _locked(form, pks[start : start + BATCH])
            for one in some:
                if one.stage not in {HIRED.key, REJECTED.key} and one.restricted_on is None:
                    one.stage_before, one.stage = one.stage, REJECTED.key
                    one.stage_since = on
            _settle_all(some, procedure, today)
        yield min(start + BATCH, len(pks)), len(pks)


def finish_closings(today: date) -> list[str]:
    """Once in every sweep: finish closing what somebody began and nobody finished."""
    for form in Form.objects.filter(pk__in=half_closed().values("form")):
        close(form, by=None, today=today)
    return []


def _ended(form: Form, *, by: User | None, today: date) -> Procedure:
    """The procedure, ended now unless it was before, or each application has its own end."""
    with transaction.atomic():
        procedure, _made = Procedure.objects.select_for_update().get_or_create(form=form)
        if procedure.ended_on is not None:
            return procedure
        if procedure.weeks is None:
            procedure.ended_on, procedure.ended_by = today, by
            procedure.save(update_fields=["ended_on", "ended_by"])
        log(form, "vacancies.close", user=by)
    return procedure


def reopen(form: Form, *, by: User | None, today: date) -> None:
    """The procedure did not end after all: who was rejected on that day is in it again.

    A decision of another day stays. Clocks stop of all without a decision.
    """
    with transaction.atomic():
        procedure = Procedure.objects.select_for_update().filter(form=form).first()
        if procedure is None or procedure.ended_on is None:
            return
        ended_on = procedure.ended_on
        procedure.ended_on = procedure.ended_by = None
        procedure.save(update_fields=["ended_on", "ended_by"])
        some = _locked(form, list(candidates(form).values_list("pk", flat=True)))
        for one in some:
            by_closing = one.stage == REJECTED.key and one.stage_since == ended_on
            if by_closing and one.stage_before and one.restricted_on is None:
                one.stage, one.stage_before = one.stage_before, one.stage
                one.stage_since = today
        _settle_all(some, procedure, today)
        log(form, "vacancies.reopen", user=by)


def _locked(form: Form, pks: Sequence[int]) -> list[Submission]:
    """In the order in which everybody locks them, without the answers."""
    rows: QuerySet[Submission] = form.submissions.filter(pk__in=pks).order_by("pk")
    list(rows.select_for_update().values_list("pk", flat=True))
    return list(rows.defer("answers").prefetch_related("consents"))


def _settle_all(some: Sequence[Submission], procedure: Procedure, today: date) -> None:
    """Rule and clock of many: what ``settle`` does, in a query for all that become alike."""
    known = register.rules_by_key()
    for one in some:
        one.rule = rule_of(one, one.consents.all())
        rule, on = known[one.rule], end_of(one, procedure)
        if on is None:
            one.clock_start = one.due = one.due_moved_at = None
            continue
        one.clock_start = rule.trigger.clock_start(on)
        one.due = new_due(
            one.clock_start, one.collected_on, None, rule.versions, today, may_extend=True
        )
    _write(some)
    for one in some:
        if one.is_due(today) != (one.taken_down_at is not None):
            with suppress(AlreadyGone):
                settle(one, today=today)


def _write(some: Sequence[Submission]) -> None:
    """Most become alike. A ``bulk_update`` of a hundred costs PostgreSQL more for each than one
    of fifty, and all of them more than this."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for one in some:
        alike.setdefault(tuple(getattr(one, name) for name in CHANGES), []).append(one.pk)
    for values, pks in alike.items():
        changed = dict(zip(CHANGES, values, strict=True))
        Submission.objects.filter(pk__in=pks).update(**changed)
