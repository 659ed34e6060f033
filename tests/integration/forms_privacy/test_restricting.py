"""Restricting a message (GDPR 18), and the holds that keep one."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from forms_privacy.models import Submission
from retention.models import Hold
from retention.operations.holds import release_hold
from tests.commands import enforce

from .conftest import Send
from .inbox import Worker, at, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def test_restricted_nobody_reads_or_handles_it_and_it_is_kept(
    handler: Worker, coordinator: Worker, send: Send, today: date
) -> None:
    submission = send("Een heel eigen vraag")
    handler.client.post(at("stage", submission), {"stage": "handled"})

    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    enforce()
    page = handler.client.get(at("message", submission)).content.decode()
    handler.client.post(at("undo", submission))
    submission.refresh_from_db()
    assert "Een heel eigen vraag" not in page
    assert (submission.stage, submission.restricted_on) == ("handled", today)


def test_lifted_it_goes_when_its_day_has_come(
    handler: Worker, coordinator: Worker, send: Send
) -> None:
    submission = send()
    handler.client.post(at("stage", submission), {"stage": "handled"})
    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    coordinator.client.post(at("lift", submission))

    enforce()
    assert not Submission.objects.exists()


def test_what_a_hold_keeps_goes_with_it_when_the_sender_asked_to_be_erased(
    handler: Worker, coordinator: Worker, send: Send, today: date
) -> None:
    submission = send()
    handler.client.post(at("stage", submission), {"stage": "in-hand"})
    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    handler.client.post(at("erase", submission), {"sure": "on"})

    handler.client.post(at("undo", submission))
    release_hold(Hold.objects.get(), today=today)
    handler.client.post(at("undo", submission))
    enforce()
    assert not Submission.objects.exists()


def test_a_restriction_ends_with_its_hold(coordinator: Worker, send: Send, today: date) -> None:
    submission = send()
    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    release_hold(Hold.objects.get(), today=today)

    submission.refresh_from_db()
    assert submission.restricted_on is None


def test_another_hold_that_ends_leaves_the_restriction(
    coordinator: Worker, send: Send, today: date
) -> None:
    submission = send()
    other = Hold.objects.create(
        store="submissions",
        record=submission.uuid,
        ground="legal_claim",
        reason="Er loopt een zaak",
        placed_on=today,
    )
    coordinator.client.post(at("restrict", submission), {"reason": "Zegt dat het niet klopt"})

    release_hold(other, today=today)

    assert Hold.objects.active().get(record=submission.uuid).ground == "restriction"


def test_holds_name_the_message_and_lead_to_it(send: Send) -> None:
    submission = send()
    officer = worker("houder", "add_hold", "view_hold")

    page = officer.client.get(
        reverse("retention_hold:place", args=["submissions", submission.uuid])
    )

    assert submission.number in page.content.decode()
