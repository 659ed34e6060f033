"""Noting what was found on the internet about an applicant."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.contrib.auth.models import User
from django.db import transaction

from forms_privacy.models import SUBMISSIONS, Submission
from forms_privacy.operations.handling import Restricted
from forms_privacy.operations.stages import AlreadyGone
from retention import vault
from ser_site.vacancies.models import Finding


def note_finding(
    submission: Submission,
    text: str,
    source: str,
    *,
    discussed_on: date | None,
    by: User,
    now: datetime,
) -> Finding:
    """Keep it with its source, sealed; it goes with the application.

    Raises:
        AlreadyGone: the application was erased meanwhile.
        Restricted: nothing is done with it now.
        VaultError: it cannot be sealed; nothing is stored.
    """
    with transaction.atomic():
        locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
        if locked is None:
            raise AlreadyGone(str(submission.uuid))
        if locked.restricted_on is not None:
            raise Restricted(str(submission.uuid))
        found = Finding(
            submission=locked,
            text=text,
            source=source,
            discussed_on=discussed_on,
            author=by,
            written_at=now,
        )
        found.save()
    return found


def discussed(finding: Finding, *, on: date) -> None:
    """It was discussed with the applicant on a day."""
    Finding.objects.filter(pk=finding.pk).update(discussed_on=on)


def forget(submissions: Sequence[Submission]) -> None:
    """Delete what was found about these applicants, with its keys."""
    rows = Finding.objects.filter(submission__in=[one.pk for one in submissions])
    vault.forget(SUBMISSIONS, list(rows.values_list("uuid", flat=True)))
    rows.delete()
