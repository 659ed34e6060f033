"""The brake stops for mistakes, and lets a sweep pass once when a person says so."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User

from retention.models import Brake, Erasure, Sweep
from retention.operations.brakes import release
from retention.queries.sweeps import last_sweep, open_brakes
from tests.commands import enforce, status_and_text, swept
from tests.fakes import FakeStore
from tests.integration.conftest import SetToday

from .conftest import MakeStore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DUE = date(2026, 9, 14)
REASON = ("--reason", "Shortened on purpose")


@pytest.fixture
def someone() -> User:
    """Who presses the button."""
    return User.objects.create(username="coordinator")


def moved_store(add_store: MakeStore, moved: int, held: int) -> FakeStore:
    store = add_store()
    for _ in range(held):
        store.add(DUE)
    store.moved = moved
    return store


def test_more_than_fifty_and_a_fifth_moved_stops_the_store(add_store: MakeStore) -> None:
    moved_store(add_store, moved=51, held=254)

    status, report = enforce("--only", "fake")

    assert status == 3
    assert swept(report, "fake")["brake"].startswith("51 of 254 records")
    assert (swept(report, "fake")["due"], report["items"]) == (0, [])
    assert not Erasure.objects.exists()


@pytest.mark.parametrize(("moved", "held"), [(50, 60), (51, 255)])
def test_exactly_fifty_or_a_fifth_passes(add_store: MakeStore, moved: int, held: int) -> None:
    moved_store(add_store, moved, held)

    status, report = enforce("--only", "fake")

    assert (status, swept(report, "fake")["erased"]) == (0, held)


def test_the_second_sweep_stops_too(add_store: MakeStore) -> None:
    moved_store(add_store, moved=60, held=60)
    enforce("--only", "fake")

    status, _report = enforce("--only", "fake")

    assert status == 3
    assert len(open_brakes()) == 1


def test_another_store_goes_on(add_store: MakeStore) -> None:
    moved_store(add_store, moved=60, held=60)
    other = add_store("other")
    record = other.add(DUE)

    status, _report = enforce()

    assert status == 3
    assert Erasure.objects.get().record == record


def test_a_release_lets_one_sweep_pass_and_keeps_the_reason(add_store: MakeStore) -> None:
    store = moved_store(add_store, moved=60, held=60)
    enforce("--only", "fake")

    status, report = enforce("--only", "fake", "--release-brake", "fake", *REASON)

    assert (status, swept(report, "fake")["erased"]) == (0, 60)
    brake = Brake.objects.get()
    assert brake.release_reason == "Shortened on purpose"
    assert brake.used_at is not None
    store.moved, store.records = 60, {}
    assert enforce("--only", "fake")[0] == 3


def test_a_brake_that_no_longer_holds_is_history(add_store: MakeStore) -> None:
    store = moved_store(add_store, moved=60, held=60)
    enforce("--only", "fake")
    store.moved = 0

    status, _report = enforce("--only", "fake")

    assert (status, open_brakes()) == (0, [])


def test_the_rehearsal_says_that_it_would_stop_and_trips_nothing(add_store: MakeStore) -> None:
    moved_store(add_store, moved=60, held=60)

    status, report = enforce("--only", "fake", "--dry-run")

    assert (status, report["items"]) == (3, [])
    assert not Brake.objects.exists()


def test_a_release_for_a_store_that_is_not_swept_is_wrong_use(add_store: MakeStore) -> None:
    add_store()

    status, text = status_and_text(
        "enforce_retention", "--only", "fake", "--release-brake", "media"
    )

    assert (status, text) == (2, "--release-brake media does not go with --only fake")
    assert not Brake.objects.exists()


@pytest.mark.parametrize("days", [-1, 32])
def test_a_clock_that_leapt_stops_everything(
    add_store: MakeStore, set_today: SetToday, days: int
) -> None:
    store = add_store()
    enforce()
    store.add(date(2000, 1, 1))
    set_today(DUE + timedelta(days=days))

    status, report = enforce()

    assert (status, report["stores"], report["items"]) == (3, [], [])
    assert report["brake"] == f"today is {DUE + timedelta(days=days)}, the last sweep ran on {DUE}"
    assert Sweep.objects.count() == 1
    assert len(store.records) == 1


@pytest.mark.parametrize("days", [0, 31])
def test_a_clock_that_did_not_leap_passes(
    add_store: MakeStore, set_today: SetToday, days: int
) -> None:
    enforce()
    set_today(DUE + timedelta(days=days))

    assert enforce()[0] == 0


def test_the_rehearsal_minds_the_clock_but_not_a_day_to_plan_for(
    add_store: MakeStore, set_today: SetToday
) -> None:
    enforce()
    set_today(DUE + timedelta(days=32))

    assert enforce("--dry-run")[0] == 3
    assert enforce("--dry-run", "--today", "2027-12-31")[0] == 0


def test_the_clock_is_released_for_one_sweep(set_today: SetToday) -> None:
    enforce()
    set_today(DUE + timedelta(days=40))
    assert enforce()[0] == 3

    status, _report = enforce("--release-brake", "clock", *REASON)

    assert status == 0
    assert Brake.objects.get().used_at is not None
    set_today(DUE + timedelta(days=80))
    assert enforce()[0] == 3


def test_after_a_clock_that_ran_ahead_the_sweeps_go_on(set_today: SetToday) -> None:
    ahead = Sweep.objects.create(
        today=date(2030, 1, 1),
        started_at="2030-01-01T01:00:00Z",
        finished_at="2030-01-01T01:00:01Z",
        status=0,
    )
    enforce("--release-brake", "clock", *REASON)

    status, _report = enforce()

    last = last_sweep()
    assert status == 0
    assert last is not None and last.pk > ahead.pk


def test_a_release_of_the_clock_with_the_button_survives_a_sweep_that_is_killed(
    monkeypatch: pytest.MonkeyPatch, set_today: SetToday, someone: User
) -> None:
    enforce()
    set_today(DUE + timedelta(days=40))
    release(Brake.CLOCK, reason="After the holidays", by=someone)
    with monkeypatch.context() as patch:
        patch.setattr("retention.proof.prove_all", _killed)
        with pytest.raises(SystemError):
            enforce()

    assert enforce()[0] == 0


def test_a_release_of_the_clock_with_a_command_ends_with_a_sweep_that_is_killed(
    monkeypatch: pytest.MonkeyPatch, set_today: SetToday
) -> None:
    enforce()
    set_today(DUE + timedelta(days=40))
    with monkeypatch.context() as patch:
        patch.setattr("retention.proof.prove_all", _killed)
        with pytest.raises(SystemError):
            enforce("--release-brake", "clock", *REASON)

    assert enforce()[0] == 3


def test_a_release_with_a_command_ends_with_a_sweep_that_did_not_start(
    add_store: MakeStore, set_today: SetToday
) -> None:
    enforce()
    store = moved_store(add_store, moved=60, held=60)
    set_today(DUE - timedelta(days=1))
    assert enforce("--release-brake", "fake", *REASON)[0] == 3
    set_today(DUE)

    status, report = enforce()

    assert (status, swept(report, "fake")["erased"], len(store.records)) == (3, 0, 60)


def test_a_release_with_the_button_waits_for_a_sweep_that_starts(
    add_store: MakeStore, set_today: SetToday, someone: User
) -> None:
    enforce()
    moved_store(add_store, moved=60, held=60)
    release("fake", reason="Shortened on purpose", by=someone)
    set_today(DUE - timedelta(days=1))
    assert enforce()[0] == 3
    set_today(DUE)

    status, report = enforce()

    assert (status, swept(report, "fake")["erased"]) == (0, 60)


def test_a_release_with_a_command_ends_with_a_sweep_that_is_killed(
    add_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = moved_store(add_store, moved=60, held=60)
    with monkeypatch.context() as patch:
        patch.setattr("retention.sweep.note_stray_files", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            enforce("--release-brake", "fake", *REASON)

    assert (enforce()[0], len(store.records)) == (3, 60)


def test_a_command_leaves_the_release_with_the_button_its_name(
    add_store: MakeStore, someone: User
) -> None:
    moved_store(add_store, moved=60, held=60)
    enforce("--only", "fake")
    release("fake", reason="Shortened on purpose", by=someone)

    enforce("--only", "fake", "--release-brake", "fake", "--reason", "To be sure")

    told = Brake.objects.values_list("release_reason", "released_by").order_by("pk")
    assert list(told) == [("Shortened on purpose", someone.pk), ("To be sure", None)]
    assert not Brake.objects.filter(used_at=None).exists()


def _interrupted(*args: object, **kwargs: object) -> None:
    raise KeyboardInterrupt


def _killed(*args: object, **kwargs: object) -> None:
    raise SystemError


def test_a_sweep_that_failed_does_not_forget_what_moved(add_store: MakeStore) -> None:
    """Records that moved before a sweep that broke off still count in the next."""
    store = add_store()
    enforce("--only", "fake")
    passed = Sweep.objects.get().started_at
    store.broken = {"due"}
    enforce("--only", "fake")
    store.broken = set()

    enforce("--only", "fake")

    assert store.asked_since == [None, passed, passed]


def test_on_a_quiet_night_nobody_counts_what_is_held(
    add_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = moved_store(add_store, moved=50, held=60)
    monkeypatch.setattr(store, "size", lambda: pytest.fail("counted"))

    assert enforce("--only", "fake")[0] == 0
