"""What a request for a subsidy is for (promise P11: gone seven years after the grant's end)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms_privacy.kinds import RECEIVED, Fact, Kind, Stage

if TYPE_CHECKING:
    from forms_privacy.models import Submission

REFUSED_RULE = "subsidy-refused"
"""Refused requests: the statement names no period, and none is enforced until one is set."""

ASSESSED = Stage("assessed", pgettext_lazy("stage of a subsidy request", "being assessed"))
GRANTED = Stage(
    "granted", pgettext_lazy("stage of a subsidy request", "granted"), waits=True, by_decision=True
)
REFUSED = Stage(
    "refused", pgettext_lazy("stage of a subsidy request", "refused"), ends=True, rule=REFUSED_RULE
)


@dataclass(frozen=True)
class SubsidyKind(Kind):
    """A request: once granted, its clock starts at the grant's end."""

    def clock_for(self, submission: Submission) -> date | None:
        """The grant's last day, which may lie ahead; the decision's day where it was refused."""
        from .models import Grant

        if submission.stage == GRANTED.key:
            grant = Grant.objects.filter(submission=submission.uuid).first()
            return None if grant is None else grant.end
        return super().clock_for(submission)

    def moved(self, submission: Submission, *, today: date) -> None:
        """No longer granted: it leaves the register of what was."""
        from .models import Grant

        if submission.stage != GRANTED.key:
            Grant.objects.filter(submission=submission.uuid).delete()

    def facts(self, submission: Submission, *, today: date) -> Sequence[Fact]:
        """What was granted, and the way to granting."""
        from .queries.granted import fact_of

        return [fact_of(submission)]


SUBSIDY = SubsidyKind(
    key="subsidy",
    label=_("Subsidy request"),
    activity="subsidy",
    rule="subsidy",
    ends_directly=False,
    stages=(RECEIVED, ASSESSED, GRANTED, REFUSED),
)
