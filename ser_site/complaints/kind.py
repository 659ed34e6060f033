"""What a form for complaints or objections is for (promise P12: gone once handled)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forms_privacy.kinds import Fact, Kind

if TYPE_CHECKING:
    from forms_privacy.answers import Answer
    from forms_privacy.models import Submission


@dataclass(frozen=True)
class ProcedureKind(Kind):
    """A complaint or objection: its term is watched, and a line stays in the register."""

    def received(self, submission: Submission, answers: Sequence[Answer], *, today: date) -> None:
        """Its term starts."""
        from .operations.procedures import start

        start(submission, decided_on=date_among(answers), today=today)

    def moved(self, submission: Submission, *, today: date) -> None:
        """Handled: a line in the register. Back: that line goes."""
        from .operations.procedures import follow

        follow(submission, has_ended=self.stage(submission.stage).ends, today=today)

    def erasing(self, submissions: Sequence[Submission], *, today: date) -> None:
        """What was watched goes along; the line in the register stays."""
        from .operations.procedures import forget

        forget([submission.uuid for submission in submissions])

    def facts(self, submission: Submission, *, today: date) -> Sequence[Fact]:
        """Until when it must be decided."""
        from .queries.procedures import facts_of

        return facts_of(submission, today=today)

    def sentences(self, submission: Submission, *, today: date) -> Sequence[str]:
        """The confirmation of receipt that the Awb asks (6:14, 9:6)."""
        from .queries.procedures import confirmation_of

        return confirmation_of(submission)


def date_among(answers: Sequence[Answer]) -> date | None:
    """The first answer that is a date: that of the decision. Nothing where none can be read."""
    for answer in answers:
        if answer.field_type == "date" and answer.value:
            try:
                return date.fromisoformat(str(answer.value)[:10])
            except ValueError:
                return None
    return None


COMPLAINT = ProcedureKind(
    key="complaint", label=_("Complaint"), activity="complaint", rule="complaint"
)
OBJECTION = ProcedureKind(
    key="objection", label=_("Objection to a decision"), activity="complaint", rule="objection"
)
