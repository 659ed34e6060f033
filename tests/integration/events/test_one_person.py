"""Who asked for invitations is found with their messages, and gets them in the same copy."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from ser_site.events.models import Invitation
from tests.integration.forms_privacy.inbox import Worker, worker

from .conftest import Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def ask(one: Worker, screen: str) -> Any:
    return one.client.post(reverse(f"forms_inbox:{screen}"), {"email": "anna@voorbeeld.example"})


def test_who_stops_invitations_is_told_of_one_and_not_who_it_is(sign_up: Register) -> None:
    sign_up("Anna", invitations=True)
    coordinator = worker("coordinator", "view_submission", "delete_invitation")

    page = ask(coordinator, "person").content.decode()

    assert Invitation.objects.get().uuid.hex[:8] in page
    assert "asked on 16 November 2026, stays until that is withdrawn" in page
    assert "Anna" not in page


def test_others_are_not_told_of_it(sign_up: Register) -> None:
    sign_up("Anna", invitations=True)

    page = ask(worker("lijst", "view_submission"), "person").content.decode()

    assert "Invitations" not in page


def test_it_is_in_the_copy_and_in_the_log(sign_up: Register) -> None:
    sign_up("Anna", invitations=True)
    exporter = worker("wie-exporteert", "export_submission", "delete_invitation")

    copy = json.loads(b"".join(ask(exporter, "person_copy")))

    assert [(one["name"], one["email"]) for one in copy["beside"]] == [
        ("Anna", "anna@voorbeeld.example")
    ]
    logged = ModelLogEntry.objects.filter(action="forms_privacy.export", user=exporter.user)
    number = Invitation.objects.get().uuid.hex[:8]
    assert any(number in one.label for one in logged)
