"""What the buttons do, read from the database and from storage."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse

from media_retention.models import Placement
from media_retention.operations.ends import erase_on_request
from retention.models import Act, Erasure, Hold
from retention.operations.holds import place_hold
from retention.rules.decision import Cause
from tests.integration.conftest import MakePage, SetToday
from tests.people import client_as
from tests.storages import refusing

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
    return client_as("coordinator")


def url(act: str, medium: Any) -> str:
    return reverse(f"media_retention:{act}", args=[medium.uuid])


def lies_in(medium: Any) -> set[str]:
    """The storages in which the medium's file lies."""
    return {alias for alias in ("default", "private") if storages[alias].exists(medium.file.name)}


def fresh(medium: Any) -> Any:
    """The medium as the database has it; refreshing would look for the file at its old place."""
    return type(medium).objects.get(pk=medium.pk)


def page_of(response: Any) -> str:
    return str(response.content.decode())


def hold_on(medium: Any, today: date) -> Hold:
    return place_hold(
        "media", medium.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="A case", today=today
    )


def test_taking_down_moves_the_file_out_of_reach(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image()
    page = news(on=date(2026, 1, 1), hero_image=photo)
    address = photo.get_rendition("width-20").url
    editor.post(url("take_down", photo))

    photo = fresh(photo)
    assert photo.taken_down_at is not None
    assert lies_in(photo) == {"private"}
    assert not photo.renditions.exists()
    assert address not in page_of(Client().get(page.url))
    assert Erasure.objects.get().act == Act.TAKEN_DOWN


def test_looking_at_the_question_takes_nothing_down(editor: Client, make_image: Make) -> None:
    photo = make_image()
    response = editor.get(url("take_down", photo))

    photo = fresh(photo)
    assert "What happens" in page_of(response)
    assert (photo.taken_down_at, lies_in(photo)) == (None, {"default"})


def test_putting_back_brings_it_to_its_old_address(editor: Client, make_image: Make) -> None:
    photo = make_image()
    address = photo.file.url
    editor.post(url("take_down", photo))
    editor.post(url("restore", photo))

    photo = fresh(photo)
    assert (photo.taken_down_at, photo.file.url, lies_in(photo)) == (None, address, {"default"})


def test_what_is_due_is_not_put_back(editor: Client, make_image: Make, set_today: SetToday) -> None:
    photo = make_image()
    editor.post(url("take_down", photo))
    set_today(date(2029, 3, 14))
    response = editor.post(url("restore", photo))

    photo = fresh(photo)
    assert "Its end date has come" in page_of(response)
    assert lies_in(photo) == {"private"}
    assert photo.taken_down_at is not None


def test_what_is_due_is_not_offered_to_be_put_back(
    editor: Client, make_image: Make, set_today: SetToday
) -> None:
    photo = make_image()
    editor.post(url("take_down", photo))
    # Uploaded on 14 September 2026 and never placed: it stays 30 months, to 14 March 2029.
    set_today(date(2029, 3, 13))
    on_the_last_day = page_of(editor.get(url("medium", photo)))
    set_today(date(2029, 3, 14))

    assert url("restore", photo) in on_the_last_day
    assert url("restore", photo) not in page_of(editor.get(url("medium", photo)))


def test_erasing_leaves_nothing(editor: Client, news: MakePage, make_image: Make) -> None:
    photo = make_image()
    page = news(on=date(2026, 1, 1), hero_image=photo, hero_alt="Somebody")
    photo.get_rendition("width-20")
    response = editor.post(url("erase", photo), {"sure": "on"})

    page.refresh_from_db()
    assert response.headers["Location"] == reverse("wagtailimages:index")
    assert not type(photo).objects.exists()
    assert not Placement.objects.exists()
    assert lies_in(photo) == set()
    assert (page.hero_image_id, page.hero_alt) == (None, "")
    assert Erasure.objects.get().cause == Cause.REQUEST


def test_erasing_asks_for_the_box_to_be_ticked(editor: Client, make_image: Make) -> None:
    photo = make_image()
    response = editor.post(url("erase", photo))

    assert "Tick this box if you want to erase it." in page_of(response)
    assert type(photo).objects.filter(pk=photo.pk).exists()


def test_what_is_held_is_not_erased(editor: Client, make_image: Make, today: date) -> None:
    photo = make_image()
    hold_on(photo, today)
    response = editor.post(url("erase", photo), {"sure": "on"})

    photo = fresh(photo)
    assert "It is under a hold" in page_of(response)
    assert lies_in(photo) == {"default"}
    assert not Erasure.objects.exists()


def test_a_hold_placed_meanwhile_takes_it_down_instead(
    editor: Client, make_image: Make, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = make_image()
    hold_on(photo, today)
    monkeypatch.setattr("media_retention.views.acts.erasing.EraseView.refusal", lambda *args: "")
    editor.post(url("erase", photo), {"sure": "on"})

    photo = fresh(photo)
    assert lies_in(photo) == {"private"}


def test_storage_that_refuses_leaves_everything_as_it_was(editor: Client, make_image: Make) -> None:
    photo = make_image()

    with refusing("_save"):
        response = editor.post(url("take_down", photo))
    told = editor.get(response.headers["Location"])

    photo = fresh(photo)
    assert "The file could not be moved: nothing has changed." in page_of(told)
    assert (photo.taken_down_at, lies_in(photo)) == (None, {"default"})


def test_a_hold_has_ground_reason_and_a_day_to_look_again(
    coordinator: Client, make_image: Make, today: date
) -> None:
    photo = make_image()
    coordinator.post(
        reverse("retention_hold:place", args=["media", photo.uuid]),
        {"ground": "legal_claim", "reason": "A case is pending", "review_on": "2026-12-01"},
    )
    hold = Hold.objects.get()

    assert (hold.store, hold.record) == ("media", photo.uuid)
    assert (hold.ground, hold.reason) == ("legal_claim", "A case is pending")
    assert (hold.placed_on, hold.review_on) == (today, date(2026, 12, 1))
    assert hold.placed_by is not None
    assert hold.placed_by.username == "coordinator"


@pytest.mark.parametrize(
    ("field", "value"), [("ground", ""), ("reason", ""), ("review_on", "2026-09-14")]
)
def test_a_hold_without_ground_or_reason_or_with_a_day_past_is_not_placed(
    coordinator: Client, make_image: Make, today: date, field: str, value: str
) -> None:
    answers = {"ground": "archive", "reason": "Because", "review_on": "", field: value}
    response = coordinator.post(
        reverse("retention_hold:place", args=["media", make_image().uuid]), answers
    )

    assert response.status_code == 200
    assert "error-message" in page_of(response)
    assert not Hold.objects.exists()


def test_a_second_hold_is_not_placed(coordinator: Client, make_image: Make, today: date) -> None:
    photo = make_image()
    hold_on(photo, today)
    coordinator.post(
        reverse("retention_hold:place", args=["media", photo.uuid]),
        {"ground": "archive", "reason": "Again"},
    )

    assert Hold.objects.get().reason == "A case"


def test_a_hold_on_nothing_is_not_there(coordinator: Client) -> None:
    nothing = "00000000-0000-4000-8000-000000000000"
    found = coordinator.get(reverse("retention_hold:place", args=["media", nothing]))

    assert found.status_code == 404


def test_releasing_says_who_and_when(coordinator: Client, make_image: Make, today: date) -> None:
    hold = hold_on(make_image(), today)
    coordinator.post(reverse("retention_hold:release", args=[hold.pk]))

    hold.refresh_from_db()
    assert hold.released_on == today
    assert hold.released_by is not None
    assert hold.released_by.username == "coordinator"


def test_releasing_twice_changes_nothing(
    coordinator: Client, make_image: Make, today: date, set_today: SetToday
) -> None:
    hold = hold_on(make_image(), today)
    coordinator.post(reverse("retention_hold:release", args=[hold.pk]))
    set_today(date(2026, 9, 20))
    coordinator.post(reverse("retention_hold:release", args=[hold.pk]))

    hold.refresh_from_db()
    assert hold.released_on == date(2026, 9, 14)


def test_a_forged_form_is_refused(make_image: Make) -> None:
    photo = make_image()
    forger = Client(enforce_csrf_checks=True)
    forger.cookies = client_as("editor").cookies
    answer = forger.post(url("erase", photo), {"sure": "on"})

    assert answer.status_code == 403
    assert type(photo).objects.filter(pk=photo.pk).exists()


@pytest.mark.parametrize("screen", ["erase", "take_down", "consents", "medium"])
def test_what_was_erased_in_another_tab_is_said_to_be_gone(
    editor: Client, make_image: Make, today: date, screen: str
) -> None:
    photo = make_image("Sybrand")
    erase_on_request(photo.uuid, today=today)
    answer = editor.post if screen == "erase" else editor.get
    page = page_of(answer(url(screen, photo), follow=True))

    assert "This is gone already" in page
    assert "Sybrand" not in page


def test_what_never_was_is_not_found(editor: Client) -> None:
    never = reverse("media_retention:erase", args=["00000000-0000-4000-8000-000000000000"])

    assert editor.get(never).status_code == 404


def test_who_has_nothing_to_do_with_media_is_not_told_what_was_erased(
    make_image: Make, today: date
) -> None:
    photo = make_image()
    erase_on_request(photo.uuid, today=today)
    stranger = User.objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(stranger)

    assert client.get(url("erase", photo)).status_code == 404
