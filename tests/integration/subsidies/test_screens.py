"""Granting in the admin, and the register of what was granted (promise P11)."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from forms_privacy.models import Form, Submission
from ser_site.content.groups import COORDINATOR, OFFICER, load_groups
from ser_site.subsidies.models import Grant
from tests.integration.forms_privacy.inbox import Worker, at, let, listed, worker
from tests.integration.subsidies.conftest import Ask

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register", "today")]

GIVEN = {
    "organisation": "=Stichting Voorbeeld",
    "amount": "12500.00",
    "start": "2026-12-01",
    "end": "2027-11-30",
}


@pytest.fixture
def request_(ask: Ask) -> Submission:
    """Somebody asked for a subsidy."""
    return ask()


@pytest.fixture
def handler(request_: Submission) -> Worker:
    """Somebody who handles requests."""
    return let(worker("subsidies"), request_.form, may_open=True, may_handle=True)


def screen(submission: Submission) -> str:
    return reverse("subsidies:grant", args=[submission.uuid])


def test_a_request_is_granted_and_extended_on_one_screen(
    handler: Worker, request_: Submission
) -> None:
    message = handler.client.get(at("message", request_)).content.decode()
    assert screen(request_) in message

    handler.client.post(screen(request_), GIVEN)
    request_.refresh_from_db()
    assert (request_.stage, request_.due) == ("granted", date(2034, 11, 30))

    handler.client.post(screen(request_), {**GIVEN, "end": "2028-11-30"})
    request_.refresh_from_db()
    assert request_.due == date(2035, 11, 30)


def test_once_granted_nothing_is_left_to_do(handler: Worker, request_: Submission) -> None:
    handler.client.post(screen(request_), GIVEN, follow=True)

    assert listed(request_, handler.client) == (False, True)


def test_no_button_grants_without_a_grant(handler: Worker, request_: Submission) -> None:
    message = handler.client.get(at("message", request_)).content.decode()
    handler.client.post(at("stage", request_), {"stage": "granted"})

    request_.refresh_from_db()
    assert request_.stage == "received"
    assert 'value="granted"' not in message and 'value="refused"' in message


def test_what_is_refused_after_all_leaves_the_register(
    handler: Worker, request_: Submission
) -> None:
    handler.client.post(screen(request_), GIVEN)

    handler.client.post(at("stage", request_), {"stage": "refused"})

    request_.refresh_from_db()
    assert (request_.rule, request_.due) == ("subsidy-refused", None)
    assert not Grant.objects.exists()


def test_what_is_granted_is_not_passed_on_and_stays_in_the_register(
    handler: Worker, request_: Submission
) -> None:
    other = Form.objects.create(uuid=uuid4(), title="Vragen", kind="contact")
    let(handler, other, may_handle=True)
    handler.client.post(screen(request_), GIVEN)

    told = handler.client.post(at("pass_on", request_), {"to": other.pk}, follow=True)

    request_.refresh_from_db()
    assert (request_.kind, request_.stage) == ("subsidy", "granted")
    assert Grant.objects.get().submission == request_.uuid
    assert "A decision was taken on this message." in told.content.decode()


def test_passed_on_after_the_grant_was_taken_back_nothing_stays_in_the_register(
    handler: Worker, request_: Submission
) -> None:
    other = Form.objects.create(uuid=uuid4(), title="Vragen", kind="contact")
    let(handler, other, may_handle=True)
    handler.client.post(screen(request_), GIVEN)
    handler.client.post(at("stage", request_), {"stage": "assessed"})

    handler.client.post(at("pass_on", request_), {"to": other.pk})

    request_.refresh_from_db()
    assert (request_.kind, request_.rule, request_.due) == ("contact", "contact", None)
    assert not Grant.objects.exists()


@pytest.mark.parametrize("group", [COORDINATOR, OFFICER])
def test_who_watches_over_privacy_reads_the_register(request_: Submission, group: str) -> None:
    load_groups()
    watcher = worker("waker")
    watcher.user.groups.add(Group.objects.get(name=group))

    assert watcher.client.get(reverse("subsidies:index")).status_code == 200
    assert watcher.client.post(screen(request_), GIVEN).status_code == 403


def test_the_register_is_read_and_taken_along(handler: Worker, request_: Submission) -> None:
    handler.client.post(screen(request_), GIVEN)

    shown = handler.client.get(reverse("subsidies:index")).content.decode()
    file = handler.client.get(reverse("subsidies:csv")).content.decode("utf-8-sig")

    assert "=Stichting Voorbeeld" in shown and "12,500.00" in shown
    assert "'=Stichting Voorbeeld,12500.00,2026-12-01,2027-11-30" in file


def test_others_see_and_grant_nothing(request_: Submission) -> None:
    other = worker("ander").client

    answers = [other.get(reverse(f"subsidies:{name}")) for name in ("index", "csv", "xlsx")]
    answers += [other.get(screen(request_)), other.post(screen(request_), GIVEN)]

    assert [answer.status_code for answer in answers] == [403] * 5
    assert not Grant.objects.exists()
