"""Uploading and editing: what is asked, what is refused, and what goes with a replaced file."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from media_retention.checks import check_forms
from retention.models import FileRemoval
from tests.people import client_as
from tests.storages import refusing
from tests.testapp.builders import FILM, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor", language="nl")


NEW_FILM = FILM + b"\x00\x00\x00\x0cmdatmore"


def upload(name: str, content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="image/png")


def picture(size: tuple[int, int] = (40, 30), name: str = "new.png") -> SimpleUploadedFile:
    data = BytesIO()
    Pillow.new("1", size).save(data, "PNG")
    return upload(name, data.getvalue())


BAD = {
    "not an image": lambda: upload("note.png", b"Dear reader, this is no picture."),
    "0 bytes": lambda: upload("empty.png", b""),
    "another sort than its name says": lambda: picture(name="photo.jpg"),
    "too many pixels": lambda: picture((8000, 6251)),
}

SAID = {
    "not an image": "Upload een geldige afbeelding.",
    "0 bytes": "leeg",
    "another sort than its name says": "Deze extensie hoort niet bij het bestandsformaat",
    "too many pixels": "Het maximum aantal toegestane pixels is 50000000.",
}


def answers(**changed: Any) -> dict[str, Any]:
    """A complete form."""
    return {
        "title": "Council",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        "people_recognisable": "True",
        "legal_basis": "consent",
        "intended_use": "news",
        "credit": "Photo: Kim",
        **changed,
    }


def everything_stored() -> tuple[list[Path], int, int]:
    """Files in storage, rows of images, and uploads that were parked."""
    public = Path(storages["default"].location)  # type: ignore[attr-defined]
    files = [path for path in public.rglob("*") if path.is_file()]
    return files, get_image_model().objects.count(), UploadedFile.objects.count()


@pytest.mark.parametrize("fault", BAD)
def test_one_bad_file_is_refused_in_dutch_and_nothing_is_stored(editor: Client, fault: str) -> None:
    answer = editor.post(reverse("wagtailimages:add"), answers(file=BAD[fault]()))

    assert SAID[fault] in answer.content.decode()
    assert everything_stored() == ([], 0, 0)


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_file_among_many_is_refused_in_dutch_and_nothing_is_stored(
    editor: Client, fault: str
) -> None:
    answer = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": BAD[fault]()})

    assert answer.json()["success"] is False
    assert SAID[fault] in answer.json()["error_message"]
    assert everything_stored() == ([], 0, 0)


def test_a_bad_file_in_place_of_a_good_one_leaves_the_good_one(
    editor: Client, make_image: Make
) -> None:
    photo = make_image()
    url = reverse("wagtailimages:edit", args=[photo.pk])
    editor.post(url, answers(file=BAD["not an image"]()))

    assert get_image_model().objects.get().file.name == photo.file.name
    assert storages["default"].exists(photo.file.name)


def test_what_was_answered_is_kept(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add"), answers(file=picture(), people_recognisable="False"))
    photo = get_image_model().objects.get()

    assert (photo.people_recognisable, photo.legal_basis) == (False, "consent")
    assert (photo.intended_use, photo.credit) == ("news", "Photo: Kim")
    assert photo.due is None


def test_among_many_people_are_assumed(editor: Client) -> None:
    answer = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": picture()})
    photo = get_image_model().objects.get()

    assert answer.json()["success"] is True
    assert (photo.people_recognisable, photo.intended_use) == (True, "other")
    assert photo.due is not None
    assert not UploadedFile.objects.exists()


def test_among_many_the_questions_are_asked_after_uploading(editor: Client) -> None:
    answer = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": picture()})

    assert "Zijn er mensen te herkennen?" in answer.json()["form"]


def test_among_many_the_answers_are_kept(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add_multiple"), {"files[]": picture()})
    pk = get_image_model().objects.get().pk
    sent = {f"image-{pk}-{name}": value for name, value in answers().items()}
    sent[f"image-{pk}-people_recognisable"] = "False"
    editor.post(reverse("wagtailimages:edit_multiple", args=[pk]), sent)

    assert get_image_model().objects.get().people_recognisable is False


def test_an_answer_left_out_of_an_edit_stays_what_it_was(editor: Client, make_image: Make) -> None:
    photo = make_image(people_recognisable=False, legal_basis="public_interest")
    sent = answers()
    del sent["people_recognisable"], sent["legal_basis"]
    editor.post(reverse("wagtailimages:edit", args=[photo.pk]), sent)
    photo.refresh_from_db()

    assert (photo.people_recognisable, photo.legal_basis) == (False, "public_interest")


def test_a_question_left_open_is_asked_again(editor: Client, make_image: Make) -> None:
    photo = make_image()
    url = reverse("wagtailimages:edit", args=[photo.pk])
    answer = editor.post(url, answers(people_recognisable=""))

    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()


def test_people_found_later_give_it_an_end_date(editor: Client, make_image: Make) -> None:
    photo = make_image(people_recognisable=False)
    editor.post(reverse("wagtailimages:edit", args=[photo.pk]), answers())
    photo.refresh_from_db()

    assert photo.due is not None


def test_a_replaced_file_goes_with_every_size_of_it(editor: Client, make_image: Make) -> None:
    photo = make_image()
    old = [photo.file.name, photo.get_rendition("width-20").file.name]
    editor.post(reverse("wagtailimages:edit", args=[photo.pk]), answers(file=picture((50, 50))))
    photo = get_image_model().objects.get()

    assert [storages["default"].exists(name) for name in old] == [False, False]
    assert (photo.width, storages["default"].exists(photo.file.name)) == (50, True)


def test_a_replaced_file_that_storage_will_not_let_go_stays_noted(
    editor: Client, make_image: Make
) -> None:
    photo = make_image()

    with refusing("delete"):
        answer = editor.post(
            reverse("wagtailimages:edit", args=[photo.pk]), answers(file=picture((50, 50)))
        )

    assert answer.status_code == 302
    assert FileRemoval.objects.get().name == photo.file.name
    assert get_image_model().objects.get().width == 50


def test_a_file_that_is_off_the_site_cannot_be_replaced(editor: Client, make_image: Make) -> None:
    photo = make_image()
    editor.post(reverse("media_retention:take_down", args=[photo.uuid]))
    url = reverse("wagtailimages:edit", args=[photo.pk])
    assert 'name="file"' not in editor.get(url).content.decode()
    editor.post(url, answers(title="Renamed", file=picture((50, 50))))
    saved = get_image_model().objects.get()

    assert (saved.title, saved.file.name) == ("Renamed", photo.file.name)
    assert storages["private"].exists(photo.file.name)
    assert not storages["default"].exists(saved.file.name)


def test_a_video_is_edited_and_its_replaced_file_goes(editor: Client) -> None:
    film = make_video()
    old = film.file.name
    sent = answers(title="Renamed", duration="3", width="", height="")
    sent["file"] = SimpleUploadedFile("new.mp4", NEW_FILM, content_type="video/mp4")
    editor.post(reverse("wagtailmedia:edit", args=[film.pk]), sent)
    film.refresh_from_db()

    assert (film.title, film.legal_basis, film.file.read()) == ("Renamed", "consent", NEW_FILM)
    assert not storages["default"].exists(str(old))


def test_a_video_is_uploaded_with_its_questions(editor: Client) -> None:
    url = reverse("wagtailmedia:add", args=["video"])
    assert "Zijn er mensen te herkennen?" in editor.get(url).content.decode()
    film = SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4")
    editor.post(url, answers(file=film, duration="3", people_recognisable="False"))

    from ser_site.media.models import SerVideo

    assert SerVideo.objects.get().people_recognisable is False


def test_the_questions_stand_together_and_are_asked_once(editor: Client, make_image: Make) -> None:
    html = editor.get(reverse("wagtailimages:edit", args=[make_image().pk])).content.decode()

    assert html.count('name="credit"') == 1
    assert html.index("<fieldset") < html.index('name="credit"') < html.rindex("</fieldset>")


def test_the_focal_point_can_still_be_chosen(editor: Client, make_image: Make) -> None:
    html = editor.get(reverse("wagtailimages:edit", args=[make_image().pk])).content.decode()

    assert "focal-point-chooser" in html
    assert 'name="focal_point_x"' in html


def test_a_site_that_forgets_the_form_is_told(settings: Any) -> None:
    assert check_forms(None) == []
    settings.WAGTAILIMAGES_IMAGE_FORM_BASE = "wagtail.images.forms.BaseImageForm"

    assert [error.id for error in check_forms(None)] == ["media_retention.E004"]
