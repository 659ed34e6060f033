"""A store of records in a table of their own, as the engine meets it.

The period of ``contact`` is directly after handling, that of ``subsidy`` seven years after the
grant's end. The day is 14 September 2026.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry

from retention import engine, stores
from retention.models import Erasure, Hold, RuleVersion, VaultKey
from retention.operations.holds import place_hold
from retention.operations.records import start_clock, stop_clock
from retention.queries.register import rule
from retention.rules.decision import Cause
from retention.rules.period import Period
from retention.stores import ChangePreview, Holding
from tests.commands import enforce
from tests.testapp.records import LETTERS, Letter, LetterNote, LetterStore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Write = Callable[..., Letter]


@pytest.fixture(autouse=True)
def store() -> Iterator[LetterStore]:
    """Letters are one of the site's stores during the test."""
    found = LetterStore()
    stores.register(found)
    yield found
    del stores._stores[LETTERS]


@pytest.fixture
def write(today: date) -> Write:
    """A letter that came in, on the rule it falls under."""

    def make(key: str = "contact", on: date = today, **fields: Any) -> Letter:
        return Letter.objects.create(
            subject="Vraag", text="Geheim", rule=key, collected_on=on, **fields
        )

    return make


def plan_period(key: str, iso: str, on: date) -> None:
    """The rule has another period from a day on."""
    from retention.models import Rule

    version = RuleVersion(rule=Rule.objects.get(key=key), effective_from=on)
    version.period = Period.from_iso(iso)
    version.save()


def test_until_its_event_happens_a_record_has_no_end(write: Write, today: date) -> None:
    letter = write()

    assert (letter.due, list(LetterStore().due(today + timedelta(days=9999), limit=9))) == (
        None,
        [],
    )


def test_the_event_starts_the_clock(write: Write, today: date) -> None:
    letter = write("subsidy")

    start_clock(letter, on=date(2026, 2, 28), today=today)

    letter.refresh_from_db()
    assert (letter.clock_start, letter.due) == (date(2026, 2, 28), date(2033, 2, 28))


def test_an_event_that_is_taken_back_leaves_no_end(write: Write, today: date) -> None:
    letter = write()
    start_clock(letter, on=today, today=today)

    stop_clock(letter)

    letter.refresh_from_db()
    assert (letter.clock_start, letter.due) == (None, None)


def test_a_sweep_erases_it_with_its_key_and_what_hangs_on_it(write: Write, today: date) -> None:
    letter = write()
    LetterNote.objects.create(letter=letter, words="gebeld")
    start_clock(letter, on=today, today=today)

    status, _output = enforce()

    line = Erasure.objects.get(record=letter.uuid)
    assert (status, line.rule, line.due, line.proved_at is not None) == (0, "contact", today, True)
    assert not Letter.objects.exists()
    assert not LetterNote.objects.exists()
    assert not VaultKey.objects.filter(store=LETTERS).exists()


def test_the_log_forgets_what_it_was_called(write: Write, today: date) -> None:
    letter = write()
    log(instance=letter, action="wagtail.create")
    start_clock(letter, on=today, today=today)

    enforce()

    assert set(ModelLogEntry.objects.values_list("label", flat=True)) == {"–"}


def test_under_a_hold_it_goes_out_of_sight_and_stays(write: Write, today: date) -> None:
    letter = write()
    place_hold(LETTERS, letter.uuid, ground=Hold.Ground.ARCHIVE, reason="Archief", today=today)
    start_clock(letter, on=today, today=today)

    enforce()

    letter.refresh_from_db()
    assert letter.taken_down_at is not None


def test_what_is_under_a_hold_is_not_late(write: Write, today: date) -> None:
    letter = write()
    place_hold(LETTERS, letter.uuid, ground=Hold.Ground.ARCHIVE, reason="Archief", today=today)
    start_clock(letter, on=date(2026, 9, 1), today=today)

    assert LetterStore().holdings() == {"contact": Holding(1, None)}


def test_what_is_put_back_is_in_sight(write: Write, today: date) -> None:
    letter, store = write(), LetterStore()
    for act in (engine.take_down, engine.restore):
        found = store.candidate(letter.uuid, Cause.REQUEST)
        assert found is not None
        act(store, found, today=today)

    letter.refresh_from_db()
    assert letter.taken_down_at is None


def test_due_records_come_in_batches_by_date(write: Write, today: date) -> None:
    for day in (3, 1, 2):
        start_clock(write(), on=date(2026, 9, day), today=today)

    batches = LetterStore().due(today, limit=2)

    assert [[one.due.day for one in batch if one.due] for batch in batches] == [[1, 2], [3]]


def test_a_shorter_period_brings_all_that_is_held_forward(write: Write, today: date) -> None:
    letter = write("subsidy", on=date(2020, 1, 1))
    start_clock(letter, on=date(2026, 2, 28), today=today)
    plan_period("subsidy", "P5Y", today)

    enforce()

    letter.refresh_from_db()
    assert (letter.due, letter.due_moved_at is not None) == (date(2031, 2, 28), True)


def test_a_longer_period_leaves_what_is_held(write: Write, today: date) -> None:
    letter = write("subsidy", on=date(2020, 1, 1))
    start_clock(letter, on=date(2026, 2, 28), today=today)
    plan_period("subsidy", "P9Y", today)

    enforce()

    letter.refresh_from_db()
    assert letter.due == date(2033, 2, 28)


def test_a_change_tells_beforehand_what_it_would_do(write: Write, today: date) -> None:
    start_clock(write("subsidy", on=date(2020, 1, 1)), on=date(2020, 9, 14), today=today)
    start_clock(write("subsidy", on=date(2020, 1, 1)), on=date(2026, 2, 28), today=today)
    write("subsidy")
    plan_period("subsidy", "P5Y", today)

    versions = rule("subsidy").versions
    assert LetterStore().preview_change("subsidy", versions, today=today) == ChangePreview(2, 1)


def test_somebody_may_have_what_is_held_of_them(write: Write) -> None:
    letter = write()

    assert LetterStore().export(letter.uuid) == {"subject": "Vraag", "text": "Geheim"}
