"""Until when a submission stays, and what a step would do to that, in words."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from copy import copy
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from forms_privacy.kinds import Kind, Stage
from forms_privacy.models import SUBMISSIONS, Submission
from retention.queries import register
from retention.queries.holds import held_records
from retention.queries.period_words import written
from retention.queries.records import new_due
from retention.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Step:
    """A stage to which a submission can be brought, and what that does to its end."""

    stage: Stage
    told: str

    @property
    def label(self) -> str | Promise:
        """What the stage is called."""
        return self.stage.label


def held_among(submissions: Collection[Submission]) -> set[UUID]:
    """Those that a hold keeps, in one query."""
    return held_records(SUBMISSIONS, {one.uuid for one in submissions})


def until_in_words(submission: Submission, *, held: bool, today: date) -> str:
    """Until when it stays, for a list."""
    if submission.restricted_on is not None:
        return _("the restriction ends")
    if submission.is_due(today):
        return _("the hold is released") if held else _("tonight")
    if submission.due is not None:
        return written(submission.due)
    return _without_date(submission.behaviour)


def _without_date(kind: Kind) -> str:
    end = next((stage for stage in kind.stages if stage.ends), None)
    if end is None or not kind.ends_directly:
        return _("No date yet")
    return _("it is %(stage)s") % {"stage": end.label}


def steps(submission: Submission, *, held: bool, today: date) -> list[Step]:
    """Every other stage that a button leads to, in order, each with what follows."""
    known = register.rules_by_key()
    return [
        Step(stage, what_follows(submission, stage, known, held=held, today=today))
        for stage in submission.behaviour.stages
        if stage.key != submission.stage and not stage.by_decision
    ]


def what_follows(
    submission: Submission, stage: Stage, known: Mapping[str, Rule], *, held: bool, today: date
) -> str:
    """What bringing a submission to a stage does to its end."""
    due = due_at(submission, stage, known, today)
    if due is None and stage.ends:
        return _("Its rule has no period yet: it stays until one is set.")
    if due is None:
        return _("It stays, and has no end date yet.")
    if due > today:
        return _("It stays until %(day)s, and is erased then.") % {"day": written(due)}
    if held:
        return _("Out of sight now. A hold keeps it from being erased.")
    return _("Out of sight now, erased tonight. Until then you can undo it.")


def due_at(
    submission: Submission, stage: Stage, known: Mapping[str, Rule], today: date
) -> date | None:
    """From which day it must be gone if it were at a stage from today."""
    then = copy(submission)
    then.stage, then.stage_since = stage.key, today
    kind = submission.behaviour
    rule = known.get(kind.rule_for(then))
    on = kind.clock_for(then)
    if rule is None or on is None:
        return None
    start = rule.trigger.clock_start(on)
    collected = submission.collected_on
    return new_due(start, collected, None, rule.versions, today, may_extend=True)
