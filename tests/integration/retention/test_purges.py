"""Caches in front of the site forget what has gone, and are asked until they do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries, Settings

from retention import engine, files, purges
from retention.models import CachePurge, Erasure, FileRemoval
from retention.rules.decision import Cause
from retention.stores import Effects, StoredFile
from tests.commands import enforce
from tests.fakes import FakeStore
from tests.frontend_cache import FrontendCache, Mood

from .conftest import MakeStore

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

DUE = date(2026, 9, 14)
NEXT_DAY = date(2026, 9, 15)

AddFile = Callable[..., str]


@pytest.fixture
def store(add_store: MakeStore) -> FakeStore:
    return add_store()


@pytest.fixture
def add_file(store: FakeStore) -> AddFile:
    """A record whose end has come, with one file; returns the file's name."""

    def add(name: str, *, storage: str = "default") -> str:
        default_storage.save(name, ContentFile(b"somebody"))
        store.files.append(StoredFile(store.add(DUE), storage, name))
        return name

    return add


@pytest.fixture
def many(store: FakeStore, add_file: AddFile) -> set[str]:
    """The addresses of ten files whose records' end has come."""
    return {f"localhost/media/{add_file(f'faces/{number}.jpg')}" for number in range(10)}


@pytest.fixture(autouse=True)
def a_site(home: object) -> None:
    """At http://localhost."""


@pytest.fixture
def hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second's patience with a cache that says nothing."""
    monkeypatch.setattr("retention.cache_backends.TIMEOUT", 0.5)


def sweep() -> tuple[int, list[str]]:
    """Exit status and problems."""
    status, report = enforce("--only", "fake")
    return status, report["problems"]


