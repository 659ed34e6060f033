"""Media are attached to a consent from the consent's own screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from media_retention.models import Consent
from media_retention.operations.consent import withdraw
from retention.models import Hold
from retention.operations.holds import place_hold
from ser_site.media.models import SerImage
from tests.consenting import NAME, consent_of
from tests.people import client_as
from tests.testapp.builders import make_embed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def screen(consent: Consent) -> str:
    return reverse("media_retention_consent:attach_media", args=[consent.pk])


def offered(client: Client, address: str) -> list[str]:
    choices = client.get(address).context["form"].fields["chosen"].choices
    return [label.split(":")[0] for _uuid, label in choices]


def test_the_consent_leads_there(editor: Client) -> None:
    consent = consent_of(NAME)
    page = editor.get(reverse("media_retention_consent:inspect", args=[consent.pk]))

    assert screen(consent) in page.content.decode()


def test_several_are_attached_at_once_of_every_kind(editor: Client, make_image: Make) -> None:
    first, second, film = make_image("First"), make_image("Second"), make_embed("Film")
    consent = consent_of(NAME)
    chosen = [str(one.uuid) for one in (first, film)]
    answer = editor.post(screen(consent), {"chosen": chosen}, follow=True)

    assert "2 files rest on this consent from now on" in answer.content.decode()
    assert set(consent.links.values_list("medium", flat=True)) == {first.uuid, film.uuid}
    assert SerImage.objects.get(pk=first.pk).legal_basis == "consent"
    assert SerImage.objects.get(pk=second.pk).legal_basis == "journalistic_interest"


def test_a_title_finds_one(editor: Client, make_image: Make) -> None:
    make_image("Harbour"), make_image("Roof")

    assert offered(editor, screen(consent_of(NAME)) + "?q=harb") == ["Harbour"]


def test_what_rests_on_it_or_has_ended_is_not_offered(
    editor: Client, make_image: Make, today: date
) -> None:
    there, ended = make_image("There"), make_image("Ended")
    make_image("Free")
    place_hold("media", ended.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)
    withdraw(consent_of("Somebody else", ended), today=today)

    assert offered(editor, screen(consent_of(NAME, there))) == ["Free"]


def test_nothing_chosen_changes_nothing(editor: Client, make_image: Make) -> None:
    make_image("First")
    consent = consent_of(NAME)

    assert "Choose at least one photo or video." in editor.post(screen(consent)).content.decode()
    assert consent.links.count() == 0


def test_one_that_no_longer_stands_takes_nothing_any_more(
    editor: Client, make_image: Make, today: date
) -> None:
    ended = make_image("Ended")
    place_hold("media", ended.uuid, ground=Hold.Ground.ARCHIVE, reason="Kept", today=today)
    consent = consent_of(NAME, ended)
    withdraw(consent, today=today)
    other = make_image("Other")
    editor.post(screen(consent), {"chosen": [str(other.uuid)]})

    assert consent.links.filter(medium=other.uuid).count() == 0


def test_who_may_only_look_does_not_get_there(make_image: Make) -> None:
    # The admin sends whoever may not do something back to its home.
    assert client_as("officer").get(screen(consent_of(NAME))).status_code == 302
