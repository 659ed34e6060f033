"""Files on storage that no row knows are found and removed; others are left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from wagtail.documents import get_document_model

from media_retention.queries import files as file_queries
from retention import engine, stores
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from tests.commands import enforce, status_and_text, swept
from tests.storages import all_names, date_back, refusing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
FOLDERS = ["original_images", "images", "media", "media_thumbnails"]
YEARS = 3 * 365 * 24
"""In hours."""


def lay(alias: str, name: str, *, hours_old: float) -> str:
    """Put a file on a storage as if it had lain there for some time."""
    saved = storages[alias].save(name, ContentFile(b"left behind"))
    date_back(alias, saved, hours=hours_old)
    return saved


@pytest.mark.parametrize("alias", ["default", "private"])
@pytest.mark.parametrize("folder", FOLDERS)
def test_a_file_without_a_row_goes_after_a_day(alias: str, folder: str) -> None:
    stray = lay(alias, f"{folder}/left.jpg", hours_old=25)

    status, report = enforce()

    assert not storages[alias].exists(stray)
    assert (status, swept(report)["files_removed"]) == (0, 1)


def test_it_is_accounted_for_in_the_ledger() -> None:
    lay("default", "images/left.jpg", hours_old=25)

    enforce()

    line = Erasure.objects.get()
    assert (line.act, line.cause, line.store) == ("erased", Cause.STRAY_FILE, "media")
    assert line.proved_at is not None
    assert not FileRemoval.objects.exists()


def test_the_rehearsal_lists_what_the_sweep_lists() -> None:
    lay("default", "images/left.jpg", hours_old=25)
    lay("private", "media/left.mp4", hours_old=25)
    lay("default", "images/uploading.jpg", hours_old=23)

    rehearsed, planned = enforce("--dry-run")
    left = all_names("default") | all_names("private")
    swept_too, done = enforce()

    assert (rehearsed, swept_too) == (0, 0)
    assert left == {"images/left.jpg", "media/left.mp4", "images/uploading.jpg"}
    assert len(planned["items"]) == 2
    assert planned["items"] == done["items"]
    assert {item["record"] for item in done["items"]} == {
        str(line.record) for line in Erasure.objects.all()
    }


def test_an_item_says_that_it_is_a_stray_file() -> None:
    lay("default", "images/left.jpg", hours_old=25)

    _status, report = enforce()

    (item,) = report["items"]
    assert item == {
        "store": "media",
        "record": str(Erasure.objects.get().record),
        "rule": "",
        "since": None,
        "due": None,
        "cause": "stray_file",
        "outcome": "erased",
    }
    assert (swept(report)["due"], swept(report)["erased"]) == (0, 0)


def test_people_read_that_it_belongs_to_no_record() -> None:
    lay("default", "images/left.jpg", hours_old=25)

    _status, text = status_and_text("enforce_retention", "--dry-run")

    assert "a file that belongs to no record" in text


def test_what_waits_to_be_removed_is_listed_once() -> None:
    lay("default", "images/left.jpg", hours_old=25)
    with refusing("delete"):
        enforce()

    assert enforce("--dry-run")[1]["items"] == []


@pytest.mark.parametrize("alias", ["default", "private"])
def test_a_fresh_one_stays(alias: str) -> None:
    fresh = lay(alias, "original_images/uploading.jpg", hours_old=23)

    enforce()

    assert storages[alias].exists(fresh)


def test_files_with_a_row_stay_however_old(make_image: Make) -> None:
    photo = make_image(collected_on=date(2026, 9, 1))
    rendition = photo.get_rendition("width-20")
    for file in (photo.file, rendition.file):
        date_back("default", file.name, hours=YEARS)

    enforce()

    assert default_storage.exists(photo.file.name)
    assert default_storage.exists(rendition.file.name)


def test_a_file_taken_down_stays_in_private_storage(make_image: Make, today: date) -> None:
    photo = make_image(collected_on=today)
    store = stores.get("media")
    candidate = store.candidate(photo.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=today)
    date_back("private", photo.file.name, hours=YEARS)

    enforce()

    assert storages["private"].exists(photo.file.name)


def test_a_private_copy_that_a_killed_run_left_goes(make_image: Make, today: date) -> None:
    photo = make_image(collected_on=today)
    copy = lay("private", photo.file.name, hours_old=25)

    enforce()

    assert not storages["private"].exists(copy)
    assert default_storage.exists(photo.file.name)


def test_a_folder_shared_with_another_model_is_not_emptied() -> None:
    document = get_document_model().objects.create(
        title="Report", file=ContentFile(b"%PDF", name="report.pdf")
    )
    document.file.storage.delete(document.file.name)
    shared = lay("default", "media/report.pdf", hours_old=25)
    get_document_model().objects.filter(pk=document.pk).update(file="media/report.pdf")

    enforce()

    assert default_storage.exists(shared)


def test_one_that_vanishes_meanwhile_is_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    lay("default", "images/there.jpg", hours_old=25)
    names = file_queries._names
    monkeypatch.setattr(
        file_queries,
        "_names",
        lambda storage, folder: [f"{folder}/vanished.jpg", *names(storage, folder)],
    )

    status, report = enforce()

    assert (status, swept(report)["files_removed"]) == (0, 1)


def test_one_that_is_noted_already_is_not_noted_twice() -> None:
    lay("default", "images/left.jpg", hours_old=25)

    with refusing("delete"):
        enforce()
        enforce()

    assert Erasure.objects.count() == 1


def test_of_a_large_folder_every_file_has_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("media_retention.queries.files.AT_A_TIME", 5)
    strays = {lay("default", f"images/left-{n}.jpg", hours_old=25) for n in range(10)}

    enforce()
    left_after_one = strays & all_names("default")
    enforce()

    assert 0 < len(left_after_one) < 10
    assert not strays & all_names("default")


def test_sizes_of_a_file_that_an_update_of_rows_replaced_go(make_image: Make) -> None:
    image, other = make_image(), make_image("Other")
    old = image.file.name
    image.get_rendition("width-20")
    new = storages["default"].save(f"original_images/{'0f' * 16}.png", other.file.file)
    type(image).objects.filter(pk=image.pk).update(file=new)
    fresh = type(image).objects.get(pk=image.pk).get_rendition("width-30").file.name
    stale = image.renditions.get(filter_spec="width-20").file.name
    kept = other.get_rendition("width-20").file.name
    for name in (old, new, fresh, stale, kept):
        date_back("default", name, hours=25)

    assert enforce()[0] == 0

    there = {name: storages["default"].exists(name) for name in (old, stale, new, fresh, kept)}
    assert there == {old: False, stale: False, new: True, fresh: True, kept: True}
    assert [one.filter_spec for one in image.renditions.all()] == ["width-30"]


def test_sizes_with_a_name_from_before_the_suite_are_believed(make_image: Make) -> None:
    image = make_image()
    size = image.get_rendition("width-20").file.name
    content = storages["default"].open(image.file.name)
    plain = storages["default"].save("original_images/group.png", content)
    type(image).objects.filter(pk=image.pk).update(file=plain)
    date_back("default", size, hours=25)

    enforce()

    assert storages["default"].exists(size)
