"""Acting on many images or videos at once: what happens to each, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from media_retention.models import Consent
from retention.models import Hold
from ser_site.media.models import SerEmbed, SerImage, SerVideo
from tests.consenting import NAME, consent_of
from tests.integration.conftest import MakePage
from tests.people import client_as
from tests.testapp.builders import make_embed, make_video

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]

HOLD = {"ground": "archive", "reason": "For the city archive", "review_on": "2027-01-31"}


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


@pytest.fixture
def coordinator() -> Client:
    return client_as("superuser")


def address(action: str, *media: Any, model: Any = SerImage, **query: str) -> str:
    """Where the listing sends who chooses an action for these media, or for all of them."""
    meta = model._meta
    url = reverse("wagtail_bulk_action", args=[meta.app_label, meta.model_name, action])
    ids = [("id", str(medium.pk)) for medium in media] or [("id", "all")]
    return f"{url}?{urlencode([*ids, *query.items(), ('next', '/admin/images/')])}"


def text(response: Any) -> str:
    assert response.status_code == 200, response
    return str(response.content.decode())


def confirm(client: Client, url: str, **sent: Any) -> Any:
    """Look at the question, and confirm what it shows."""
    question = client.get(url)
    assert question.status_code == 200
    return client.post(url, {"shown": question.context["shown"], **sent})


def told(response: Any) -> dict[str, str]:
    """What the report says of each medium."""
    return {str(one.medium): one.told for one in response.context["results"]}


def fresh(medium: Any) -> Any:
    return type(medium).objects.get(pk=medium.pk)


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


def test_withdrawing_shows_what_else_rests_on_the_consent_and_which_pages_lose_it(
    editor: Client, make_image: Make, news: MakePage
) -> None:
    chosen, other = make_image("Chosen"), make_image("Other")
    news("Harbour visit", on=date(2026, 1, 1), hero_image=other)
    consent_of(NAME, chosen, other)
    page = text(editor.get(address("withdraw_consent", chosen)))

    assert "not selected, but it goes too" in page
    assert "Harbour visit" in page
    assert NAME not in page


def test_withdrawing_erases_all_that_rests_on_it_and_reports_each(
    editor: Client, make_image: Make
) -> None:
    chosen, other, free = make_image("Chosen"), make_image("Other"), make_image("Free")
    consent = consent_of(NAME, chosen, other)
    sent = {"consents": [consent.pk], "channel": "email"}
    response = confirm(editor, address("withdraw_consent", chosen, free), **sent)

    assert [photo.title for photo in SerImage.objects.all()] == ["Free"]
    assert told(response) == {
        "Chosen": "Erased for good.",
        "Other": "Erased for good.",
        "Free": "It does not rest on this: nothing has changed.",
    }
    assert "no-store" in response["Cache-Control"]


def test_one_consent_is_ticked_beforehand_and_of_two_none(editor: Client, make_image: Make) -> None:
    alone, shared = make_image("Alone"), make_image("Shared")
    first = consent_of(NAME, alone, shared)
    consent_of("Somebody else", shared)

    def ticked(photo: Any) -> list[str]:
        form = editor.get(address("withdraw_consent", photo)).context["form"]
        return list(form["consents"].value())

    assert (ticked(alone), ticked(shared)) == ([str(first.pk)], [])


def test_only_the_consent_that_was_ticked_is_withdrawn(editor: Client, make_image: Make) -> None:
    mine, theirs = make_image("Mine"), make_image("Theirs")
    consent, other = consent_of(NAME, mine), consent_of("Somebody else", theirs)
    sent = {"consents": [consent.pk], "channel": "email"}
    confirm(editor, address("withdraw_consent", mine, theirs), **sent)

    assert SerImage.objects.get().title == "Theirs"
    assert Consent.objects.get() == other


def test_withdrawing_without_a_choice_does_nothing(editor: Client, make_image: Make) -> None:
    photo = make_image("A")
    consent_of(NAME, photo)
    response = confirm(editor, address("withdraw_consent", photo), channel="email")

    assert fresh(photo).taken_down_at is None
    assert "Choose at least one consent." in text(response)


def test_what_is_held_leaves_the_site_and_is_not_erased(
    editor: Client, make_image: Make, coordinator: Client
) -> None:
    photo = make_image("A")
    consent = consent_of(NAME, photo)
    confirm(coordinator, address("hold", photo), **HOLD)
    sent = {"consents": [consent.pk], "channel": "email"}
    response = confirm(editor, address("withdraw_consent", photo), **sent)

    assert fresh(photo).taken_down_at is not None
    assert told(response) == {"A": "Off the site. Erased once the hold is released."}


def test_a_twin_of_what_does_not_go_stays_though_it_was_ticked(
    editor: Client, make_image: Make, picture_file: Any
) -> None:
    going = make_image("Going", file=picture_file(colour="#111111"))
    staying, twin = make_image("Staying"), make_image("Twin", legal_basis="consent")
    consent = consent_of(NAME, going)
    consent_of("Somebody else", staying)
    sent = {"consents": [consent.pk], "channel": "email", "twins": [str(twin.uuid)]}
    confirm(editor, address("withdraw_consent", going, staying), **sent)

    assert {photo.title for photo in SerImage.objects.all()} == {"Staying", "Twin"}


def test_withdrawing_lists_pages_whose_text_has_the_name(
    editor: Client, make_image: Make, news: MakePage
) -> None:
    photo = make_image("A")
    news("Interview", on=date(2026, 1, 1), lead=f"{NAME} tells.")
    consent = consent_of(NAME, photo)
    sent = {"consents": [consent.pk], "channel": "email"}

    assert "Interview" in text(confirm(editor, address("withdraw_consent", photo), **sent))


def test_who_may_not_change_consents_withdraws_none(make_image: Make) -> None:
    photo = make_image("A")
    consent = consent_of(NAME, photo)
    sent = {"shown": str(photo.pk), "consents": [consent.pk], "channel": "email"}
    client_as("officer").post(address("withdraw_consent", photo), sent)

    assert fresh(photo).taken_down_at is None
    assert Consent.objects.get().withdrawn_on is None
