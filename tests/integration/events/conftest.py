"""A published event with two places, and people who register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from forms_privacy import kinds
from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Submission
from forms_privacy.operations.submitting import Agreed, Sent, submit
from ser_site.events.models import INVITED, Event, EventField, EventIndexPage, EventPage
from ser_site.home.models import HomePage
from tests.integration.conftest import dutch_home, grown
from tests.remembering import Remembered

Register = Callable[..., Submission]
WORDING = "Laat mij weten wanneer er weer zoiets is."


def _add_event_page() -> int:
    index = dutch_home().add_child(
        instance=EventIndexPage(title="Bijeenkomsten", slug="bijeenkomsten")
    )
    page = EventPage(
        title="Werk in de duinen",
        slug="duinen",
        kind="event",
        starts_on=date(2026, 12, 14),
        ends_on=date(2026, 12, 14),
        is_open=True,
        capacity=2,
    )
    page.form_fields = [  # type: ignore[misc]
        EventField(label="Naam", field_type="singleline", sort=Sort.IDENTIFYING),
        EventField(label="E-mailadres", field_type="email", sort=Sort.IDENTIFYING),
    ]
    index.add_child(instance=page)
    page.save_revision().publish()
    return int(page.pk)


_event_page = Remembered(_add_event_page)


@pytest.fixture
def event_page(home: HomePage) -> EventPage:
    """Two places on 14 December 2026."""
    page: EventPage = grown(home, _event_page)
    return page


@pytest.fixture
def sign_up(event_page: EventPage) -> Register:
    """Register somebody on 16 November, a minute after the one before."""
    minute = 0

    def make(name: str, *, invitations: bool = False, **sent: Any) -> Submission:
        nonlocal minute
        minute += 1
        email = f"{name.lower()}@voorbeeld.example"
        answers = [
            Answer("naam", "Naam", name, Sort.IDENTIFYING),
            Answer("e_mailadres", "E-mailadres", email, Sort.IDENTIFYING, "email"),
        ]
        consents = [Agreed("main", "Ja.")] + [Agreed(INVITED, WORDING)] * invitations
        at = datetime(2026, 11, 16, 9, minute, tzinfo=ZoneInfo("Europe/Amsterdam"))
        form = event_page.form_record
        return submit(
            form,
            kinds.get("event"),
            Sent(answers=answers, language="nl", email=email, consents=consents, **sent),
            now=at,
        )

    return make


@pytest.fixture
def storm(event_page: EventPage) -> Event:
    """Another event, on 8 February 2027."""
    page = EventPage(
        title="Storm op zee",
        slug="storm",
        kind="event",
        starts_on=date(2027, 2, 8),
        ends_on=date(2027, 2, 8),
        is_open=True,
    )
    page.form_fields = [  # type: ignore[misc]
        EventField(label="E-mailadres", field_type="email", sort=Sort.IDENTIFYING)
    ]
    event_page.get_parent().add_child(instance=page)
    page.save_revision().publish()
    return Event.objects.get(form__uuid=page.translation_key)
