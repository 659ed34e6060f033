"""The journal outside the database: every line of the ledger, whatever a crash left in it."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from retention import journal
from retention.models import Act, Erasure
from retention.rules.decision import Cause
from tests.commands import enforce, swept

from .conftest import MakeStore

pytestmark = pytest.mark.django_db


def line(**fields: Any) -> Erasure:
    """A line of the ledger that is not in the journal yet."""
    fields = {"act": Act.ERASED, "store": "fake", "record": uuid4(), **fields}
    return Erasure.objects.create(
        cause=Cause.PERIOD_ENDED, happened_at=datetime(2026, 9, 14, tzinfo=UTC), **fields
    )


def ids() -> list[UUID]:
    return [entry.id for entry in journal.read(journal.path())]


def test_a_line_comes_back_as_it_was() -> None:
    use = uuid4()
    erasure = line(part=use, rule="news-media", due=date(2026, 9, 13))

    journal.export()

    assert list(journal.read(journal.path())) == [
        journal.Entry(
            id=erasure.uuid,
            act=Act.ERASED,
            store="fake",
            record=erasure.record,
            part=use,
            rule="news-media",
            due=date(2026, 9, 13),
            cause=Cause.PERIOD_ENDED,
            at=datetime(2026, 9, 14, tzinfo=UTC),
        )
    ]


def test_a_line_is_exported_once() -> None:
    erasure = line()
    journal.export()
    journal.export()

    assert ids() == [erasure.uuid]


def test_half_a_last_line_is_passed_over() -> None:
    erasure = line()
    journal.export()
    with journal.path().open("a") as file:
        file.write('{"id": "3f1c')

    assert ids() == [erasure.uuid]


def test_half_a_last_line_gives_way_to_the_next_export() -> None:
    first = line()
    journal.export()
    with journal.path().open("a") as file:
        file.write('{"id": "3f1c')
    second = line()

    journal.export()

    assert ids() == [first.uuid, second.uuid]


def test_a_last_line_that_only_lacks_its_end_is_kept() -> None:
    first = line()
    journal.export()
    journal.path().write_text(journal.path().read_text().rstrip("\n"))
    second = line()
    assert ids() == [first.uuid]

    journal.export()

    assert ids() == [first.uuid, second.uuid]


@pytest.mark.parametrize(
    "garbage",
    [
        b"not json\n",
        b'["a", "list"]\n',
        b"\xff\xfe\n",
        b'{"id": "x"}\n',
        b"12\n",
        b"[" * 100_000 + b"\n",
        b"[" * 3_000 + b"\n",
        b"not json, and without an end",
    ],
)
def test_a_line_that_is_no_entry_is_refused_by_number(garbage: bytes, tmp_path: Path) -> None:
    source = tmp_path / "journal"
    source.write_bytes(garbage)

    with pytest.raises(journal.JournalUnreadable, match="line 1: not an entry"):
        list(journal.read(source))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("act", "forgotten"),
        ("cause", "whim"),
        ("id", 12),
        ("record", None),
        ("part", "a page"),
        ("store", "a\0b"),
        ("store", "\ud800"),
        ("store", ["media"]),
        ("rule", "x" * 65),
        ("rule", None),
        ("due", "2026-02-30"),
        ("due", 20260914),
        ("at", "2026-09-14T00:00:00"),
        ("at", "0001-01-01T00:00:00+14:00"),
        ("at", "9999-12-31T23:59:59-12:00"),
    ],
)
def test_a_field_that_the_ledger_cannot_hold_is_refused(field: str, value: object) -> None:
    line()
    journal.export()
    entry = json.loads(journal.path().read_text()) | {field: value}
    journal.path().write_text(json.dumps(entry) + "\n")

    with pytest.raises(journal.JournalUnreadable):
        ids()


def test_many_lines_that_lost_their_ends_are_no_journal() -> None:
    line()
    line()
    journal.export()
    journal.path().write_text(journal.path().read_text().replace("\n", ""))

    with pytest.raises(journal.JournalUnreadable, match="line 1: not an entry"):
        ids()
    assert journal.cut_short(journal.path()) is None


def test_what_nobody_can_read_is_not_cut_off_by_the_next_export() -> None:
    line()
    line()
    journal.export()
    run_together = journal.path().read_text().replace("\n", "")
    journal.path().write_text(run_together)
    line()

    journal.export()

    assert journal.path().read_text().splitlines()[0] == run_together


def test_the_beginning_of_a_line_says_which_it_is() -> None:
    first, second = line(), line()
    journal.export()
    journal.path().write_text(journal.path().read_text()[:-20])

    assert ids() == [first.uuid]
    assert journal.cut_short(journal.path()) == journal.CutShort(2, second.uuid)


def test_zeros_that_a_power_cut_left_are_half_a_line() -> None:
    erasure = line()
    journal.export()
    with journal.path().open("ab") as file:
        file.write(b"\0" * 400)

    assert ids() == [erasure.uuid]
    assert journal.cut_short(journal.path()) == journal.CutShort(2, None)


def test_a_whole_journal_is_not_cut_short() -> None:
    line()
    journal.export()

    assert journal.cut_short(journal.path()) is None


def test_a_journal_that_is_not_there_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(journal.JournalUnreadable, match="No such file"):
        list(journal.read(tmp_path / "none"))


def test_a_sweep_first_exports_what_is_missing(
    add_store: MakeStore, register: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed run erased stands in the journal before anything else goes."""
    left = line(proved_at=datetime(2026, 9, 14, tzinfo=UTC))
    add_store().broken = {"due"}
    monkeypatch.setattr("retention.sweep._finish", lambda report, sweep: None)

    enforce("--only", "fake")

    assert ids() == [left.uuid]


def test_a_journal_that_cannot_be_written_is_named(
    settings: Any, tmp_path: Path, register: None, add_store: MakeStore, commits: None
) -> None:
    settings.ERASURE_JOURNAL = tmp_path / "folder"
    settings.ERASURE_JOURNAL.mkdir()
    store = add_store()
    store.add(date(2026, 9, 14))

    status, report = enforce("--only", "fake")

    assert (status, swept(report, "fake")["erased"]) == (1, 1)
    assert report["problems"] == [
        f"the journal {tmp_path / 'folder'} cannot be written: Is a directory"
    ]


def test_it_is_written_by_the_next_run(
    settings: Any, tmp_path: Path, register: None, add_store: MakeStore, commits: None
) -> None:
    settings.ERASURE_JOURNAL = tmp_path / "folder"
    settings.ERASURE_JOURNAL.mkdir()
    store = add_store()
    store.add(date(2026, 9, 14))
    enforce("--only", "fake")
    settings.ERASURE_JOURNAL.rmdir()

    status, _report = enforce("--only", "fake")

    assert (status, ids()) == (0, [Erasure.objects.get().uuid])
