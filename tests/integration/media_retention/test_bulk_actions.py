"""Acting on many images or videos at once: what happens to each, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from retention.models import Hold
from ser_site.media.models import SerEmbed, SerImage, SerVideo
from tests.consenting import NAME, consent_of
from tests.integration.media_retention.bulk import HOLD, address, confirm, fresh, text, told
from tests.people import client_as
from tests.testapp.builders import make_embed, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def coordinator() -> Client:
    return client_as("superuser")


def held() -> set[Any]:
    return set(Hold.objects.active().values_list("record", flat=True))


def test_use_ground_and_people_are_set_and_the_end_follows(
    editor: Client, make_image: Make
) -> None:
    photos = [make_image(name, people_recognisable=False) for name in ("A", "B")]
    sent = {"people": "True", "basis": "public_interest", "use": "magazine"}
    response = confirm(editor, address("describe", *photos), **sent)

    # The magazine keeps four and a half years.
    assert {(p.people_recognisable, p.legal_basis, p.due) for p in map(fresh, photos)} == {
        (True, "public_interest", date(2031, 3, 14))
    }
    assert told(response)["A"] == "Changed. It stays until 14 March 2031."
    assert ModelLogEntry.objects.filter(action="wagtail.edit").count() == 2


def test_what_is_not_chosen_stays_as_it_was(editor: Client, make_image: Make) -> None:
    photo = make_image("A", legal_basis="public_interest", intended_use="news")
    confirm(editor, address("describe", photo), people="False")

    photo = fresh(photo)
    assert (photo.people_recognisable, photo.legal_basis, photo.intended_use, photo.due) == (
        False,
        "public_interest",
        "news",
        None,
    )


def test_choosing_nothing_is_said_and_changes_nothing(editor: Client, make_image: Make) -> None:
    response = confirm(editor, address("describe", make_image("A")), people="")

    assert "Choose what must change." in text(response)


@pytest.mark.parametrize("sent", [{"basis": "journalistic_interest"}, {"people": "False"}])
def test_what_rests_on_consent_is_refused_by_name_and_the_rest_changes(
    editor: Client, make_image: Make, sent: dict[str, str]
) -> None:
    resting, free = make_image("Resting"), make_image("Free", legal_basis="consent")
    consent_of(NAME, resting)
    response = confirm(editor, address("describe", resting, free), **sent)

    assert (fresh(resting).legal_basis, fresh(resting).people_recognisable) == ("consent", True)
    changed = fresh(free)
    assert changed.legal_basis == "journalistic_interest" or not changed.people_recognisable
    assert "consent" in told(response)["Resting"]
    assert told(response)["Free"].startswith("Changed.")


def test_what_is_past_its_end_by_the_change_is_said(editor: Client, make_image: Make) -> None:
    photo = make_image("Old", people_recognisable=False, collected_on=date(2020, 1, 1))
    response = confirm(editor, address("describe", photo), people="True")

    assert "Its period is over" in told(response)["Old"]


def test_the_officer_changes_nothing(make_image: Make) -> None:
    photo = make_image("A")
    url = address("describe", photo)
    officer = client_as("officer")
    officer.post(url, {"shown": str(photo.pk), "people": "False"})

    assert fresh(photo).people_recognisable
    assert "You may not change these" in text(officer.get(url))


def test_what_somebody_may_not_see_is_neither_changed_nor_named(make_image: Make) -> None:
    from django.contrib.auth.models import Permission, User

    stranger = User.objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(stranger)
    photo = make_image("Unseen")
    url = address("describe", photo)
    client.post(url, {"shown": str(photo.pk), "people": "False"})

    assert fresh(photo).people_recognisable
    assert "Unseen" not in text(client.get(url))


def test_each_gets_a_hold_of_its_own(coordinator: Client, make_image: Make) -> None:
    photos = [make_image("A"), make_image("B")]
    confirm(coordinator, address("hold", *photos), **HOLD)

    assert held() == {photo.uuid for photo in photos}
    first = Hold.objects.first()
    assert first is not None
    assert (first.ground, first.reason) == ("archive", "For the city archive")
    assert (first.review_on, first.placed_on) == (date(2027, 1, 31), date(2026, 9, 14))


def test_what_is_held_already_is_named(coordinator: Client, make_image: Make) -> None:
    photo = make_image("A")
    confirm(coordinator, address("hold", photo), **HOLD)
    response = confirm(coordinator, address("hold", photo, make_image("B")), **HOLD)

    assert told(response) == {
        "A": "It was under a hold already. Nothing has changed.",
        "B": "It is under a hold now.",
    }


def test_a_hold_without_a_reason_is_not_placed(coordinator: Client, make_image: Make) -> None:
    confirm(coordinator, address("hold", make_image("A")), ground="archive", reason="")

    assert held() == set()


def test_who_may_not_place_holds_places_none(make_image: Make) -> None:
    photo = make_image("A")
    client = client_as("officer")
    client.post(address("hold", photo), {"shown": str(photo.pk), **HOLD})

    assert held() == set()


def test_all_means_what_the_filters_show(coordinator: Client, make_image: Make) -> None:
    on_consent = make_image("A", legal_basis="consent")
    make_image("B")
    confirm(coordinator, address("hold", people="consent"), **HOLD)

    assert held() == {on_consent.uuid}


def test_all_means_what_the_search_finds(coordinator: Client, make_image: Make) -> None:
    found = make_image("Harbour")
    make_image("Hall")
    confirm(coordinator, address("hold", q="Harb"), **HOLD)

    assert held() == {found.uuid}


def test_a_wrong_filter_means_nothing_rather_than_everything(
    coordinator: Client, make_image: Make
) -> None:
    make_image("A")
    confirm(coordinator, address("hold", people="everybody"), **HOLD)

    assert held() == set()


def test_all_means_the_same_to_wagtails_own_deleting(coordinator: Client, make_image: Make) -> None:
    make_image("On consent", legal_basis="consent")
    make_image("Other")
    confirm(coordinator, address("delete", people="consent"))

    assert [photo.title for photo in SerImage.objects.all()] == ["Other"]


def test_what_was_uploaded_since_the_question_is_left_alone(
    coordinator: Client, make_image: Make
) -> None:
    shown = make_image("A")
    url = address("hold")
    question = coordinator.get(url)
    make_image("Later")
    coordinator.post(url, {"shown": question.context["shown"], **HOLD})

    assert held() == {shown.uuid}


def test_videos_have_the_same_actions(coordinator: Client) -> None:
    film = make_video("Film")
    confirm(coordinator, address("hold", film, model=SerVideo), **HOLD)
    confirm(coordinator, address("describe", film, model=SerVideo), use="magazine")

    assert held() == {film.uuid}
    assert fresh(film).intended_use == "magazine"


def test_videos_from_elsewhere_have_them_too(coordinator: Client) -> None:
    found = make_embed("Harbour", legal_basis="consent")
    make_embed("Hall", video_id="zyxwvutsrqp")
    chosen = address("hold", model=SerEmbed, q="Harb", people="consent")
    confirm(coordinator, chosen, **HOLD)

    assert held() == {found.uuid}


@pytest.mark.parametrize(
    "index", ["wagtailimages:index", "wagtailmedia:index", "media_retention_embed:index"]
)
def test_the_listings_offer_them(editor: Client, index: str) -> None:
    page = text(editor.get(reverse(index)))

    assert all(f"/{action}/" in page for action in ("describe", "hold", "withdraw_consent"))
