"""The same file uploaded twice: found, shown, and offered in the same act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from media_retention.models import Objection
from media_retention.operations.consent import attach, withdraw
from media_retention.queries.twins import twins_of
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.media.models import SerImage, SerVideo
from tests import carrying
from tests.consenting import NAME, TODAY, consent_of
from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.storages import overwrite
from tests.testapp.builders import FILM, make_video

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]
Picture = Callable[..., ContentFile[bytes]]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def pair(make_image: Make, picture_file: Picture) -> tuple[SerImage, SerImage]:
    """The same picture twice, and another one beside them."""
    make_image("Another", file=picture_file(colour="#ffffff"))
    return make_image("First"), make_image("Second")


def url(act: str, medium: Any) -> str:
    return reverse(f"media_retention:{act}", args=[medium.uuid])


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode())


def titles(*media: Any) -> list[str]:
    """Those of the media that still have a row."""
    there = {medium.pk for medium in type(media[0]).objects.all()}
    return [medium.title for medium in media if medium.pk in there]


def boxes(client: Client, address: str) -> dict[str, bool]:
    """The twins that a screen offers, and whether they are ticked."""
    form = client.get(address).context["form"]
    if "twins" not in form.fields:
        return {}
    ticked = form["twins"].value() or []
    return {label.split(":")[0]: uuid in ticked for uuid, label in form.fields["twins"].choices}


def on_hold(medium: Any) -> None:
    place_hold("media", medium.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=TODAY)


def withdraw_url(consent: Any) -> str:
    return reverse("media_retention_consent:withdraw", args=[consent.pk])


def test_the_same_picture_is_found_however_it_was_saved(pair: tuple[SerImage, SerImage]) -> None:
    first, second = pair

    assert [str(twin) for twin in twins_of([first])] == ["Second"]
    assert [str(twin) for twin in twins_of([second])] == ["First"]


def test_the_same_film_is_found() -> None:
    first = make_video("Film")
    make_video("Film again")
    SerVideo.objects.create(
        title="Other", file=ContentFile(b"other", name="o.mp4"), type="video", duration=1
    )

    assert [str(twin) for twin in twins_of([first])] == ["Film again"]


def test_another_file_in_its_place_is_no_twin_any_more(
    pair: tuple[SerImage, SerImage], picture_file: Picture
) -> None:
    first, second = pair
    second.file = picture_file(colour="#000000")
    second.save()

    assert twins_of([first]) == []


def test_media_without_a_hash_are_no_twins_of_each_other(pair: tuple[SerImage, SerImage]) -> None:
    SerImage.objects.update(file_hash="")

    assert twins_of([SerImage.objects.get(pk=pair[0].pk)]) == []


def test_the_command_finds_twins_of_before_in_public_and_private_storage(
    editor: Client, pair: tuple[SerImage, SerImage], capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = pair
    editor.post(url("take_down", second))
    SerImage.objects.update(file_hash="")
    call_command("hash_media")

    assert capsys.readouterr().out == "changed 3 hashes\n"
    assert [str(t) for t in twins_of([SerImage.objects.get(pk=first.pk)])] == ["Second"]


def test_the_command_knows_a_file_again_that_was_stored_with_its_metadata(
    make_image: Make, capsys: pytest.CaptureFixture[str]
) -> None:
    before = make_image("Before", file=ContentFile(carrying.jpeg(), name="a.jpg"))
    overwrite("default", before.file.name, carrying.jpeg())
    SerImage.objects.update(file_hash="of the file with its metadata")
    make_image("Now", file=ContentFile(carrying.jpeg(), name="a.jpg"))
    call_command("hash_media")
    call_command("hash_media")

    assert [str(t) for t in twins_of([SerImage.objects.get(pk=before.pk)])] == ["Now"]
    assert capsys.readouterr().out == "changed 1 hashes\nchanged 0 hashes\n"


def test_the_command_leaves_what_cannot_be_read_and_goes_on(
    pair: tuple[SerImage, SerImage], capsys: pytest.CaptureFixture[str]
) -> None:
    SerImage.objects.update(file_hash="")
    pair[0].file.storage.delete(pair[0].file.name)
    call_command("hash_media")

    assert capsys.readouterr().out == "changed 2 hashes\n"
    assert SerImage.objects.filter(file_hash="").get() == pair[0]


def test_the_edit_screen_shows_twins_with_their_ground_and_end(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    page = text(editor.get(reverse("wagtailimages:edit", args=[pair[0].pk])))

    assert "Second: uploaded on 14 September 2026, journalistic interest" in page
    assert url("medium", pair[1]) in page
    assert "Another" not in page


def test_what_somebody_may_not_see_is_counted_and_not_named(
    pair: tuple[SerImage, SerImage],
) -> None:
    from wagtail.models import Collection, GroupCollectionPermission

    root = Collection.get_first_root_node()
    assert root is not None
    client = client_as("editor")
    own = root.add_child(instance=Collection(name="Own"))
    GroupCollectionPermission.objects.filter(collection=root).update(collection=own)
    SerImage.objects.filter(pk=pair[0].pk).update(collection=own)
    page = text(client.get(reverse("wagtailimages:edit", args=[pair[0].pk])))

    assert "One more, where you may not see it." in page
    assert "Second" not in page


def test_erasing_offers_the_twin_and_ticks_nothing(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    assert boxes(editor, url("erase", pair[0])) == {"Second": False}


def test_erasing_with_the_twin_ticked_erases_both(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    first, second = pair
    editor.post(url("erase", first), {"sure": "on", "twins": [str(second.uuid)]})

    assert titles(first, second) == []
    assert not storages["default"].exists(second.file.name)


def test_erasing_without_leaves_the_twin(editor: Client, pair: tuple[SerImage, SerImage]) -> None:
    first, second = pair
    editor.post(url("erase", first), {"sure": "on"})

    assert titles(first, second) == ["Second"]
    assert storages["default"].exists(second.file.name)


def test_what_is_no_twin_cannot_be_slipped_in(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    other = SerImage.objects.get(title="Another")
    response = editor.post(url("erase", pair[0]), {"sure": "on", "twins": [str(other.uuid)]})

    assert response.status_code == 200
    assert titles(*pair, other) == ["First", "Second", "Another"]


def test_a_twin_under_a_hold_is_not_offered_for_erasing_and_it_says_why(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    on_hold(pair[1])
    page = text(editor.get(url("erase", pair[0])))

    assert boxes(editor, url("erase", pair[0])) == {}
    assert "it is under a hold" in page


def test_taking_down_takes_along_what_is_ticked(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    assert boxes(editor, url("take_down", pair[0])) == {"Second": False}
    editor.post(url("take_down", pair[0]), {"twins": [str(pair[1].uuid)]})

    assert not SerImage.objects.filter(title__in=["First", "Second"], taken_down_at=None).exists()
    assert storages["private"].exists(pair[1].file.name)


def test_putting_back_offers_nothing(editor: Client, pair: tuple[SerImage, SerImage]) -> None:
    editor.post(url("take_down", pair[0]))

    assert boxes(editor, url("restore", pair[0])) == {}


def test_an_objection_takes_along_what_is_ticked(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    editor.post(url("object", pair[0]), {"reason": "I am in it", "twins": [str(pair[1].uuid)]})

    assert {one.medium for one in Objection.objects.all()} == {one.uuid for one in pair}
    assert SerImage.objects.filter(taken_down_at=None).get().title == "Another"


def test_withdrawing_ticks_the_twin_on_consent_and_not_the_one_on_another_ground(
    editor: Client, pair: tuple[SerImage, SerImage], make_image: Make
) -> None:
    make_image("Third", legal_basis="consent")
    consent = consent_of(NAME, pair[0])

    assert boxes(editor, withdraw_url(consent)) == {"Second": False, "Third": True}
    assert "What rests on consent is ticked" in text(editor.get(withdraw_url(consent)))


def test_withdrawing_erases_what_is_ticked_and_no_more(
    editor: Client, pair: tuple[SerImage, SerImage], make_image: Make, news: MakePage
) -> None:
    third = make_image("Third", legal_basis="consent")
    page = news(on=date(2026, 1, 1), hero_image=third)
    address = third.get_rendition("width-20").url
    consent = consent_of(NAME, pair[0])
    sent = {"channel": "email", "twins": [str(third.uuid)]}
    answer = text(editor.post(withdraw_url(consent), sent))

    assert titles(*pair, third) == ["Second"]
    assert "2 files are off the site" in answer
    assert address not in text(Client().get(page.url))


def test_a_twin_on_another_ground_goes_when_somebody_ticks_it(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    first, second = pair
    consent = consent_of(NAME, first)
    editor.post(withdraw_url(consent), {"channel": "email", "twins": [str(second.uuid)]})

    assert titles(first, second) == []


def test_a_twin_that_rests_on_the_same_consent_is_not_asked_about(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    assert boxes(editor, withdraw_url(consent_of(NAME, *pair))) == {}


def test_a_twin_that_ended_already_does_not_stop_a_withdrawal(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    first, second = pair
    on_hold(second)
    withdraw(consent_of("Somebody else", second), today=TODAY)
    consent = consent_of(NAME, first)
    editor.post(withdraw_url(consent), {"channel": "email", "twins": [str(second.uuid)]})

    assert titles(first, second) == ["Second"]
    assert not consent.links.filter(medium=second.uuid).exists()


def test_after_a_withdrawal_with_a_twin_the_consent_itself_goes(
    editor: Client, pair: tuple[SerImage, SerImage]
) -> None:
    first, second = pair
    consent, other = consent_of(NAME, first), consent_of("Somebody else", second)
    editor.post(withdraw_url(consent), {"channel": "email", "twins": [str(second.uuid)]})

    assert not type(consent).objects.filter(pk__in=[consent.pk, other.pk]).exists()


def test_attached_to_more_it_still_goes_with_the_first(pair: tuple[SerImage, SerImage]) -> None:
    consent, other = consent_of(NAME, pair[0]), consent_of("Somebody else")
    attach(other, [pair[0].uuid], today=TODAY)
    withdraw(consent, today=TODAY)

    assert titles(*pair) == ["Second"]


def upload_film(client: Client, words: bytes) -> str:
    sent = {
        "title": "Film once more",
        "file": ContentFile(words, name="film.mp4"),
        "duration": "1",
        "people_recognisable": "True",
        "legal_basis": "consent",
        "intended_use": "news",
    }
    response = client.post(reverse("wagtailmedia:add", args=["video"]), sent, follow=True)
    return text(response)


def test_uploading_a_film_that_is_there_says_so(editor: Client) -> None:
    make_video("Film")

    assert "“Film once more” was uploaded before" in upload_film(editor, FILM)
    assert SerVideo.objects.count() == 2


def test_uploading_another_film_says_nothing(editor: Client) -> None:
    make_video("Film")

    assert "was uploaded before" not in upload_film(editor, FILM + b"\x00\x00\x00\x0cmdatmore")


def test_uploading_a_picture_that_is_there_says_so(
    editor: Client, pair: tuple[SerImage, SerImage], picture_file: Picture
) -> None:
    sent = {"title": "Once more", "file": picture_file(), "legal_basis": "consent"}
    answer = text(editor.post(reverse("wagtailimages:add"), sent, follow=True))

    assert "“Once more” was uploaded before" in answer


@pytest.mark.parametrize("down", [False, True])
def test_uploading_many_asks_whether_to_keep_what_was_there(
    editor: Client, make_image: Make, picture_file: Picture, down: bool
) -> None:
    photo = make_image("First")
    if down:
        editor.post(url("take_down", photo))
    answer = editor.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "Once more", "files[]": picture_file()},
        headers={"x-requested-with": "XMLHttpRequest"},
    ).json()

    assert answer["duplicate"] is True
    assert "First" in answer["confirm_duplicate_upload"]
