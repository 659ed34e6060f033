"""A size of an image that is made while the image is taken down is not left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.images.models import SourceImageIOError

from retention import engine, stores
from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from ser_site.media.models import SerImage, SerRendition
from tests.commands import enforce
from tests.consenting import TODAY
from tests.integration.conftest import MakePage
from tests.other_process import database_for_others, start_together
from tests.storages import all_names

pytestmark = [pytest.mark.usefixtures("register")]

Make = Callable[..., Any]
HERE = [pytest.mark.django_db, pytest.mark.usefixtures("commits")]


def here(test: Any) -> Any:
    """One process, within a transaction that is rolled back."""
    for mark in HERE:
        test = mark(test)
    return test


def take_down(image: Any) -> None:
    store = stores.get("media")
    candidate = store.candidate(image.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.take_down(store, candidate, today=TODAY)


def erase(image: Any) -> None:
    store = stores.get("media")
    candidate = store.candidate(image.uuid, Cause.REQUEST)
    assert candidate is not None
    engine.apply(store, [candidate], today=TODAY)


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Callable[[Any], None]) -> None:
    """Somebody acts on the image after its first size was drawn, before it is stored."""
    draw = SerImage.generate_rendition_file
    acted: list[bool] = []

    def drawn(self: Any, *args: Any, **kwargs: Any) -> Any:
        file = draw(self, *args, **kwargs)
        if not acted:
            acted.append(True)
            what(self)
        return file

    monkeypatch.setattr(SerImage, "generate_rendition_file", drawn)


@here
@pytest.mark.parametrize("what", [take_down, erase])
def test_what_is_made_meanwhile_is_shown_to_nobody_and_gone(
    make_image: Make, monkeypatch: pytest.MonkeyPatch, what: Callable[[Any], None]
) -> None:
    image = make_image()
    meanwhile(monkeypatch, what)

    assert not image.get_rendition("width-20")
    assert SerRendition.objects.count() == 0
    assert [name for name in all_names("default") if name.startswith("images/")] == []
    assert not FileRemoval.objects.filter(removed_at=None).exists()


@here
def test_several_sizes_at_once_too(make_image: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    make_image()
    meanwhile(monkeypatch, take_down)
    found = SerImage.objects.get().get_renditions("width-20", "width-30")

    assert list(found) == ["width-20", "width-30"]
    assert not any(found.values())
    assert SerRendition.objects.count() == 0
    assert [name for name in all_names("default") if name.startswith("images/")] == []


def before_opening(monkeypatch: pytest.MonkeyPatch, what: Callable[[Any], None], time: int) -> None:
    """Somebody acts on the image, whose row was read, before its file is opened a given time."""
    open_file = SerImage.open_file
    opened: list[bool] = []

    @contextmanager
    def opening(self: Any) -> Iterator[Any]:
        opened.append(True)
        if len(opened) == time:
            what(SerImage.objects.get(pk=self.pk))
        with open_file(self) as file:
            yield file

    monkeypatch.setattr(SerImage, "open_file", opening)


@here
@pytest.mark.parametrize("time", [1, 2])
@pytest.mark.parametrize("what", [take_down, erase])
def test_a_page_opened_meanwhile_stands_without_it(
    news: MakePage,
    make_image: Make,
    monkeypatch: pytest.MonkeyPatch,
    what: Callable[[Any], None],
    time: int,
) -> None:
    """The first visitor has the sizes made: before the first of them it has gone, or the second."""
    photo = make_image()
    page = news("Werkbezoek", on=date(2026, 9, 2), hero_image=photo, hero_alt="Aan de kade")
    stem = Path(photo.file.name).stem[:16]
    before_opening(monkeypatch, what, time)
    answer = Client().get(page.url)

    html = answer.content.decode()
    # The head of the page names a first size for who shares it.
    written_since = html if time == 1 else html.partition("</head>")[2]
    assert (answer.status_code, "Werkbezoek" in written_since) == (200, True)
    assert (stem in written_since, "Aan de kade" in written_since) == (False, False)
    assert SerRendition.objects.count() == 0
    assert [name for name in all_names("default") if name.startswith("images/")] == []


@here
@pytest.mark.parametrize("reopened", [True, False])
def test_several_sizes_of_what_went_meanwhile_are_nothing(make_image: Make, reopened: bool) -> None:
    make_image()
    image = SerImage.objects.get()
    if reopened:
        image.get_renditions("width-10")
    take_down(SerImage.objects.get())
    found = image.get_renditions("width-20", "width-30")

    assert list(found) == ["width-20", "width-30"]
    assert not any(found.values())


@here
@pytest.mark.parametrize(("reopened", "error"), [(False, SourceImageIOError), (True, ValueError)])
def test_a_public_file_that_is_lost_is_an_error_as_ever(
    make_image: Make, reopened: bool, error: type[Exception]
) -> None:
    make_image()
    image = SerImage.objects.get()
    if reopened:
        image.get_rendition("width-10")
    default_storage.delete(image.file.name)

    with pytest.raises(error):
        image.get_rendition("width-20")
    with pytest.raises(error):
        image.get_renditions("width-20", "width-30")


@here
def test_who_draws_the_same_size_second_leaves_no_file(
    make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image()
    meanwhile(monkeypatch, lambda image: SerImage.objects.get().get_rendition("width-20"))
    image.get_rendition("width-20")

    (size,) = SerRendition.objects.all()
    assert all_names("default") == {image.file.name, size.file.name}


@here
def test_one_that_stays_public_is_made_as_ever(make_image: Make) -> None:
    make_image()
    image = SerImage.objects.get()
    several = image.get_renditions("width-20", "width-30")

    assert image.get_rendition("width-20").file.name == several["width-20"].file.name
    assert default_storage.exists(several["width-30"].file.name)


@here
def test_the_sweep_drops_sizes_of_what_is_down(make_image: Make, picture_file: Make) -> None:
    image = make_image()
    take_down(image)
    left = default_storage.save("images/left.png", picture_file())
    SerRendition.objects.bulk_create([SerRendition(image=image, filter_spec="x", file=left)])

    status, _report = enforce()

    assert status == 0
    assert (SerRendition.objects.count(), default_storage.exists(left)) == (0, False)
    line = Erasure.objects.get(cause=Cause.STRAY_FILE)
    assert line.proved_at is not None


DRAW = """
from ser_site.media.models import SerImage
for width in range(10, 50):
    image = SerImage.objects.get()
    try:
        image.get_rendition(f"width-{width}")
    except OSError:
        break  # its file is away already
"""

TAKE_DOWN = """
import time
from datetime import date
from tests.integration.media_retention.test_made_while_taken_down import take_down
from ser_site.media.models import SerImage
from retention.models import Erasure
while SerImage.objects.get().renditions.count() < 5:
    time.sleep(0.01)
take_down(SerImage.objects.get())
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_once_leave_nothing(make_image: Make, tmp_path: Path) -> None:
    make_image()

    with database_for_others(tmp_path) as database:
        start_together([DRAW, DRAW, TAKE_DOWN], database)

    assert SerImage.objects.get().taken_down_at is not None
    assert SerRendition.objects.count() == 0
    assert all_names("default") == set()
