"""At an upload one question, once a batch; the rest follows from the collection or the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.models import Collection, UploadedFile

from media_retention.models import CollectionUse
from ser_site.media.models import SerVideo
from tests import carrying
from tests.carrying import MAKER
from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.testapp.builders import FILM

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Image = get_image_model()
QUESTION = "Can people be recognised?"
HOST = "http://testserver"


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def portraits() -> Collection:
    """A collection for portraits of members, within one for publications."""
    root = Collection.get_first_root_node()
    assert root is not None
    publications = root.add_child(name="Publications")
    CollectionUse.objects.create(
        collection=publications, intended_use="publication", legal_basis="consent"
    )
    made: Collection = publications.add_child(name="Portraits")
    return made


def photo(data: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("a.jpg", data or carrying.jpeg(), content_type="image/jpeg")


def told(medium: Any) -> tuple[bool, str, str]:
    return (medium.people_recognisable, medium.intended_use, medium.legal_basis)


def one_of_many(editor: Client, **sent: Any) -> dict[str, Any]:
    answer = editor.post(
        reverse("wagtailimages:add_multiple"), {"files[]": photo(), "title": "Council", **sent}
    )
    response: dict[str, Any] = answer.json()
    return response


def chosen(editor: Client, address: str = "", **sent: Any) -> Any:
    root = Collection.get_first_root_node()
    assert root is not None
    given = {"title": "Council", "tags": "", "collection": root.pk, **sent}
    prefixed = {f"image-chooser-upload-{name}": value for name, value in given.items()}
    prefixed["image-chooser-upload-file"] = photo()
    return editor.post(
        reverse("wagtailimages_chooser:create"), prefixed, headers={"referer": HOST + address}
    )


def test_for_many_it_is_asked_once_before_they_are_chosen(editor: Client) -> None:
    html = editor.get(reverse("wagtailimages:add_multiple")).content.decode()

    assert html.count("Can people be recognised in these images?") == 1
    assert html.index('name="people_recognisable"') < html.index('id="fileupload"')


def test_people_are_assumed_until_somebody_says_otherwise(editor: Client) -> None:
    html = editor.get(reverse("wagtailimages:add_multiple")).content.decode()
    yes, no = html.split('name="people_recognisable"')[1:3]

    assert ("checked" in yes.split(">")[0], "checked" in no.split(">")[0]) == (True, False)


@pytest.mark.parametrize(
    ("answer", "people"), [("True", True), ("False", False), ("", True), ("nonsense", True)]
)
def test_the_answer_counts_for_each_of_many(editor: Client, answer: str, people: bool) -> None:
    one_of_many(editor, people_recognisable=answer)
    image = Image.objects.get()

    assert (image.people_recognisable, image.due is not None) == (people, people)


def test_no_answer_counts_as_people(editor: Client) -> None:
    one_of_many(editor)

    assert Image.objects.get().people_recognisable is True


def test_what_is_no_picture_is_refused_in_the_language_of_the_editor() -> None:
    note = SimpleUploadedFile("note.png", b"Dear reader, this is no picture.")
    answer = client_as("editor", "nl").post(
        reverse("wagtailimages:add_multiple"), {"files[]": note, "title": "Note"}
    )

    assert answer.json()["error_message"].startswith("Upload een geldige afbeelding.")
    assert not Image.objects.exists()


def test_the_answer_is_folded_away_in_the_form_of_each(editor: Client) -> None:
    form = one_of_many(editor, people_recognisable="False")["form"]

    assert "<details" in form
    assert "No, nobody can be recognised" in form.split("<summary")[1].split("</summary>")[0]
    assert form.count('type="radio"') == 2


def test_it_can_be_changed_for_one_of_many(editor: Client) -> None:
    one_of_many(editor, people_recognisable="False")
    pk = Image.objects.get().pk
    root = Collection.get_first_root_node()
    assert root is not None
    sent = {"title": "Council", "collection": root.pk, "tags": "", "people_recognisable": "True"}
    sent |= {"legal_basis": "consent", "intended_use": "magazine", "credit": ""}
    url = reverse("wagtailimages:edit_multiple", args=[pk])
    editor.post(url, {f"image-{pk}-{name}": value for name, value in sent.items()})

    assert told(Image.objects.get()) == (True, "magazine", "consent")


def test_a_wrong_answer_for_one_of_many_is_shown_unfolded(editor: Client) -> None:
    one_of_many(editor)
    pk = Image.objects.get().pk
    url = reverse("wagtailimages:edit_multiple", args=[pk])
    form = editor.post(url, {f"image-{pk}-legal_basis": "whim"}).json()["form"]

    assert "<details" in form
    assert " open" in form.split("<details")[1].split(">")[0]


def test_the_answer_counts_for_what_is_parked_too(editor: Client) -> None:
    form = one_of_many(editor, people_recognisable="False", title="x" * 256, collection=1)["form"]

    assert UploadedFile.objects.count() == 1
    assert "No, nobody can be recognised" in form.split("<summary")[1].split("</summary>")[0]


def test_the_credit_in_the_file_is_proposed_and_not_stored(editor: Client) -> None:
    form = one_of_many(editor)["form"]

    assert f'value="{MAKER} / Bureau Beeld"' in form
    assert "Clear it if you do not want to keep it." in form
    assert Image.objects.get().credit == ""


def test_the_rest_follows_from_the_collection(editor: Client, portraits: Collection) -> None:
    CollectionUse.objects.create(
        collection=portraits, intended_use="profile", legal_basis="public_interest"
    )
    one_of_many(editor, collection=portraits.pk)

    assert told(Image.objects.get()) == (True, "profile", "public_interest")


def test_or_from_the_one_that_it_lies_in(editor: Client, portraits: Collection) -> None:
    one_of_many(editor, collection=portraits.pk)

    assert told(Image.objects.get()) == (True, "publication", "consent")


def test_without_either_it_is_what_the_model_says(editor: Client) -> None:
    one_of_many(editor)

    assert told(Image.objects.get()) == (True, "other", "journalistic_interest")


def test_the_chooser_asks_one_question(editor: Client) -> None:
    html = editor.get(reverse("wagtailimages_chooser:choose")).json()["html"]

    assert html.count(QUESTION) == 1
    assert "intended_use" not in html
    assert "legal_basis" not in html


ADDED = {
    "newspage": ("news", "journalistic_interest"),
    "magazinearticlepage": ("magazine", "journalistic_interest"),
    "publicationpage": ("publication", "consent"),
    "homepage": ("other", "journalistic_interest"),
}
APPS = {
    "newspage": "news",
    "magazinearticlepage": "magazine",
    "publicationpage": "publications",
    "homepage": "home",
}


@pytest.mark.parametrize("model", ADDED)
def test_in_the_editor_of_a_new_page_it_follows_from_the_page(editor: Client, model: str) -> None:
    chosen(editor, f"/admin/pages/add/{APPS[model]}/{model}/3/", people_recognisable="False")

    assert told(Image.objects.get()) == (False, *ADDED[model])


def test_in_the_editor_of_a_page_it_follows_from_the_page(editor: Client, news: MakePage) -> None:
    page = news(on=date(2026, 9, 1))
    chosen(editor, reverse("wagtailadmin_pages:edit", args=[page.pk]) + "?x=1")

    assert told(Image.objects.get()) == (True, "news", "journalistic_interest")


def test_the_collection_goes_before_the_page(editor: Client, portraits: Collection) -> None:
    chosen(editor, "/admin/pages/add/news/newspage/3/", collection=portraits.pk)

    assert told(Image.objects.get()) == (True, "publication", "consent")


@pytest.mark.parametrize(
    "address", ["", "/admin/pages/99999/edit/", "/admin/pages/add/no/such/3/", "/nowhere/at/all/"]
)
def test_elsewhere_it_is_what_the_model_says(editor: Client, address: str) -> None:
    chosen(editor, address)

    assert told(Image.objects.get()) == (True, "other", "journalistic_interest")


def test_another_site_says_nothing_of_the_page(editor: Client, monkeypatch: Any) -> None:
    monkeypatch.setattr(f"{__name__}.HOST", "http://elsewhere.example")
    chosen(editor, "/admin/pages/add/news/newspage/3/")

    assert Image.objects.get().intended_use == "other"


def test_the_next_upload_of_somebody_else_is_not_for_that_page(editor: Client) -> None:
    chosen(editor, "/admin/pages/add/news/newspage/3/")
    one_of_many(editor)

    assert Image.objects.latest("pk").intended_use == "other"


def test_an_answer_that_is_sent_all_the_same_counts(editor: Client) -> None:
    chosen(editor, "/admin/pages/add/news/newspage/3/", intended_use="profile")

    assert Image.objects.get().intended_use == "profile"


@pytest.mark.parametrize(
    "upload",
    [
        lambda editor, sent: editor.post(reverse("wagtailmedia:add", args=["video"]), sent),
        lambda editor, sent: editor.post(
            reverse("wagtailmedia:chooser_upload", args=["video"]),
            {f"media-chooser-upload-{name}": value for name, value in sent.items()},
            headers={"referer": f"{HOST}/admin/pages/add/magazine/magazinearticlepage/3/"},
        ),
    ],
    ids=["added", "chosen"],
)
def test_a_film_is_asked_one_question_too(
    editor: Client, portraits: Collection, upload: Callable[..., Any]
) -> None:
    film = SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4")
    sent = {"title": "Film", "file": film, "tags": "", "duration": "3", "width": "", "height": ""}
    upload(editor, {**sent, "collection": portraits.pk, "people_recognisable": "False"})

    assert told(SerVideo.objects.get()) == (False, "publication", "consent")


def test_a_film_chosen_for_a_page_follows_the_page(editor: Client) -> None:
    root = Collection.get_first_root_node()
    assert root is not None
    film = SimpleUploadedFile("film.mp4", FILM, content_type="video/mp4")
    sent = {"title": "Film", "file": film, "tags": "", "duration": "3", "collection": root.pk}
    editor.post(
        reverse("wagtailmedia:chooser_upload", args=["video"]),
        {f"media-chooser-upload-{name}": value for name, value in sent.items()},
        headers={"referer": f"{HOST}/admin/pages/add/magazine/magazinearticlepage/3/"},
    )

    assert told(SerVideo.objects.get()) == (True, "magazine", "journalistic_interest")


def test_an_editor_says_what_a_collection_is_for(editor: Client, portraits: Collection) -> None:
    url = reverse("media_retention_collection_uses:add")
    sent = {"intended_use": "profile", "legal_basis": "public_interest"}
    editor.post(url, {"collection": portraits.pk, **sent})
    listing = editor.get(reverse("media_retention_collection_uses:index")).content.decode()

    assert CollectionUse.objects.filter(collection=portraits, **sent).exists()
    assert "Profile of a member" in listing


def test_who_may_not_say_so_does_not_see_the_screen() -> None:
    url = reverse("media_retention_collection_uses:index")

    assert client_as("officer").get(url).status_code == 302
