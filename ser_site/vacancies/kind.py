"""What an application form is for (promises P18 to P20).

An application stays six weeks after the end of its procedure, so that a runner-up can still be
called; a year where the applicant agreed to that. Who is hired is handed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from forms_privacy.kinds import RECEIVED, ConsentQuestion, Fact, Kind, Stage

if TYPE_CHECKING:
    from forms_privacy.models import GivenConsent, Submission

KEEP = "keep-a-year"
"""The purpose to which an applicant may agree beside applying."""

RULE = "application"
KEPT_RULE = "application-kept"

INVITED = Stage("invited", pgettext_lazy("stage of an application", "invited"))
FINAL = Stage("final", pgettext_lazy("stage of an application", "final candidate"))
REJECTED = Stage("rejected", pgettext_lazy("stage of an application", "rejected"), ends=True)
HIRED = Stage("hired", pgettext_lazy("stage of an application", "hired"), ends=True)


@dataclass(frozen=True)
class ApplicationKind(Kind):
    """An application: its clock starts when its own procedure ends, or that of all does."""

    def rule_for(self, submission: Submission) -> str:
        """A year with consent; who is hired needs no year here."""
        return rule_of(submission, submission.consents.filter(purpose=KEEP))

    def rule_without(self, submission: Submission, purpose: str) -> str:
        """Without the consent for a year, six weeks."""
        return RULE if purpose == KEEP else self.rule_for(submission)

    def clock_for(self, submission: Submission) -> date | None:
        """The day of the decision on this applicant, or on which the procedure ended or will."""
        from .queries.procedures import end_of, procedure_of

        return end_of(submission, procedure_of(submission.form_id))

    def erasing(self, submissions: Sequence[Submission], *, today: date) -> None:
        """What was found on the internet goes along, with its keys."""
        from .operations.finding import forget

        forget(submissions)

    def facts(self, submission: Submission, *, today: date) -> Sequence[Fact]:
        """How far the procedure is, and where all who applied are."""
        from .queries.facts import facts

        return facts(submission, today=today)

    def export(self, submission: Submission) -> Mapping[str, object]:
        """What was found on the internet, with its source."""
        from .models import Finding

        return {
            "findings": [
                {
                    "text": one.text.open(),
                    "source": one.source.open(),
                    "discussed": one.discussed_on.isoformat() if one.discussed_on else None,
                }
                for one in Finding.objects.filter(submission=submission)
            ]
        }

    def more(self, submission: Submission, *, today: date) -> Mapping[str, Any]:
        """Documents, what was found on the internet, VOG, handing over."""
        from .queries.candidate import candidate

        return {"candidate": candidate(submission)}


def rule_of(submission: Submission, consents: Iterable[GivenConsent]) -> str:
    """Under which rule it falls, by what was agreed to."""
    if submission.stage == HIRED.key:
        return RULE
    agreed = any(one.purpose == KEEP and one.withdrawn_at is None for one in consents)
    return KEPT_RULE if agreed else RULE


APPLICATION = ApplicationKind(
    key="application",
    label=_("Application"),
    activity="application",
    rule=RULE,
    stages=(RECEIVED, INVITED, FINAL, REJECTED, HIRED),
    other_rules=frozenset({KEPT_RULE}),
    further_consents=(
        ConsentQuestion(
            KEEP,
            _("Keep my application for a year, so that you can call me for other work."),
            _("It is up to you: it makes no difference to this application. You can take it back."),
            later=True,
        ),
    ),
    ends_directly=False,
    withdraw_label=_("Withdraw my application"),
    may_take_back=True,
    takes_files_later=True,
    tells_stage=True,
    inbox_shows_files=True,
    inbox_template="vacancies/admin/candidate.html",
)
