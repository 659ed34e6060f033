"""Asking the final candidate for a certificate of conduct (VOG), where the vacancy says so."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from wagtail.log_actions import log

from forms_privacy.models import Submission
from forms_privacy.operations import mailing
from forms_privacy.operations.stages import AlreadyGone
from ser_site.vacancies.kind import FINAL
from ser_site.vacancies.mails import VOG
from ser_site.vacancies.queries.procedures import needs_vog


class NotToBeAsked(ValueError):
    """The vacancy needs none, or this is not the final candidate."""


def ask_for_vog(submission: Submission, *, by: User, now: datetime) -> None:
    """Send the mail that asks for it.

    Raises:
        AlreadyGone: it was erased meanwhile.
        NotToBeAsked: nothing was sent.
    """
    with transaction.atomic():
        locked = Submission.objects.select_for_update().filter(pk=submission.pk).first()
        if locked is None:
            raise AlreadyGone(str(submission.uuid))
        restricted = locked.restricted_on is not None
        if restricted or locked.stage != FINAL.key or not needs_vog(locked.form):
            raise NotToBeAsked(locked.number)
        mailing.want(locked, VOG, now=now)
        log(locked, "vacancies.vog", user=by)
