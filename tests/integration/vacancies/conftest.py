"""A form of the site's, and what applicants send with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form, Submission
from forms_privacy.operations.submitting import Agreed, Sent, SentFile, submit
from ser_site.vacancies.kind import APPLICATION, KEEP
from tests.integration.forms_privacy.inbox import Worker, let, worker

Apply = Callable[..., Submission]


@pytest.fixture
def vacancy(db: None) -> Form:
    """A vacancy, as applications know it."""
    return Form.objects.create(
        uuid="1b1d6c4e-2222-4333-8444-555566667777", title="Adviseur", kind="application"
    )


@pytest.fixture
def apply(vacancy: Form) -> Apply:
    """Apply on a day, with or without consent to be kept for a year."""

    def make(
        name: str = "Douwe Verzonnen",
        *,
        on: str = "2026-09-01",
        keep: bool = False,
        form: Form | None = None,
    ) -> Submission:
        sent = Sent(
            answers=[
                Answer("naam", "Naam", name, Sort.IDENTIFYING),
                Answer("referentie", "Referentie", "Tjitske Bedacht", Sort.IDENTIFYING),
            ],
            language="nl",
            email="douwe@voorbeeld.example",
            files=[SentFile("cv", b"%PDF-1.4 levensloop van Douwe", "application/pdf")],
            consents=[Agreed(KEEP, "Bewaar mijn sollicitatie een jaar.")] if keep else [],
        )
        at = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        return submit(vacancy, APPLICATION, sent, now=at)

    return make


@pytest.fixture
def member(vacancy: Form) -> Worker:
    """Of the committee: handles what comes in with this form, and takes it out."""
    return let(worker("commissie"), vacancy, may_handle=True, may_export=True)
