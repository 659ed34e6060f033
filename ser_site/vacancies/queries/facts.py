"""What the inbox tells of the procedure of an application."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from forms_privacy.kinds import Fact
from forms_privacy.models import Submission
from retention.queries.period_words import written

from .procedures import closing_days, is_late, procedure_of


def facts(submission: Submission, *, today: date) -> Sequence[Fact]:
    """Whether the procedure runs still, with the way to all who applied."""
    procedure = procedure_of(submission.form_id)
    ended = procedure.ended_on if procedure is not None else None
    closes = closing_days([submission.form.uuid]).get(submission.form.uuid)
    url = reverse("vacancies:procedure", args=[submission.form_id])
    late = is_late(closes, ended, 1, today)
    return [Fact(_("Procedure"), _words(closes, ended, late), is_late=late, url=url)]


def _words(closes: date | None, ended: date | None, late: bool) -> str:
    if ended is not None:
        return _("closed on %(day)s") % {"day": written(ended)}
    if late and closes is not None:
        return _("still open; applying ended on %(day)s") % {"day": written(closes)}
    return pgettext("a procedure", "open")
