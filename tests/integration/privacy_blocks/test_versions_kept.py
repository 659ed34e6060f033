"""A version is never changed again, and outlives revisions and the page itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client

from privacy_blocks.consequences import keep_statements
from privacy_blocks.models import StatementVersion, VersionsAreKept
from ser_site.statement.models import StatementPage
from tests.integration.conftest import SetToday
from tests.other_process import database_for_others, start_together
from tests.statements import BODY, change_period, kept, write

Statements = dict[str, StatementPage]
DAY = date(2026, 9, 14)
FIRST = ("2026-09-01", "published", "2,5 jaar")

pytestmark = pytest.mark.django_db


def test_a_version_cannot_be_saved_again(statements: Statements) -> None:
    version = StatementVersion.objects.get(language="nl")
    version.title = "Anders"
    with pytest.raises(VersionsAreKept):
        version.save()
    assert StatementVersion.objects.get(language="nl").title == "Privacyverklaring"


def test_versions_cannot_be_updated_or_deleted(statements: Statements) -> None:
    with pytest.raises(VersionsAreKept):
        StatementVersion.objects.update(title="Anders")
    with pytest.raises(VersionsAreKept):
        StatementVersion.objects.all().delete()
    with pytest.raises(VersionsAreKept):
        StatementVersion.objects.get(language="nl").delete()
    assert StatementVersion.objects.filter(title="Privacyverklaring").count() == 1


def test_the_database_refuses_to_change_a_version(statements: Statements) -> None:
    with (
        pytest.raises(IntegrityError, match="cannot be changed"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE privacy_blocks_statementversion SET title = 'Anders'")
    assert not StatementVersion.objects.filter(title="Anders").exists()


def test_a_version_that_was_taken_out_is_missed(statements: Statements) -> None:
    for words in ("Eerst dit.", "Toen dat."):
        write(statements["nl"], [*BODY[:3], ("text", {"text": f"<p>{words}</p>"})])
    assert keep_statements(DAY) == []
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM privacy_blocks_statementversion WHERE language = 'nl' AND number = 2"
        )
    assert keep_statements(DAY) == [
        "a version before Privacyverklaring (nl) 2026-09-14-2 is missing or was changed"
    ]


def test_other_content_is_noticed(statements: Statements) -> None:
    version = StatementVersion.objects.get(language="nl")
    assert version.is_intact
    version.content["blocks"][0]["text"] = "Iets anders."
    assert not version.is_intact


def test_pruned_revisions_leave_every_version(statements: Statements) -> None:
    page = statements["nl"]
    write(page, [*BODY[:3], ("text", {"text": "<p>Anders.</p>"}), BODY[4]])
    call_command("purge_revisions", verbosity=0)
    assert page.revisions.count() == 1
    assert [slug for slug, _cause, _words in kept(page)] == ["2026-09-01", "2026-09-14"]
    said = StatementVersion.objects.get(language="nl", number=1).content["blocks"][3]["text"]
    assert said == "De deur is op slot.\nHet raam is dicht."


def test_versions_outlive_their_page(statements: Statements, set_today: SetToday) -> None:
    page = statements["nl"]
    key = page.translation_key
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    set_today(date(2026, 9, 18))
    page.delete()
    versions = StatementVersion.objects.filter(page_key=key, language="nl").order_by("number")
    # The change took effect while the page was still there, and nobody had looked.
    assert [version.slug for version in versions] == ["2026-09-01", "2026-09-16"]


def test_a_page_is_served_when_its_version_cannot_be_kept(
    statements: Statements, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("disk full")

    monkeypatch.setattr("privacy_blocks.models.mixins.up_to_date_versions", fail)
    assert "2,5 jaar" in client.get("/privacyverklaring/").content.decode()


KEEP = """
from datetime import date
from privacy_blocks.operations.all_statements import keep_all
keep_all(today=date(2026, 9, 20))
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_keep_each_version_once(
    statements: Statements, tmp_path: Path
) -> None:
    change_period("news-media", "P36M", on=date(2026, 9, 16))
    change_period("news-media", "P4Y", on=date(2026, 9, 20))
    with database_for_others(tmp_path) as database:
        start_together([KEEP] * 2, database)
    assert kept(statements["nl"]) == [
        FIRST,
        ("2026-09-16", "register", "3 jaar"),
        ("2026-09-20", "register", "4 jaar"),
    ]
    assert keep_statements(date(2026, 9, 20)) == []
