"""Mails that could not be sent."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from forms_privacy.models import PendingMail
from forms_privacy.queries.rights import Right, forms_for


def given_up_for(user: Any) -> QuerySet[PendingMail]:
    """Mails that are not tried any more, about messages that the user may handle."""
    forms = forms_for(user, Right.HANDLE)
    return PendingMail.objects.exclude(given_up_at=None).filter(submission__form__in=forms)
