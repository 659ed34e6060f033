"""Answers to questions that a form no longer asks, and what keeps them where they are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from forms_privacy.models import SUBMISSIONS, Form, Question, Submission
from retention.models import Hold


@dataclass(slots=True)
class Kept:
    """Messages that nobody takes an answer out of, each counted once."""

    restricted: int = 0
    held: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.restricted + self.held


def kept(question: Question) -> Kept:
    """Which messages that can have an answer to it are restricted or under a hold now."""
    could_answer = Submission.objects.filter(form=question.form_id)
    if question.removed_on is not None:
        could_answer = could_answer.filter(collected_on__lte=question.removed_on)
    holds = Hold.objects.active().filter(store=SUBMISSIONS).values("record")
    return Kept(
        restricted=could_answer.exclude(restricted_on=None).count(),
        held=could_answer.filter(restricted_on=None, uuid__in=holds).count(),
    )


def undecided(form: Form) -> QuerySet[Question]:
    """Questions that a form no longer asks, whose answers are still there for all we know."""
    return Question.objects.filter(form=form, answers_removed_on=None).exclude(removed_on=None)


def can_go_now(forms: Iterable[Form]) -> list[Question]:
    """Whose answers were left in some messages, of which one is free since."""
    left = Question.objects.filter(form__in=forms, answers_removed_on=None, answers_left__gt=0)
    return [one for one in left.select_related("form") if kept(one).total < one.answers_left]
