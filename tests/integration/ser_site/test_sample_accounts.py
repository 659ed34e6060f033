"""The accounts of the demonstration are recognised on a public server."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.checks import run_checks
from pytest_django import Settings

from ser_site.content.accounts import ACCOUNTS, Account

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_server")]


@pytest.fixture
def public_server(settings: Settings) -> None:
    settings.FOR_DEVELOPMENT = False


def found() -> list[str]:
    """What the check says."""
    messages = run_checks(databases=["default"])
    return [message.msg for message in messages if message.id == "security.E002"]


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.username)
def test_each_is_known_by_its_name_and_password(account: Account) -> None:
    User.objects.create_user(account.username, "other@example.org", account.password)

    assert found() == [f"Accounts of the demonstration exist here: {account.username}."]


def test_one_of_that_name_with_another_password_is_somebody_else() -> None:
    User.objects.create_user("fg", "fg@example.org", "sleutel-en-slot-26")

    assert found() == []


def test_one_that_cannot_log_in_is_let_be() -> None:
    User.objects.create_user("fg", "fg@example.org", "alles-in-zicht-54", is_active=False)

    assert found() == []


def test_one_is_known_by_its_address_whatever_its_password() -> None:
    User.objects.create_user("fg", "fg@voorbeeld.example", "changed-by-hand")

    assert found() == ["Accounts of the demonstration exist here: fg."]


def test_no_password_is_tried_where_none_can_be_the_published_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[str] = []
    monkeypatch.setattr(
        "ser_site.security.checks.check_password", lambda plain, _hash: tried.append(plain)
    )
    User.objects.create_user("somebody", "somebody@example.org", "alles-in-zicht-54")
    User.objects.create_user("fg", "fg@example.org", None)

    assert (found(), tried) == ([], [])
