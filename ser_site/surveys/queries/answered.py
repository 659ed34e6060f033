"""Whether anybody answered a survey."""

from __future__ import annotations

from uuid import UUID

from forms_privacy.models import Submission, Tally


def has_answers(survey: UUID) -> bool:
    """Whether there are answers, counted or kept, in any language."""
    counted = Tally.objects.filter(form__uuid=survey, sheets__gt=0)
    return counted.exists() or Submission.objects.filter(form__uuid=survey).exists()
