"""Withdrawing consent for many images at once: what goes, and what stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from media_retention.models import Consent
from ser_site.media.models import SerImage
from tests.consenting import NAME, consent_of
from tests.integration.conftest import MakePage
from tests.integration.media_retention.bulk import HOLD, address, confirm, fresh, text, told
from tests.people import client_as

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
