"""A form of the site's, and what applicants send with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form, Submission
from forms_privacy.operations.submitting import Sent, submit
from ser_site.subsidies.kind import SUBSIDY

Ask = Callable[..., Submission]


@pytest.fixture
def ask(db: None) -> Ask:
    """Ask for a subsidy on a day."""
    form = Form.objects.create(
        uuid="2c2e7d5f-3333-4444-8555-666677778888", title="Subsidie", kind="subsidy"
    )

    def make(name: str = "Froukje Verzonnen", *, on: str = "2026-01-12") -> Submission:
        sent = Sent(answers=[Answer("naam", "Naam", name, Sort.IDENTIFYING)], language="nl")
        at = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        return submit(form, SUBSIDY, sent, now=at)

    return make
