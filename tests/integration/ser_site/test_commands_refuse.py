"""Every command of the suite says on one line that a database is not fit, and touches nothing."""

from __future__ import annotations

import pytest
from django.core.management import CommandError, get_commands
from django.db import OperationalError, connection
from pytest_django import Settings

from retention.management import doors
from retention.models import Activity
from tests.commands import status_and_text

pytestmark = pytest.mark.django_db

OURS = ("retention", "media_retention", "forms_privacy", "privacy_blocks", "ser_site")
ARGUMENTS = {"import_statement": [__file__]}
COMMANDS = sorted(
    name for name, app in get_commands().items() if str(app).partition(".")[0] in OURS
)


@pytest.fixture(autouse=True)
def development(settings: Settings) -> None:
    settings.FOR_DEVELOPMENT = True


def test_there_are_commands() -> None:
    assert {"enforce_retention", "load_content", "demo_accounts"} <= set(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_out_of_reach(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused\nIs the server running?")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "ensure_connection", refuse)
        answer = status_and_text(command, *ARGUMENTS.get(command, []))

    assert answer == (
        2,
        "the database cannot be reached: connection refused Is the server running?",
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_database_without_migrations(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise CommandError("the database lacks migrations", returncode=2)

    monkeypatch.setattr(doors, "_refuse_unmigrated", refuse)

    answer = status_and_text(command, *ARGUMENTS.get(command, []))

    assert answer == (2, "the database lacks migrations")
    assert not Activity.objects.exists()
