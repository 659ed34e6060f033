"""All that one person sent, found by e-mail address without reading any of it."""

from __future__ import annotations

from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from forms_privacy import person_index
from forms_privacy.models import Submission


@sensitive_variables("address")
def submissions_of(address: str) -> QuerySet[Submission]:
    """Submissions in which this address was given, newest first; also those out of sight.

    However it was spelt: see :mod:`forms_privacy.person_index`. It costs what is found and
    not what is held.

    Raises:
        VaultError: the vault cannot be used.
    """
    found = Submission.objects.filter(person=person_index.digest(address))
    return found.select_related("form").order_by("-received_at", "pk")
