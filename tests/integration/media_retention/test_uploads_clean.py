"""Whichever way a file comes in, what lies on storage afterwards tells nothing: byte by byte."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile, File
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image as Pillow
from wagtail.images import get_image_model
from wagtail.models import Collection

from media_retention.checks import check_file_fields
from media_retention.metadata.malformed import NotCleanable, Unreadable
from ser_site.media.models import SerVideo
from tests import carrying
from tests.carrying import MAKER, SECRET
from tests.people import client_as
from tests.recordings_made import recording
from tests.storages import all_names
from tests.testapp.builders import FILM

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]
Image = get_image_model()


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def photo(orientation: int = 1, name: str = "IMG_0001.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, carrying.jpeg(orientation), content_type="image/jpeg")


def answers(**changed: Any) -> dict[str, Any]:
    return {
        "title": "Council",
        "collection": Collection.get_first_root_node().pk,
        "tags": "",
        "people_recognisable": "True",
        "legal_basis": "journalistic_interest",
        "intended_use": "news",
        "credit": "",
        **changed,
    }


def stored() -> dict[str, bytes]:
    """Everything on the public and the private storage."""
    return dict(_files())


def _files() -> Iterator[tuple[str, bytes]]:
    for alias in ("default", "private"):
        for name in all_names(alias):
            with storages[alias].open(name) as file:
                yield f"{alias}/{name}", file.read()


def tell(files: dict[str, bytes]) -> list[str]:
    """The files that still tell of where, by whom or with what they were made."""
    words = [SECRET.encode(), MAKER.encode(), b"Bureau Beeld", b"Exif\0\0", b"8BIM", b"xmpmeta"]
    return [name for name, data in files.items() if any(word in data for word in words)]


def by_the_form(editor: Client, make_image: Make) -> None:
    editor.post(reverse("wagtailimages:add"), answers(file=photo()))


def among_many(editor: Client, make_image: Make) -> None:
    editor.post(reverse("wagtailimages:add_multiple"), {"files[]": photo(), "title": "Council"})


def in_the_chooser(editor: Client, make_image: Make) -> None:
    sent = {f"image-chooser-upload-{name}": value for name, value in answers().items()}
    sent["image-chooser-upload-file"] = photo()
    editor.post(reverse("wagtailimages_chooser:create"), sent)


def in_place_of_another(editor: Client, make_image: Make) -> None:
    old = make_image()
    editor.post(reverse("wagtailimages:edit", args=[old.pk]), answers(file=photo()))


def in_code(editor: Client, make_image: Make) -> None:
    Image.objects.create(title="Council", file=ContentFile(carrying.jpeg(), name="a.jpg"))


def in_code_after_its_hash_was_taken(editor: Client, make_image: Make) -> None:
    image = Image(title="Council", file=ContentFile(carrying.jpeg(), name="a.jpg"))
    image._set_image_file_metadata()
    image.save()


def in_code_through_its_field(editor: Client, make_image: Make) -> None:
    make_image().file.save("a.jpg", ContentFile(carrying.jpeg()))


def in_code_in_place_of_another(editor: Client, make_image: Make) -> None:
    image = make_image()
    image.file = ContentFile(carrying.jpeg(), name="a.jpg")
    image.save()


def in_bulk(editor: Client, make_image: Make) -> None:
    content = ContentFile(carrying.jpeg(), name="a.jpg")
    Image.objects.bulk_create([Image(title="Council", file=content)])


WAYS = [
    by_the_form,
    among_many,
    in_the_chooser,
    in_place_of_another,
    in_code,
    in_code_after_its_hash_was_taken,
    in_code_through_its_field,
    in_code_in_place_of_another,
    in_bulk,
]


@pytest.mark.parametrize("comes_in", WAYS)
def test_nothing_is_told_by_what_is_stored(
    editor: Client, make_image: Make, comes_in: Callable[..., None]
) -> None:
    comes_in(editor, make_image)

    assert tell(stored()) == []


@pytest.mark.parametrize("comes_in", WAYS)
def test_one_file_is_stored_and_its_hash_and_size_are_known(
    editor: Client, make_image: Make, comes_in: Callable[..., None]
) -> None:
    comes_in(editor, make_image)
    originals = {name: data for name, data in stored().items() if "/original_images/" in name}
    [(name, data)] = originals.items()
    image = Image.objects.get()

    assert name == f"default/{image.file.name}"
    assert image.file_hash == hashlib.sha1(data).hexdigest()  # noqa: S324 (Wagtail's)
    assert image.file_size == len(data)


def test_no_size_made_of_it_tells_anything(make_image: Make) -> None:
    image = make_image(file=ContentFile(carrying.jpeg(), name="a.jpg"))
    image.get_rendition("width-20")
    image.get_rendition("original")

    assert len(stored()) == 3
    assert tell(stored()) == []


def test_a_turned_photo_knows_its_size_as_it_is_shown(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add"), answers(file=photo(orientation=6)))
    image = Image.objects.get()

    assert (image.width, image.height) == (48, 64)


def test_a_turned_photo_saved_by_code_does_too() -> None:
    Image.objects.create(title="Council", file=ContentFile(carrying.jpeg(6), name="a.jpg"))
    image = Image.objects.get()

    assert (image.width, image.height) == (48, 64)


def test_the_same_photo_sent_on_by_somebody_else_is_known_as_the_same() -> None:
    """Twins are found by hash: what was written in one of them no longer tells them apart."""
    plain = carrying.opened(carrying.jpeg())
    plain.info.clear()
    for data in (carrying.jpeg(), carrying.jpeg(trailer=False)):
        Image.objects.create(title="Council", file=ContentFile(data, name="a.jpg"))

    assert len(set(Image.objects.values_list("file_hash", flat=True))) == 1


def test_somebodys_own_file_is_not_changed(tmp_path: Path) -> None:
    own = tmp_path / "film.mp4"
    own.write_bytes(carrying.film())
    with own.open("rb") as content:
        SerVideo.objects.create(title="Film", type="video", file=File(content, name="film.mp4"))

    assert own.read_bytes() == carrying.film()


@pytest.mark.parametrize("large", [False, True])
def test_a_film_and_its_poster_tell_nothing(monkeypatch: pytest.MonkeyPatch, large: bool) -> None:
    if large:
        monkeypatch.setattr("media_retention.stored_files.IN_MEMORY", 1)
    SerVideo.objects.create(
        title="Film",
        type="video",
        file=ContentFile(carrying.film(), name="film.mp4"),
        thumbnail=ContentFile(carrying.jpeg(), name="film.jpg"),
    )

    assert len(stored()) == 2
    assert tell(stored()) == []


def test_the_film_itself_stays_where_it_was() -> None:
    SerVideo.objects.create(
        title="Film", type="video", file=ContentFile(carrying.film(), name="film.mp4")
    )
    [data] = stored().values()

    assert len(data) == len(carrying.film())
    assert data.index(b"frames of the film") == carrying.film().index(b"frames of the film")


def test_a_film_uploaded_in_the_admin_tells_nothing(editor: Client) -> None:
    sent = answers(
        duration="3",
        width="",
        height="",
        file=SimpleUploadedFile("film.mp4", carrying.film(), content_type="video/mp4"),
        thumbnail=photo(),
    )
    editor.post(reverse("wagtailmedia:add", args=["video"]), sent)

    assert len(stored()) == 2
    assert tell(stored()) == []


def large_picture() -> SimpleUploadedFile:
    """Of 50,008,000 pixels, in black and white."""
    data = BytesIO()
    Pillow.new("1", (8000, 6251)).save(data, "PNG")
    return SimpleUploadedFile("poster.png", data.getvalue(), content_type="image/png")


def test_a_poster_that_is_no_picture_is_refused(editor: Client) -> None:
    sent = answers(
        duration="3",
        file=SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4"),
        thumbnail=SimpleUploadedFile("poster.jpg", b"no picture", content_type="image/jpeg"),
    )
    answer = editor.post(reverse("wagtailmedia:add", args=["video"]), sent)

    assert "This picture cannot be read." in answer.content.decode()
    assert stored() == {}


def test_a_poster_beyond_the_pixel_limit_is_refused_as_any_picture(editor: Client) -> None:
    sent = answers(
        duration="3",
        file=SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4"),
        thumbnail=large_picture(),
    )
    answer = editor.post(reverse("wagtailmedia:add", args=["video"]), sent)

    assert "50000000" in answer.content.decode()
    assert stored() == {}


@pytest.mark.parametrize(
    ("url", "field"), [("wagtailimages:add", "file"), ("wagtailimages:add_multiple", "files[]")]
)
@pytest.mark.parametrize("length", [900, -200])
def test_a_photo_that_breaks_off_is_refused_in_words(
    editor: Client, url: str, field: str, length: int
) -> None:
    whole = carrying.jpeg(6, trailer=False)
    broken = SimpleUploadedFile("a.jpg", whole[:length], content_type="image/jpeg")
    answer = editor.post(reverse(url), {**answers(), field: broken})

    assert "This picture cannot be read." in answer.content.decode()
    assert (stored(), Image.objects.count()) == ({}, 0)


@pytest.mark.parametrize("name", ["film.mp4", "film.webm", "film.mov"])
def test_a_text_that_is_called_a_film_is_refused_in_words(editor: Client, name: str) -> None:
    text = SimpleUploadedFile(name, b"Dear reader, this is no film.", content_type="video/mp4")
    answer = editor.post(
        reverse("wagtailmedia:add", args=["video"]), answers(duration="3", file=text)
    )

    assert "This is not a video or a sound recording" in answer.content.decode()
    assert (stored(), SerVideo.objects.count()) == ({}, 0)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("film.avi", b"RIFF\x24\0\0\0AVI LIST" + bytes(60)),
        ("film.mpg", b"\0\0\x01\xba\x44" + bytes(60)),
        ("film.mp4", carrying.film(carrying.box(b"mvex"))),
    ],
)
def test_what_cannot_be_cleaned_is_refused_with_what_to_do(
    editor: Client, name: str, data: bytes
) -> None:
    film = SimpleUploadedFile(name, data, content_type="video/mp4")
    answer = editor.post(
        reverse("wagtailmedia:add", args=["video"]), answers(duration="3", file=film)
    )

    assert "Save it again as MP4 or WebM, or sound as MP3" in answer.content.decode()
    assert (stored(), SerVideo.objects.count()) == ({}, 0)


def test_a_recording_that_cannot_be_read_is_refused_in_words(editor: Client) -> None:
    broken = SimpleUploadedFile("a.ogg", b"OggS" + bytes(40), content_type="audio/ogg")
    answer = editor.post(
        reverse("wagtailmedia:add", args=["audio"]), answers(duration="3", file=broken)
    )

    assert "This recording cannot be read." in answer.content.decode()
    assert stored() == {}


@pytest.mark.parametrize(("kind", "name"), [("webm", "a.webm"), ("mp3", "a.mp3")])
def test_a_film_and_a_sound_lose_what_a_program_wrote_in_them(
    editor: Client, kind: str, name: str
) -> None:
    sent = SimpleUploadedFile(name, recording(kind))
    which = "audio" if kind == "mp3" else "video"
    editor.post(reverse("wagtailmedia:add", args=[which]), answers(duration="3", file=sent))

    assert SECRET.encode() in recording(kind)
    assert len(stored()) == 1
    assert tell(stored()) == []


def test_code_that_saves_one_is_told() -> None:
    film = SerVideo(title="Film", type="video", file=ContentFile(b"film", name="film.mp4"))
    film.thumbnail = ContentFile(carrying.jpeg()[:400], name="poster.jpg")

    with pytest.raises(Unreadable):
        film.save()


@pytest.mark.parametrize("start", [b"RIFF\x24\0\0\0AVI LIST", b"\0\0\x01\xba\x44"])
def test_code_that_saves_a_kind_that_cannot_be_cleaned_is_told(start: bytes) -> None:
    film = SerVideo(title="Film", type="video", duration=3)
    film.file = ContentFile(start + bytes(60), name="film.mp4")

    with pytest.raises(NotCleanable):
        film.save()

    assert (stored(), SerVideo.objects.count()) == ({}, 0)


def test_the_credit_is_not_taken_from_the_file_unasked(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add"), answers(file=photo()))

    assert Image.objects.get().credit == ""


def test_the_credit_is_taken_from_the_file_when_the_editor_wants_it(editor: Client) -> None:
    editor.post(reverse("wagtailimages:add"), answers(file=photo(), credit_from_file="on"))

    assert Image.objects.get().credit == f"{MAKER} / Bureau Beeld"
    assert tell(stored()) == []


def test_a_credit_that_was_typed_is_not_replaced(editor: Client) -> None:
    sent = answers(file=photo(), credit="Own work", credit_from_file="on")
    editor.post(reverse("wagtailimages:add"), sent)

    assert Image.objects.get().credit == "Own work"


def test_no_site_can_store_files_in_a_way_that_keeps_what_they_tell() -> None:
    assert check_file_fields(None) == []