def test_the_address_of_a_file_that_went_is_purged(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    add_file("faces/a.jpg")

    assert sweep() == (0, [])

    assert front_cache.purged == {"localhost/media/faces/a.jpg"}


def test_the_note_goes_when_it_is_done(add_file: AddFile, front_cache: FrontendCache) -> None:
    add_file("faces/a.jpg")
    sweep()
    assert not CachePurge.objects.exists()


def test_the_file_has_gone_before_the_cache_is_asked(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    name = add_file("faces/a.jpg")
    there: list[bool] = []

    def answer(url: str) -> int:
        there.append(default_storage.exists(name))
        return 200

    front_cache.answer = answer
    sweep()

    assert there == [False]


def test_an_act_that_is_rolled_back_purges_nothing(
    store: FakeStore, add_file: AddFile, front_cache: FrontendCache
) -> None:
    add_file("faces/a.jpg")
    candidate = store.candidate(next(iter(store.records)), Cause.REQUEST)
    assert candidate is not None

    with transaction.atomic():
        engine.apply(store, [candidate], today=DUE)
        transaction.set_rollback(True)

    assert (front_cache.asked, CachePurge.objects.count()) == ([], 0)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("refusal", [500, 403, *Mood])
def test_a_refused_purge_fails_the_sweep_by_name(
    add_file: AddFile, front_cache: FrontendCache, refusal: int | Mood
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(refusal)

    status, problems = sweep()

    assert status == 1
    assert any(problem.startswith("1 cache purge refused: ") for problem in problems)


@pytest.mark.usefixtures("hasty")
@pytest.mark.parametrize("refusal", [500, 403, *Mood])
def test_the_next_sweep_asks_again(
    add_file: AddFile, front_cache: FrontendCache, refusal: int | Mood
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(refusal)
    sweep()
    front_cache.always(200)

    assert sweep() == (0, [])

    assert front_cache.purged == {"localhost/media/faces/a.jpg"}
    assert not CachePurge.objects.exists()


def test_it_fails_the_sweeps_for_as_long_as_it_is_refused(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(500)

    assert [sweep()[0] for _ in range(3)] == [1, 1, 1]

    note = CachePurge.objects.get()
    assert (note.attempts, note.last_error) == (3, "HTTP 500")


def test_a_cache_that_is_switched_off_counts_as_refusing(
    add_file: AddFile, front_cache: FrontendCache, settings: Settings
) -> None:
    add_file("faces/a.jpg")
    settings.WAGTAILFRONTENDCACHE = front_cache.settings() | {
        "default": {**front_cache.settings()["default"], "LOCATION": "http://127.0.0.1:9"}
    }

    assert sweep()[0] == 1


def test_one_address_that_is_refused_does_not_stop_the_others(
    many: set[str], front_cache: FrontendCache
) -> None:
    bad = "localhost/media/faces/3.jpg"
    front_cache.answer = lambda url: 500 if url == bad else 200

    sweep()

    assert front_cache.purged == many - {bad}
    assert [note.url for note in CachePurge.objects.all()] == [f"http://{bad}"]


@pytest.mark.usefixtures("hasty")
def test_a_cache_that_says_nothing_is_not_waited_for_more_than_three_times(
    many: set[str], front_cache: FrontendCache
) -> None:
    front_cache.always(Mood.SILENT)

    status, problems = sweep()

    assert (status, len(front_cache.asked)) == (1, 3)
    assert any(problem.startswith("10 cache purges refused: ") for problem in problems)


@pytest.mark.usefixtures("hasty")
def test_what_had_no_turn_goes_first_the_next_time(
    many: set[str], front_cache: FrontendCache
) -> None:
    front_cache.always(Mood.SILENT)
    sweep()
    first, front_cache.asked[:] = set(front_cache.asked), []

    front_cache.answer = lambda url: Mood.SILENT if url in first else 200
    sweep()

    assert front_cache.purged == many - first


@pytest.mark.parametrize("answer", [404, 412])
def test_what_a_cache_does_not_hold_need_not_be_forgotten(
    add_file: AddFile, front_cache: FrontendCache, answer: int
) -> None:
    """Squid and nginx's first module answer 404 to that, nginx's later one 412."""
    add_file("faces/a.jpg")
    front_cache.always(answer)
    assert sweep() == (0, [])


def test_the_absence_is_not_proved_while_a_cache_may_hold_it(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(500)

    _status, problems = sweep()

    line = Erasure.objects.get()
    assert line.proved_at is None
    assert f"erased {line.record} is not proved: 1 addresses not purged from caches" in problems


def test_it_is_proved_once_the_cache_has_forgotten(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(500)
    sweep()
    front_cache.always(200)
    sweep()
    assert Erasure.objects.get().proved_at is not None


def test_without_caches_nothing_is_noted(
    add_file: AddFile, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    effects = Effects(pages={UUID(int=1): {1, 2}}, touched={("wagtailcore.page", "3")})
    with django_assert_num_queries(0):
        purges.note_act("fake", [], effects)
        purges.pages_changed("fake", [1])
        purges.note_files([])
        purges.carry_out("fake", fresh=True)


def test_notes_go_when_the_cache_is_taken_away(
    add_file: AddFile, front_cache: FrontendCache, settings: Settings
) -> None:
    add_file("faces/a.jpg")
    front_cache.always(500)
    sweep()
    del settings.WAGTAILFRONTENDCACHE

    assert sweep()[0] == 0

    assert not CachePurge.objects.exists()


def test_a_file_in_private_storage_has_no_address(
    store: FakeStore, front_cache: FrontendCache
) -> None:
    store.files.append(StoredFile(store.add(DUE), "private", "faces/a.jpg"))
    sweep()
    assert front_cache.asked == []


def test_a_cache_that_is_not_set_up_well_fails_the_sweep_and_loses_nothing(
    add_file: AddFile, front_cache: FrontendCache, settings: Settings
) -> None:
    add_file("faces/a.jpg")
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": "nowhere.Backend"}}
    status, problems = sweep()
    assert (status, problems[0]) == (
        1,
        "1 cache purge refused: InvalidFrontendCacheBackendError (1)",
    )

    settings.WAGTAILFRONTENDCACHE = front_cache.settings()
    sweep()

    assert front_cache.purged == {"localhost/media/faces/a.jpg"}


def test_a_cache_is_asked_only_for_the_hosts_that_it_is_for(
    add_file: AddFile, front_cache: FrontendCache, settings: Settings
) -> None:
    add_file("faces/a.jpg")
    settings.WAGTAILFRONTENDCACHE = front_cache.settings(HOSTNAMES=["elsewhere.example"])

    assert sweep() == (0, [])

    assert (front_cache.asked, CachePurge.objects.count()) == ([], 0)


def test_the_older_setting_counts_too(
    add_file: AddFile, front_cache: FrontendCache, settings: Settings
) -> None:
    add_file("faces/a.jpg")
    del settings.WAGTAILFRONTENDCACHE
    settings.WAGTAILFRONTENDCACHE_LOCATION = front_cache.location
    sweep()
    assert front_cache.purged == {"localhost/media/faces/a.jpg"}


def test_a_signature_is_not_written_down(
    add_file: AddFile, front_cache: FrontendCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_file("faces/a.jpg")
    monkeypatch.setattr(
        type(default_storage._wrapped),  # type: ignore[attr-defined]
        "url",
        lambda self, name: f"https://files.example/{name}?Signature=secret",
    )
    front_cache.always(500)
    sweep()
    assert CachePurge.objects.get().url == "https://files.example/faces/a.jpg"


def test_files_removed_in_a_transaction_are_purged_after_its_commit(
    add_file: AddFile, front_cache: FrontendCache
) -> None:
    name = add_file("faces/a.jpg")
    FileRemoval.objects.create(store="fake", storage="default", name=name, noted_at=timezone.now())
    with transaction.atomic():
        files.remove_noted("fake")
        assert front_cache.asked == []
    assert front_cache.purged == {"localhost/media/faces/a.jpg"}
