"""One failing record or store does not stop the others."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.utils import timezone

from retention.models import Act, Erasure, RuleVersion, Sweep
from retention.queries.unfinished import proofs_in_words
from tests.commands import enforce, outcomes, status_and_text

from .conftest import MakeStore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DUE = date(2026, 9, 14)


def erased() -> set[UUID]:
    return set(Erasure.objects.filter(act="erased").values_list("record", flat=True))


def test_a_record_that_fails_is_named_and_the_others_go(add_store: MakeStore) -> None:
    store = add_store()
    first, stubborn, last = (store.add(DUE) for _ in range(3))
    store.stubborn = {stubborn}

    status, report = enforce("--only", "fake")

    assert status == 1
    assert outcomes(report) == {
        str(first): "erased",
        str(stubborn): "failed",
        str(last): "erased",
    }
    assert erased() == {first, last}


def test_the_table_names_the_record_that_failed(add_store: MakeStore) -> None:
    store = add_store()
    store.stubborn = {store.add(DUE)}

    status, text = status_and_text("enforce_retention", "--only", "fake")

    assert status == 1
    assert str(next(iter(store.stubborn))) in text
    assert "Broken" in text


def test_the_next_run_tries_again(add_store: MakeStore) -> None:
    store = add_store()
    record = store.add(DUE)
    store.stubborn = {record}
    enforce("--only", "fake")
    store.stubborn = set()

    status, _report = enforce("--only", "fake")

    assert (status, erased()) == (0, {record})


@pytest.mark.parametrize("method", ["moved_due", "due", "stray_files"])
def test_a_store_that_raises_does_not_stop_another(add_store: MakeStore, method: str) -> None:
    broken, sound = add_store("a-broken"), add_store("z-sound")
    broken.add(DUE)
    record = sound.add(DUE)
    broken.broken = {method}

    status, report = enforce()

    assert status == 1
    assert {s["store"] for s in report["stores"] if s.get("error")} == {"a-broken"}
    assert record in erased()


def test_a_store_that_cannot_recalculate_sits_this_sweep_out(add_store: MakeStore) -> None:
    broken, sound = add_store("a-broken"), add_store("z-sound")
    broken.rules = {"contact"}
    broken.broken = {"recalculate"}
    record, other = broken.add(DUE), sound.add(DUE)
    RuleVersion.objects.filter(rule__key="contact").update(applied_at=None)

    status, report = enforce()

    assert status == 1
    assert {s["store"]: s.get("error") for s in report["stores"]}["a-broken"] == "Broken"
    assert erased() == {other}
    assert RuleVersion.objects.filter(rule__key="contact", applied_at=None).exists()
    assert record in broken.records


def test_a_store_whose_remains_cannot_be_asked_keeps_its_own_proofs_open(
    add_store: MakeStore,
) -> None:
    broken, sound = add_store("a-broken"), add_store("z-sound")
    unproved, proved = broken.add(DUE), sound.add(DUE)
    broken.broken = {"remains"}

    status, report = enforce()

    assert status == 1
    assert any(str(unproved) in problem for problem in report["problems"])
    assert [line.record for line in Erasure.objects.filter(proved_at=None)] == [unproved]
    assert Erasure.objects.get(record=proved).proved_at is not None


def test_a_store_whose_index_fails_still_erases(add_store: MakeStore) -> None:
    store = add_store()
    record = store.add(DUE)
    store.broken = {"after_commit"}

    enforce("--only", "fake")

    assert erased() == {record}


def test_a_rehearsal_survives_a_broken_store(add_store: MakeStore) -> None:
    broken, sound = add_store("a-broken"), add_store("z-sound")
    broken.broken = {"due"}
    record = sound.add(DUE)

    status, report = enforce("--dry-run")

    assert status == 1
    assert [item["record"] for item in report["items"]] == [str(record)]


def test_a_record_that_fails_is_not_erased_in_the_ledger(add_store: MakeStore) -> None:
    store = add_store()
    store.broken = {"erase"}
    store.add(DUE)

    enforce("--only", "fake")

    assert not Erasure.objects.exists()


def test_a_sweep_does_not_answer_for_what_another_run_has_yet_to_prove(
    add_store: MakeStore, today: date
) -> None:
    """It became ready for its proof after this sweep had looked at all that was ready."""
    add_store()
    ours, theirs = (Sweep.objects.create(today=today, started_at=timezone.now()) for _ in range(2))
    line = Erasure.objects.create(
        act=Act.ERASED, store="fake", record=uuid4(), sweep=theirs, happened_at=timezone.now()
    )

    assert list(proofs_in_words(["fake"], ours)) == []
    assert [str(line.record) in words for words in proofs_in_words(["fake"], theirs)] == [True]
