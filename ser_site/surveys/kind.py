"""What a survey is for (promise P13: anonymous, or gone within a month)."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from forms_privacy.answers import Answer
from forms_privacy.kinds import RECEIVED, Kind
from retention.vault import VaultError

if TYPE_CHECKING:
    from forms_privacy.models import Submission

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class SurveyKind(Kind):
    """A survey. Of a named one the choices are counted when they come, and uncounted on request."""

    def received(self, submission: Submission, answers: Sequence[Answer], *, today: date) -> None:
        """What was chosen stays as a number when the name goes."""
        from forms_privacy.operations.counting import count_choices

        count_choices(submission.form, answers)

    def taken_back(self, submission: Submission, *, today: date) -> None:
        """Withdrawn: it leaves the numbers too."""
        from forms_privacy.operations.counting import take_out

        try:
            answers = submission.opened()
        except VaultError:
            logger.warning("%s was taken back and stays counted: it cannot be read", submission)
        else:
            take_out(submission.form, answers)


SURVEY = SurveyKind(
    key="survey",
    label=_("Survey"),
    activity="survey",
    rule="survey",
    stages=(replace(RECEIVED, waits=True),),
    starts_at_once=True,
    counts=True,
)
