"""Registrations go a month after the event, wherever its end moves (promise P08)."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.test import Client

from forms_privacy.models import Submission
from ser_site.events.models import Event, EventPage
from tests.commands import check_promises, enforce
from tests.integration.conftest import SetToday
from tests.integration.events.conftest import Register
from tests.integration.events.test_places import mails

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def due(registration: Submission) -> date | None:
    registration.refresh_from_db()
    return registration.due


def test_a_registration_goes_a_month_after_the_event(sign_up: Register) -> None:
    assert due(sign_up("Anne")) == date(2027, 1, 14)


@pytest.mark.parametrize(
    ("ends_on", "moved"),
    [(date(2026, 12, 31), date(2027, 1, 31)), (date(2026, 12, 1), date(2027, 1, 1))],
)
def test_the_end_moves_with_the_event(
    event_page: EventPage, sign_up: Register, ends_on: date, moved: date
) -> None:
    anne = sign_up("Anne")

    event_page.starts_on = event_page.ends_on = ends_on
    event_page.save_revision().publish()

    assert due(anne) == moved
    # Only what comes nearer counts for the brake against mistakes.
    assert (anne.due_moved_at is not None) == (moved < date(2027, 1, 14))


def test_a_cancelled_event_ends_on_that_day_and_everybody_is_told(
    event_page: EventPage,
    sign_up: Register,
    set_today: SetToday,
    mailoutbox: list[EmailMessage],
) -> None:
    anne = sign_up("Anne")
    set_today(date(2026, 11, 20))

    event_page.is_cancelled = True
    event_page.save_revision().publish()

    assert due(anne) == date(2026, 12, 20)
    assert mails(mailoutbox, "Gaat niet door") == ["anne@voorbeeld.example"]


def test_an_event_that_goes_on_after_all_has_its_own_end_again(
    event_page: EventPage, sign_up: Register, set_today: SetToday
) -> None:
    anne = sign_up("Anne")
    set_today(date(2026, 11, 20))
    for is_cancelled in (True, False):
        event_page.is_cancelled = is_cancelled
        event_page.save_revision().publish()

    assert due(anne) == date(2027, 1, 14)


def test_deleting_the_page_leaves_registrations_their_end(
    event_page: EventPage, sign_up: Register
) -> None:
    anne = sign_up("Anne")

    event_page.delete()

    assert (due(anne), Event.objects.get().ends_on) == (date(2027, 1, 14), date(2026, 12, 14))


def test_without_a_last_day_nobody_can_register(event_page: EventPage) -> None:
    event_page.ends_on = None

    with pytest.raises(ValidationError) as refused:
        event_page.full_clean()

    assert list(refused.value.error_dict) == ["ends_on"]


@pytest.mark.parametrize(
    ("change", "day"),
    [
        ({"is_open": False}, date(2026, 11, 20)),
        ({"is_cancelled": True}, date(2026, 11, 20)),
        ({"closes_on": date(2026, 11, 19)}, date(2026, 11, 20)),
        ({}, date(2026, 12, 15)),
    ],
)
def test_what_is_sent_to_a_closed_form_is_not_stored(
    event_page: EventPage,
    client: Client,
    set_today: SetToday,
    change: dict[str, object],
    day: date,
) -> None:
    for name, value in change.items():
        setattr(event_page, name, value)
    event_page.save_revision().publish()
    set_today(day)

    answer = client.post(event_page.url, {"naam": "Anne", "e_mailadres": "a@voorbeeld.example"})

    assert (answer.status_code, Submission.objects.count()) == (200, 0)
    assert "niet opgeslagen" in answer.content.decode()


def test_a_month_after_the_event_nothing_is_left(sign_up: Register, set_today: SetToday) -> None:
    sign_up("Anne")
    set_today(date(2027, 1, 13))
    enforce("--release-brake", "clock")
    assert Submission.objects.count() == 1
    set_today(date(2027, 1, 14))

    enforce("--release-brake", "clock")

    assert Submission.objects.count() == 0
    _status, report = check_promises()
    verdicts = {rule["rule"]: rule["verdict"] for rule in report["rules"]}
    assert (verdicts["event"], verdicts["event-invitations"]) == ("kept", "kept")
