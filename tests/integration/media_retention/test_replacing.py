"""A medium gets another file: the old one goes with every size of it, whichever way it is done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Collection

from media_retention.stored_files import OffTheSite
from retention import engine, stores
from retention.models import FileRemoval
from retention.rules.decision import Cause
from ser_site.media.models import SerVideo
from tests.frontend_cache import FrontendCache
from tests.people import client_as
from tests.storages import public_address, refusing
from tests.testapp.builders import make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
Image = get_image_model()


def there(*names: str | None) -> list[bool]:
    return [storages["default"].exists(str(name)) for name in names]


def assigned(image: Any, new: Any) -> None:
    image.file = new
    image.save()


def assigned_and_chosen(image: Any, new: Any) -> None:
    image.file = new
    image.save(update_fields=["file", "width", "height", "file_hash", "file_size"])


def saved_through_the_field(image: Any, new: Any) -> None:
    image.file.save("new.png", new)


def saved_through_the_field_first(image: Any, new: Any) -> None:
    image.file.save("new.png", new, save=False)
    image.save()


def named(image: Any, new: Any) -> None:
    image.file = storages["default"].save("original_images/by_hand.png", new)
    image.save()


@pytest.mark.parametrize(
    "replace",
    [
        assigned,
        assigned_and_chosen,
        saved_through_the_field,
        saved_through_the_field_first,
        named,
    ],
)
def test_the_old_original_and_its_sizes_go(
    make_image: Make, picture_file: Make, replace: Callable[[Any, Any], None]
) -> None:
    image = make_image()
    old = [image.file.name, image.get_rendition("width-20").file.name]
    replace(image, picture_file("new.png", size=(50, 50), colour="#ff0000"))
    image = Image.objects.get()

    assert there(*old, image.file.name) == [False, False, True]
    assert (image.width, image.renditions.count()) == (50, 0)
    assert not FileRemoval.objects.exists()


def test_a_size_made_afterwards_is_of_the_new_picture(make_image: Make, picture_file: Make) -> None:
    image = make_image()
    image.get_rendition("width-20")
    assigned(image, picture_file("new.png", size=(50, 50), colour="#ff0000"))
    size = Image.objects.get().get_rendition("width-20")

    assert (size.width, size.height) == (20, 20)
    with storages["default"].open(size.file.name) as made:
        assert Pillow.open(made).convert("RGB").getpixel((10, 10)) == (255, 0, 0)


def test_another_title_leaves_file_and_sizes_alone(make_image: Make) -> None:
    image = make_image()
    names = [image.file.name, image.get_rendition("width-20").file.name]
    image.title = "Renamed"
    image.save()

    assert there(*names) == [True, True]


def test_a_file_that_is_not_saved_replaces_nothing(make_image: Make, picture_file: Make) -> None:
    image = make_image()
    name = image.file.name
    image.file = picture_file("new.png", size=(50, 50))
    image.title = "Renamed"
    image.save(update_fields=["title"])

    assert there(name) == [True]
    assert Image.objects.get().file.name == name


def test_caches_forget_the_old_file_and_its_sizes(
    make_image: Make, picture_file: Make, front_cache: FrontendCache
) -> None:
    image = make_image()
    old = [image.file.name, image.get_rendition("width-20").file.name]
    assigned(image, picture_file("new.png"))

    assert {public_address(name) for name in old} <= set(front_cache.asked)


@pytest.mark.parametrize("field", ["file", "thumbnail"])
def test_a_film_and_its_poster_go_when_replaced_in_code(field: str, picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    old = getattr(film, field).name
    setattr(film, field, picture_file("new.png"))
    film.save()
    film.refresh_from_db()

    assert there(old, film.file.name, film.thumbnail.name) == [False, True, True]


def test_a_poster_that_is_taken_away_goes(picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    poster = film.thumbnail.name
    film.thumbnail = ""
    film.save()

    assert there(poster, film.file.name) == [False, True]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def test_a_poster_replaced_in_the_admin_goes(editor: Client, picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    old = film.thumbnail.name
    sent = {
        "title": "Film",
        "collection": Collection.get_first_root_node().pk,
        "duration": "3",
        "tags": "",
        "thumbnail": SimpleUploadedFile("new.png", picture_file().read(), "image/png"),
    }
    editor.post(reverse("wagtailmedia:edit", args=[film.pk]), sent)
    film = SerVideo.objects.get()

    assert film.thumbnail.name != old
    assert there(old, film.thumbnail.name, film.file.name) == [False, True, True]


def test_what_is_off_the_site_is_not_put_back_by_another_file(
    make_image: Make, picture_file: Make, today: Any
) -> None:
    image = make_image()
    store = stores.get("media")
    candidate = store.candidate(image.uuid, Cause.REQUEST)
    assert candidate is not None
    known_before = Image.objects.get()
    engine.take_down(store, candidate, today=today)

    for stale in (known_before, Image.objects.get()):
        with pytest.raises(OffTheSite):
            assigned(stale, picture_file("new.png"))

    assert storages["default"].listdir("original_images")[1] == []


def test_a_row_that_storage_will_not_let_go_of_stays_noted(
    make_image: Make, picture_file: Make
) -> None:
    image = make_image()
    old = image.file.name

    with refusing("delete"):
        assigned(image, picture_file("new.png"))

    assert FileRemoval.objects.get().name == old


def test_a_first_poster_replaces_nothing(picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = ContentFile(picture_file().read(), name="poster.png")
    film.save()

    assert there(film.file.name, film.thumbnail.name) == [True, True]
