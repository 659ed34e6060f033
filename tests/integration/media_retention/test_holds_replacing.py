"""Nothing puts another file in the place of one under a hold, in code or in the admin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection

from media_retention.operations.held import UnderHold
from retention.models import FileRemoval
from retention.operations.holds import release_hold
from ser_site.media.models import SerEmbed, SerVideo
from tests.commands import status_and_text
from tests.people import client_as
from tests.testapp.builders import FILM, make_embed, make_video

from . import test_replacing as replacing
from .holding import TODAY, hold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
Image = get_image_model()


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def content(file: Any) -> bytes:
    with storages["default"].open(file.name) as stored:
        return bytes(stored.read())


def assigned_and_named(image: Any, new: Any) -> None:
    image.file = new
    image.save(update_fields=["file"])


def deleted_through_the_field(image: Any, new: Any) -> None:
    image.file.delete()


WAYS = [
    replacing.assigned,
    assigned_and_named,
    replacing.saved_through_the_field,
    replacing.saved_through_the_field_first,
    replacing.named,
    deleted_through_the_field,
]


@pytest.mark.parametrize("replace", WAYS)
def test_a_direct_save_does_not_lose_the_file(
    make_image: Make, picture_file: Make, replace: Callable[[Any, Any], None]
) -> None:
    image = make_image()
    before = content(image.file)
    hold(image)

    with pytest.raises(UnderHold):
        replace(Image.objects.get(), picture_file("new.png", size=(50, 50), colour="#ff0000"))

    kept = Image.objects.get()
    assert (kept.file.name, content(kept.file)) == (image.file.name, before)
    assert not FileRemoval.objects.exists()


@pytest.mark.parametrize("field", ["file", "thumbnail"])
def test_neither_a_film_nor_its_poster_is_replaced(field: str, picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    old = getattr(film, field).name
    hold(film)
    setattr(film, field, picture_file("new.png"))

    with pytest.raises(UnderHold):
        film.save()

    kept = SerVideo.objects.get()
    assert getattr(kept, field).name == old
    assert storages["default"].exists(old)


def test_a_poster_is_not_taken_away(picture_file: Make) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    poster = film.thumbnail.name
    hold(film)
    film.thumbnail = ""

    with pytest.raises(UnderHold):
        film.save()

    assert SerVideo.objects.get().thumbnail.name == poster


def test_a_video_from_elsewhere_does_not_become_another_one() -> None:
    video = make_embed()
    hold(video)
    video.video_id = "zzzzzzzzzzz"

    with pytest.raises(UnderHold):
        video.save()

    assert SerEmbed.objects.get().video_id == "aB3_-xYz012"


def test_another_title_may_be_given(make_image: Make) -> None:
    image = make_image()
    hold(image)
    image.title = "Renamed"
    image.save()

    assert Image.objects.get().title == "Renamed"


def test_once_it_is_released_another_file_takes_its_place(
    make_image: Make, picture_file: Make
) -> None:
    image = make_image()
    old = image.file.name
    release_hold(hold(image), today=TODAY)
    replacing.assigned(image, picture_file("new.png", size=(50, 50)))

    assert Image.objects.get().width == 50
    assert not storages["default"].exists(old)


def sent(**files: SimpleUploadedFile) -> dict[str, Any]:
    return {
        "title": "Renamed",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        "duration": "3",
        "people_recognisable": "True",
        "legal_basis": "journalistic_interest",
        "intended_use": "news",
        "credit": "",
        **files,
    }


STAYS = "This is under a hold: the file stays as it is."


def test_the_form_of_a_photo_says_why_not(
    editor: Client, make_image: Make, picture_file: Make
) -> None:
    image = make_image("Council")
    hold(image)
    new = SimpleUploadedFile("new.png", picture_file(size=(50, 50)).read(), "image/png")
    answer = editor.post(reverse("wagtailimages:edit", args=[image.pk]), sent(file=new))

    assert STAYS in answer.content.decode()
    kept = Image.objects.get()
    assert (kept.title, kept.file.name) == ("Council", image.file.name)
    assert storages["default"].exists(image.file.name)


def test_the_form_of_a_photo_says_it_in_dutch(make_image: Make, picture_file: Make) -> None:
    image = make_image()
    hold(image)
    new = SimpleUploadedFile("new.png", picture_file(size=(50, 50)).read(), "image/png")
    editor = client_as("editor", "nl")
    answer = editor.post(reverse("wagtailimages:edit", args=[image.pk]), sent(file=new))

    assert "Dit valt onder een bewaarplicht: het bestand blijft" in answer.content.decode()


def test_the_form_of_a_photo_takes_another_title(editor: Client, make_image: Make) -> None:
    image = make_image("Council")
    hold(image)
    editor.post(reverse("wagtailimages:edit", args=[image.pk]), sent())

    assert Image.objects.get().title == "Renamed"


@pytest.mark.parametrize("field", ["file", "thumbnail"])
def test_the_form_of_a_film_says_why_not(editor: Client, picture_file: Make, field: str) -> None:
    film = make_video()
    film.thumbnail = picture_file("poster.png")
    film.save()
    old = getattr(film, field).name
    hold(film)
    new = {
        "file": SimpleUploadedFile("new.mp4", FILM, "video/mp4"),
        "thumbnail": SimpleUploadedFile("new.png", picture_file().read(), "image/png"),
    }
    answer = editor.post(reverse("wagtailmedia:edit", args=[film.pk]), sent(**{field: new[field]}))

    assert STAYS in answer.content.decode()
    assert getattr(SerVideo.objects.get(), field).name == old


def test_the_form_of_a_video_from_elsewhere_says_why_not(editor: Client) -> None:
    video = make_embed()
    hold(video)
    other = {**sent(), "address": "https://youtu.be/zzzzzzzzzzz", "poster": ""}
    answer = editor.post(reverse("media_retention_embed:edit", args=[video.pk]), other)

    assert "the address stays as it is" in answer.content.decode()
    assert SerEmbed.objects.get().video_id == "aB3_-xYz012"


def test_a_hold_placed_while_the_form_was_looked_at(
    editor: Client, make_image: Make, picture_file: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    image = make_image("Council")
    hold(image)
    monkeypatch.setattr("media_retention.forms.active_hold", lambda *asked: None)
    new = SimpleUploadedFile("new.png", picture_file(size=(50, 50)).read(), "image/png")
    answer = editor.post(
        reverse("wagtailimages:edit", args=[image.pk]), sent(file=new), follow=True
    )

    assert STAYS in answer.content.decode()
    assert Image.objects.get().file.name == image.file.name
    assert storages["default"].exists(image.file.name)


def test_cleaning_old_files_leaves_it_alone(make_image: Make) -> None:
    from tests import carrying
    from tests.storages import overwrite

    image = make_image(file=ContentFile(carrying.jpeg(), name="a.jpg"))
    overwrite("default", image.file.name, carrying.jpeg())
    hold(image)
    status, told = status_and_text("clean_metadata")

    assert (status, content(Image.objects.get().file)) == (0, carrying.jpeg())
    assert "1 on hold" in told
