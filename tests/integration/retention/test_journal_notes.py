"""The notes that tell which lines of the ledger the journal lacks."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from retention import journal
from retention.ledger_lines import note_for_journal
from retention.models import Act, Erasure, JournalNote
from retention.rules.decision import Cause

pytestmark = pytest.mark.django_db


def notes() -> list[tuple[int, int]]:
    return list(JournalNote.objects.order_by("pk").values_list("first", "last"))


def test_lines_that_follow_each_other_share_a_note() -> None:
    note_for_journal([7, 3, 4, 5])

    assert notes() == [(3, 5), (7, 7)]


def test_a_note_is_never_of_more_lines_than_are_copied_at_once() -> None:
    note_for_journal(range(1, 4_002))

    assert notes() == [(1, 2_000), (2_001, 4_000), (4_001, 4_001)]


def test_nothing_is_copied_that_lies_between_noted_lines() -> None:
    """It may be of somebody else, who has not committed it when we look."""
    first, _other, last = Erasure.objects.bulk_create(
        Erasure(
            act=Act.ERASED,
            store="fake",
            record=uuid4(),
            cause=Cause.PERIOD_ENDED,
            happened_at=datetime(2026, 9, 14, tzinfo=UTC),
        )
        for _time in range(3)
    )
    note_for_journal([first.pk, last.pk])

    assert journal.export() == 2

    assert [entry.id for entry in journal.read(journal.path())] == [first.uuid, last.uuid]
    assert notes() == []


@pytest.mark.django_db(transaction=True)
def test_lines_that_an_older_version_did_not_journal_are_noted() -> None:
    before = MigrationExecutor(connection).migrate([("retention", "0008_data_categories")])
    try:
        old = before.apps.get_model("retention", "Erasure")
        told = {"act": "erased", "store": "fake", "cause": "handled"}
        at = datetime(2026, 9, 14, tzinfo=UTC)
        old.objects.create(record=uuid4(), happened_at=at, journalled_at=at, **told)
        missing = old.objects.create(record=uuid4(), happened_at=at, **told)
    finally:
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    assert notes() == [(missing.pk, missing.pk)]
