"""A form for complaints and one for objections, and people who send them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from forms_privacy import kinds
from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form, Submission
from forms_privacy.operations.submitting import Sent, submit

Complain = Callable[..., Submission]


@pytest.fixture
def complain(db: None) -> Complain:
    """Send a complaint (or objection) on Wednesday 2 September 2026, unless told otherwise."""

    def make(
        kind: str = "complaint", *, on: str = "2026-09-02", decided: str = "", **sent: Any
    ) -> Submission:
        form = Form.objects.create(uuid=uuid4(), title="Klacht of bezwaar", kind=kind)
        answers = [
            Answer("naam", "Naam", "Wietske Verzonnen", Sort.IDENTIFYING),
            Answer("datum", "Datum van het besluit", decided, field_type="date"),
            Answer("klacht", "Je klacht", "Niemand luisterde.", field_type="multiline"),
        ]
        at = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        given = {"answers": answers, "language": "nl", "email": "w@voorbeeld.example", **sent}
        return submit(form, kinds.get(kind), Sent(**given), now=at)

    return make
