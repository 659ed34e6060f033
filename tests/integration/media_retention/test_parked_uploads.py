"""Uploads that Wagtail parked, and that nobody completed, go after a day: row and file."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from retention.models import Erasure, FileRemoval
from retention.rules.decision import Cause
from tests import carrying
from tests.carrying import SECRET
from tests.commands import enforce, swept
from tests.people import client_as
from tests.storages import date_back, refusing

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Image = get_image_model()


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def park(*, hours_ago: float, of: type[Model] = Image, name: str = "Jan.jpg") -> str:
    """An upload that waits for more to be told of it. Returns its file's name."""
    upload = UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(of),
        file=ContentFile(carrying.jpeg(), name=name),
    )
    date_back("default", str(upload.file.name), hours=hours_ago)
    return str(upload.file.name)


@pytest.mark.parametrize("of", [get_image_model, get_document_model])
def test_row_and_file_go_after_a_day(of: Any) -> None:
    file = park(hours_ago=25, of=of())

    status, report = enforce()

    assert (status, swept(report)["files_removed"]) == (0, 1)
    assert (default_storage.exists(file), UploadedFile.objects.count()) == (False, 0)


def test_it_is_accounted_for_and_proved() -> None:
    park(hours_ago=25)

    enforce()

    line = Erasure.objects.get()
    assert (line.act, line.cause, line.store) == ("erased", Cause.STRAY_FILE, "media")
    assert line.proved_at is not None
    assert not FileRemoval.objects.exists()


def test_one_of_today_waits() -> None:
    file = park(hours_ago=23)

    enforce()

    assert (default_storage.exists(file), UploadedFile.objects.count()) == (True, 1)


def test_a_row_whose_file_is_gone_goes_too() -> None:
    default_storage.delete(park(hours_ago=1))

    status, _report = enforce()

    assert (status, UploadedFile.objects.count()) == (0, 0)
    assert not Erasure.objects.exists()


def test_a_parked_file_without_a_row_goes_after_a_day() -> None:
    left = default_storage.save("wagtail_uploads/left.jpg", ContentFile(b"left behind"))
    date_back("default", left, hours=25)

    enforce()

    assert not default_storage.exists(left)


def test_a_file_that_storage_will_not_let_go_stays_noted() -> None:
    file = park(hours_ago=25)

    with refusing("delete"):
        status, _report = enforce()
    assert (status, default_storage.exists(file), UploadedFile.objects.count()) == (1, True, 0)

    assert enforce()[0] == 0
    assert not default_storage.exists(file)


def parked_by(editor: Client) -> UploadedFile:
    """Parked by Wagtail itself: a title that is too long is to be told anew."""
    photo = SimpleUploadedFile("Jan de Vries.jpg", carrying.jpeg(), content_type="image/jpeg")
    editor.post(
        reverse("wagtailimages:add_multiple"),
        {
            "files[]": photo,
            "title": "x" * 256,
            "collection": Collection.get_first_root_node().pk,
        },
    )
    return UploadedFile.objects.get()


def test_what_is_parked_tells_nothing_meanwhile(editor: Client) -> None:
    upload = parked_by(editor)
    data = upload.file.read()

    assert SECRET.encode() not in data
    assert b"Exif" not in data
    assert "Jan" not in upload.file.name


def test_what_is_completed_in_time_becomes_an_image(editor: Client) -> None:
    upload = parked_by(editor)
    url = reverse("wagtailimages:create_multiple_from_uploaded_image", args=[upload.pk])
    answer = editor.post(
        url,
        {
            f"uploaded-image-{upload.pk}-title": "Council",
            f"uploaded-image-{upload.pk}-collection": Collection.get_first_root_node().pk,
            f"uploaded-image-{upload.pk}-tags": "",
        },
    )
    image = Image.objects.get()

    assert answer.json()["success"] is True
    assert storages["default"].exists(image.file.name)
    assert storages["default"].listdir("wagtail_uploads") == ([], [])
    assert not UploadedFile.objects.exists()
