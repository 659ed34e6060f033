"""Taking down is reversible: out of sight and reach at once, and back at the same address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath
from typing import Any

import pytest
from django.core.files.storage import default_storage, storages
from django.test import Client

from media_retention.operations.taking_down import PastItsEnd
from retention import engine, journal, stores
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from tests.commands import enforce, swept
from tests.integration.conftest import MakePage, SetToday
from tests.storages import refusing
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
TODAY = date(2026, 9, 14)
RECENT = date(2026, 9, 1)


def act(what: Callable[..., None], medium: Any) -> None:
    """Take down, or restore, as somebody asks for."""
    store = stores.get("media")
    candidate = store.candidate(medium.uuid, Cause.REQUEST)
    assert candidate is not None
    what(store, candidate, today=TODAY)


def html(page: Any) -> str:
    return str(Client().get(page.url).content.decode())


def stem(medium: Any) -> str:
    return PurePosixPath(medium.file.name).stem[:16]


def taken_down(medium: Any) -> bool:
    """As the database has it."""
    return bool(type(medium).objects.filter(pk=medium.pk).exclude(taken_down_at=None).exists())


@pytest.fixture
def photo(make_image: Make) -> Any:
    return make_image()


@pytest.fixture
def page(news: MakePage, photo: Any) -> Any:
    """A page that shows it, and has been looked at."""
    page = news(on=RECENT, hero_image=photo, hero_alt="Jo", body=[("image", {"image": photo})])
    assert stem(photo) in html(page)
    return page


def test_the_files_move_out_of_the_publics_reach(photo: Any, page: Any) -> None:
    sizes = [rendition.file.name for rendition in photo.renditions.all()]

    act(engine.take_down, photo)

    assert sizes
    assert [default_storage.exists(name) for name in (photo.file.name, *sizes)] == [False] * (
        1 + len(sizes)
    )
    assert storages["private"].exists(photo.file.name)


def test_it_renders_as_nothing_at_once(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)

    assert stem(photo) not in html(page)
    assert "<img" not in html(page)


def test_its_references_stay(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)

    page.refresh_from_db()
    assert (page.hero_image_id, page.hero_alt) == (photo.pk, "Jo")


def test_it_stands_in_ledger_and_journal(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)

    line = Erasure.objects.get()
    assert (line.act, line.cause, line.record) == ("taken_down", "request", photo.uuid)
    assert [entry.id for entry in journal.read(journal.path())] == [line.uuid]


def test_the_next_sweep_proves_it(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)

    assert enforce()[0] == 0

    line = Erasure.objects.get()
    assert line.proof is not None
    assert line.proof["pages"] == {"checked": 1, "found": 0, "failed": 0}
    # The original, four sizes on the page, and one for whoever shares the page.
    assert line.proof["files"] == {"checked": 6, "found": 0}
    assert not FileRemoval.objects.exists()


def test_restored_it_is_back_at_the_same_address(photo: Any, page: Any) -> None:
    address = photo.file.url
    act(engine.take_down, photo)

    act(engine.restore, photo)

    assert type(photo).objects.get(pk=photo.pk).file.url == address
    assert default_storage.exists(photo.file.name)
    assert not storages["private"].exists(photo.file.name)
    assert stem(photo) in html(page)


def test_a_film_and_its_poster_go_and_come_back(
    news: MakePage, picture_file: Callable[..., Any]
) -> None:
    film = make_video()
    film.thumbnail.save("poster.png", picture_file())
    page = news(on=RECENT, body=[("video", {"video": film})])
    names = [str(film.file.name), str(film.thumbnail.name)]
    before = html(page)

    act(engine.take_down, film)

    assert [default_storage.exists(name) for name in names] == [False, False]
    assert "<video" not in html(page)
    act(engine.restore, film)
    assert [default_storage.exists(name) for name in names] == [True, True]
    assert html(page) == before


def test_twice_is_once(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)
    act(engine.take_down, photo)

    assert Erasure.objects.count() == 1


def test_what_is_due_cannot_be_restored(photo: Any, page: Any, set_today: SetToday) -> None:
    act(engine.take_down, photo)
    type(photo).objects.filter(pk=photo.pk).update(due=TODAY)

    with pytest.raises(PastItsEnd):
        act(engine.restore, photo)

    assert taken_down(photo)
    assert not default_storage.exists(photo.file.name)


def test_a_missing_file_is_no_failure(photo: Any, page: Any) -> None:
    default_storage.delete(photo.file.name)

    act(engine.take_down, photo)
    act(engine.restore, photo)

    assert not taken_down(photo)


def test_a_removal_that_failed_and_a_lost_private_copy_leave_the_only_file(
    photo: Any, page: Any
) -> None:
    with refusing("delete"):
        act(engine.take_down, photo)
    storages["private"].delete(photo.file.name)

    act(engine.restore, photo)

    enforce()
    assert default_storage.exists(photo.file.name)


def test_a_copy_that_fails_changes_nothing(photo: Any, page: Any) -> None:
    with refusing("_save"), pytest.raises(OSError):
        act(engine.take_down, photo)

    assert not taken_down(photo)
    assert default_storage.exists(photo.file.name)
    assert not Erasure.objects.exists()


def test_a_removal_that_failed_does_not_delete_the_restored_file(photo: Any, page: Any) -> None:
    with refusing("delete"):
        act(engine.take_down, photo)
    act(engine.restore, photo)

    assert enforce()[0] == 0
    assert default_storage.exists(photo.file.name)
    assert stem(photo) in html(page)


def test_nor_the_private_file_when_it_is_taken_down_again(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)
    with refusing("delete"):
        act(engine.restore, photo)
    act(engine.take_down, photo)

    assert enforce()[0] == 0
    assert storages["private"].exists(photo.file.name)


def test_nor_the_sizes_that_are_made_anew(
    photo: Any, page: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A size made again can get the name of one whose removal was noted and never done."""
    with monkeypatch.context() as patch:
        patch.setattr("retention.files.remove_noted", lambda *stores, **lines: (0, 0))
        act(engine.take_down, photo)
    sizes = FileRemoval.objects.filter(name__startswith="images/").values_list("name", flat=True)
    for name in sizes:
        default_storage.delete(name)

    act(engine.restore, photo)
    before = html(page)
    assert enforce()[0] == 0

    made = photo.renditions.all()
    assert made
    assert [rendition.file.storage.exists(rendition.file.name) for rendition in made] == [
        True
    ] * len(made)
    assert html(page) == before


def test_nothing_of_the_going_up_and_down_is_left_noted(photo: Any, page: Any) -> None:
    act(engine.take_down, photo)
    act(engine.restore, photo)

    assert enforce()[0] == 0
    assert not FileRemoval.objects.exists()
    assert not Erasure.objects.filter(proved_at=None).exists()


def test_what_was_taken_down_and_falls_due_is_erased_from_private_storage(
    photo: Any, page: Any, set_today: SetToday
) -> None:
    act(engine.take_down, photo)
    enforce()
    type(photo).objects.filter(pk=photo.pk).update(due=TODAY)

    status, report = enforce()

    assert (status, swept(report)["erased"]) == (0, 1)
    assert not storages["private"].exists(photo.file.name)
    assert not type(photo).objects.exists()
