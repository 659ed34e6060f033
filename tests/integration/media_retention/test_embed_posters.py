"""A picture of the library that stands for a video: ending the video offers it, and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from media_retention.models import Channel, Consent, Objection
from media_retention.operations.consent import change, detach
from media_retention.operations.withdrawing import withdraw_with_twins
from retention.models import Act, Erasure
from ser_site.media.models import SerEmbed, SerImage
from tests.commands import enforce
from tests.consenting import NAME, TODAY, consent_of, lies_in
from tests.integration.conftest import MakePage, SetToday
from tests.integration.media_retention.bulk import address, confirm
from tests.integration.media_retention.test_twins import boxes as twin_boxes
from tests.integration.media_retention.test_twins import on_hold, text, titles, url, withdraw_url
from tests.people import client_as
from tests.testapp.builders import make_embed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def admin() -> Client:
    """Who may erase videos from elsewhere too."""
    return client_as("superuser")


@pytest.fixture
def film(make_image: Make) -> Any:
    """A video from elsewhere with its opening picture."""
    return make_embed("Film", poster=make_image("Start"))


def boxes(client: Client, address: str) -> dict[str, bool]:
    """The opening pictures that a screen offers, and whether they are ticked."""
    form = client.get(address).context["form"]
    if "posters" not in form.fields:
        return {}
    ticked = form["posters"].value() or []
    return {label.split(":")[0]: uuid in ticked for uuid, label in form.fields["posters"].choices}


def consent_of_only() -> str:
    return str(Consent.objects.get().pk)


def on_page(make_page: MakePage, video: Any) -> Any:
    value = {"video": video, "caption": "", "transcript": "Hallo."}
    return make_page(on=date(2026, 9, 2), body=[("embed", value)])


def test_withdrawing_offers_the_opening_picture_ticked(editor: Client, film: Any) -> None:
    assert boxes(editor, withdraw_url(consent_of(NAME, film))) == {"Start": True}


def test_what_is_ticked_goes_off_with_the_video_and_its_address_is_dead(
    editor: Client, film: Any, news: MakePage
) -> None:
    picture = film.poster
    page = on_page(news, film)
    size = picture.get_rendition("width-20").file.name
    consent = consent_of(NAME, film)
    sent = {"channel": "email", "posters": [str(picture.uuid)]}
    answer = text(editor.post(withdraw_url(consent), sent))

    assert "2 files are off the site" in answer
    assert (SerEmbed.objects.count(), SerImage.objects.count()) == (0, 0)
    assert (lies_in(picture.file.name), default_storage.exists(size)) == (set(), False)
    assert "original_images" not in text(Client().get(page.url))
    acts = Erasure.objects.filter(record=picture.uuid).values_list("act", "cause")
    assert list(acts.order_by("pk")) == [
        (Act.TAKEN_DOWN, "consent_withdrawn"),
        (Act.ERASED, "consent_withdrawn"),
    ]


def test_an_editor_says_that_the_person_is_not_in_it_and_that_is_on_record(
    editor: Client, film: Any
) -> None:
    picture = film.poster
    editor.post(withdraw_url(consent_of(NAME, film)), {"channel": "email"})

    assert titles(picture) == ["Start"]
    assert lies_in(picture.file.name) == {"default"}
    (entry,) = ModelLogEntry.objects.for_instance(picture).filter(
        action="media_retention.keep_poster"
    )
    assert entry.user is not None


def test_a_picture_without_anybody_stays_and_the_screen_says_why(
    editor: Client, make_image: Make
) -> None:
    film = make_embed("Film", poster=make_image("Start", people_recognisable=False))
    consent = consent_of(NAME, film)

    assert boxes(editor, withdraw_url(consent)) == {}
    assert "nobody can be recognised in it" in text(editor.get(withdraw_url(consent)))
    editor.post(withdraw_url(consent), {"channel": "email"})
    assert titles(film.poster) == ["Start"]


def test_one_under_a_hold_leaves_the_site_and_waits(editor: Client, film: Any) -> None:
    picture = film.poster
    on_hold(picture)
    sent = {"channel": "email", "posters": [str(picture.uuid)]}
    editor.post(withdraw_url(consent_of(NAME, film)), sent)

    assert lies_in(picture.file.name) == {"private"}
    assert SerEmbed.objects.count() == 0


def test_one_that_the_editor_may_not_see_goes_too(
    editor: Client, film: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("media_retention.queries.posters.may_view", lambda user, medium: False)
    consent = consent_of(NAME, film)
    assert "where you may not see it" in text(editor.get(withdraw_url(consent)))
    editor.post(withdraw_url(consent), {"channel": "email"})

    assert SerImage.objects.count() == 0


def test_withdrawn_by_code_it_goes_too(film: Any) -> None:
    consent = consent_of(NAME, film)
    withdraw_with_twins([consent], [], today=TODAY, by=None, channel=Channel.EMAIL)

    assert SerImage.objects.count() == 0


def test_many_at_once_offers_it_too(editor: Client, film: Any) -> None:
    consent_of(NAME, film)
    screen = address("withdraw_consent", film, model=SerEmbed)
    assert boxes(editor, screen) == {"Start": True}
    sent = {"consents": consent_of_only(), "channel": "email", "posters": [str(film.poster.uuid)]}
    confirm(editor, screen, **sent)

    assert (SerEmbed.objects.count(), SerImage.objects.count()) == (0, 0)


def test_the_twin_of_an_opening_picture_is_offered(
    editor: Client, film: Any, make_image: Make
) -> None:
    make_image("Again", legal_basis="consent")

    assert twin_boxes(editor, withdraw_url(consent_of(NAME, film))) == {"Again": True}


@pytest.mark.parametrize("act", ["take_down", "erase", "object"])
def test_every_act_offers_it_ticked_where_it_only_stands_for_this_video(
    admin: Client, film: Any, news: MakePage, act: str
) -> None:
    on_page(news, film)

    assert boxes(admin, url(act, film)) == {"Start": True}


def test_on_another_page_too_it_is_not_ticked(admin: Client, film: Any, news: MakePage) -> None:
    on_page(news, film)
    news(on=date(2026, 9, 3), hero_image=film.poster)

    assert boxes(admin, url("erase", film)) == {"Start": False}


def test_taken_down_with_its_opening_picture(editor: Client, film: Any) -> None:
    editor.post(url("take_down", film), {"posters": [str(film.poster.uuid)]})

    assert lies_in(film.poster.file.name) == {"private"}


def test_erased_with_its_opening_picture(admin: Client, film: Any) -> None:
    admin.post(url("erase", film), {"sure": "on", "posters": [str(film.poster.uuid)]})

    assert SerImage.objects.count() == 0


def test_erased_without_it_the_picture_stays(admin: Client, film: Any) -> None:
    admin.post(url("erase", film), {"sure": "on"})

    assert (SerEmbed.objects.count(), titles(film.poster)) == (0, ["Start"])


def test_an_objection_against_the_video_is_one_against_its_picture(
    editor: Client, film: Any
) -> None:
    sent = {"reason": "That is me", "posters": [str(film.poster.uuid)]}
    editor.post(url("object", film), sent)

    assert {one.medium for one in Objection.objects.all()} == {film.uuid, film.poster.uuid}
    assert lies_in(film.poster.file.name) == {"private"}


AGREED = date(2027, 3, 14)


def ends(picture: Any) -> date | None:
    return SerImage.objects.get(pk=picture.pk).due


def test_on_the_agreed_end_of_a_consent_the_opening_picture_goes_too(
    film: Any, news: MakePage, set_today: SetToday, client: Client
) -> None:
    page = on_page(news, film)
    consent_of(NAME, film, ends_on=AGREED)
    assert ends(film.poster) == AGREED

    set_today(AGREED)
    enforce()
    assert not SerImage.objects.filter(pk=film.poster.pk).exists()
    assert not SerEmbed.objects.filter(pk=film.pk).exists()
    assert "<img" not in client.get(page.url).content.decode().split("<main")[1]


def test_an_end_that_is_agreed_later_counts_for_the_picture_too(film: Any) -> None:
    consent = consent_of(NAME, film)
    before = ends(film.poster)
    consent.ends_on = AGREED
    change(consent, today=TODAY, by=None)
    assert (before, ends(film.poster)) == (date(2029, 3, 14), AGREED)


def test_another_picture_for_the_video_goes_on_that_day_too(film: Any, make_image: Make) -> None:
    consent_of(NAME, film, ends_on=AGREED)
    other = make_image("Ander begin")
    film = SerEmbed.objects.get(pk=film.pk)
    film.poster = other
    film.save()
    assert ends(other) == AGREED


def test_taken_off_the_consent_the_picture_stays(film: Any) -> None:
    consent = consent_of(NAME, film, ends_on=AGREED)
    detach(consent, film.poster.uuid, today=TODAY)
    SerEmbed.objects.get(pk=film.pk).save()
    assert ends(film.poster) != AGREED


def test_a_picture_without_people_stays_when_the_consent_ends(film: Any) -> None:
    SerImage.objects.filter(pk=film.poster.pk).update(people_recognisable=False, due=None)
    consent_of(NAME, film, ends_on=AGREED)
    assert ends(film.poster) is None


def test_who_attaches_a_video_is_told_of_its_picture(editor: Client, film: Any) -> None:
    consent = consent_of(NAME, ends_on=AGREED)
    address = reverse("media_retention_consent:attach_media", args=[consent.pk])
    answer = editor.post(address, {"chosen": [str(film.uuid)]}, follow=True)
    assert "The opening picture goes on the same day: “Start”." in answer.content.decode()
