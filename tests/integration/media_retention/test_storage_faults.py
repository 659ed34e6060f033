"""Storage that refuses, lacks a file or is slow: both the row's fate and the file's are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage

from retention import files
from retention.models import Erasure, FileRemoval, Hold
from retention.operations.holds import place_hold
from tests.commands import enforce, outcomes, status_and_text
from tests.integration.conftest import MakePage
from tests.storages import refused_in_short, refusing, slow_to_delete

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
LONG_AGO = date(2024, 3, 14)


@pytest.fixture
def refused() -> Iterator[set[str]]:
    """Parts of names that storage refuses to delete."""
    parts: set[str] = set()
    with refusing("delete", parts):
        yield parts


@pytest.fixture
def photo(refused: set[str], news: MakePage, make_image: Make) -> Any:
    """A photo that is due today, with a size made of it."""
    photo = make_image()
    photo.get_rendition("width-20")
    news(on=LONG_AGO, hero_image=photo)
    return photo


def test_the_row_goes_and_the_note_stays(photo: Any, refused: set[str]) -> None:
    refused.add("original_images")

    status, report = enforce()

    assert (status, outcomes(report)) == (1, {str(photo.uuid): "erased"})
    assert not type(photo).objects.exists()
    note = FileRemoval.objects.get(removed_at=None)
    assert (note.name, note.attempts) == (photo.file.name, 1)
    assert note.last_error == refused_in_short()
    assert default_storage.exists(photo.file.name)


def test_it_is_named_by_record_and_never_by_file(photo: Any, refused: set[str]) -> None:
    refused.add("original_images")

    _status, text = status_and_text("enforce_retention")

    assert (
        f"OPEN: a file of record {photo.uuid} could not be removed from storage default: "
        f"{refused_in_short()}, 1 attempts"
    ) in text
    assert f"OPEN: erased {photo.uuid} is not proved: 1 files still there" in text
    assert photo.file.name not in text


def test_the_other_files_go(photo: Any, refused: set[str]) -> None:
    rendition = photo.renditions.get().file.name
    refused.add("original_images")

    _status, report = enforce()

    assert not default_storage.exists(rendition)
    assert [store["files_removed"] for store in report["stores"] if store["due"]] == [1]


def test_the_next_run_finishes(photo: Any, refused: set[str]) -> None:
    refused.add("original_images")
    enforce()
    refused.clear()

    status, report = enforce()

    assert (status, report["items"], report["problems"]) == (0, [], [])
    assert not default_storage.exists(photo.file.name)
    assert not FileRemoval.objects.exists()
    assert Erasure.objects.get().proved_at is not None


def test_every_attempt_is_counted(photo: Any, refused: set[str]) -> None:
    refused.add("original_images")

    for _ in range(3):
        assert enforce()[0] == 1

    assert FileRemoval.objects.get(removed_at=None).attempts == 3


def test_a_missing_file_is_no_failure(photo: Any) -> None:
    default_storage.delete(photo.file.name)
    default_storage.delete(photo.renditions.get().file.name)

    assert enforce()[0] == 0
    assert not FileRemoval.objects.exists()


def test_a_slow_storage_is_waited_for_in_small_pieces(
    news: MakePage, make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every piece is a transaction: others wait no longer than that."""
    photo = make_image()
    for width in range(10, 22, 2):
        photo.get_rendition(f"width-{width}")
    news(on=LONG_AGO, hero_image=photo)
    monkeypatch.setattr(files, "PATIENCE", 0.1)

    with slow_to_delete(0.05):
        status, report = enforce()

    assert status == 0
    assert sum(store["files_removed"] for store in report["stores"]) == 7


def test_a_storage_that_the_settings_no_longer_name_is_said_so(photo: Any) -> None:
    FileRemoval.objects.create(
        store="media", storage="attic", name="a.jpg", noted_at="2026-09-01T00:00:00Z"
    )

    status, report = enforce()

    assert status == 1
    assert "could not be removed from storage attic: InvalidStorageError" in report["problems"][0]


def test_a_silent_storage_costs_a_sweep_four_questions_however_much_is_held(
    news: MakePage, make_image: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [make_image(f"Held {number}") for number in range(8)]
    free = make_image("Free")
    for photo in (*held, free):
        news(on=LONG_AGO, hero_image=photo)
    for photo in held:
        place_hold("media", photo.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)
    asked: list[str] = []

    def silence(source: str, target: str, name: str) -> None:
        asked.append(name)
        raise OSError("timed out")

    monkeypatch.setattr("media_retention.operations.taking_down._copy", silence)
    monkeypatch.setattr("retention.storage_answers.LONG", 0.0)
    status, report = enforce()

    # Once for the whole batch, then three by themselves.
    assert len(asked) == 4
    assert status == 1
    expected = {**{str(photo.uuid): "failed" for photo in held}, str(free.uuid): "erased"}
    assert outcomes(report) == expected


def test_a_storage_that_refuses_at_once_is_asked_about_each(
    news: MakePage, make_image: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = [make_image(f"Held {number}") for number in range(5)]
    for photo in held:
        news(on=LONG_AGO, hero_image=photo)
        place_hold("media", photo.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)
    asked: set[str] = set()

    def refuse(source: str, target: str, name: str) -> None:
        asked.add(name)
        raise OSError("disk full")

    monkeypatch.setattr("media_retention.operations.taking_down._copy", refuse)
    enforce()

    assert asked == {photo.file.name for photo in held}
