"""A consent under a hold says what it said, and can be withdrawn all the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.storage import storages
from django.test import Client

from media_retention.models import CONSENTS, Consent
from media_retention.operations import consent as consents
from media_retention.operations.held import UnderHold
from retention.models import Hold
from retention.operations.holds import place_hold, release_hold
from ser_site.media.models import SerImage
from tests.consenting import CONTACT, NAME, TODAY, consent_of, signed_form
from tests.people import client_as

from .consents import SENT, text, url

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def held(consent: Consent) -> Hold:
    return place_hold(
        CONSENTS,
        consent.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="A claim runs.",
        today=TODAY,
    )


OTHER: dict[str, Any] = {
    "name": "Somebody Else",
    "contact": "",
    "guardian": "Somebody",
    "is_child": True,
    "purpose": "Iets anders",
    "wording": "Iets anders.",
    "wording_version": "2",
    "given_on": date(2026, 8, 1),
    "channel": "email",
    "ends_on": date(2026, 12, 1),
    "evidence": "",
}


@pytest.mark.parametrize("field", OTHER)
def test_a_direct_save_changes_nothing_of_it(field: str) -> None:
    consent = consent_of(evidence=signed_form())
    held(consent)
    setattr(consent, field, OTHER[field])

    with pytest.raises(UnderHold):
        consent.save()

    kept = Consent.objects.get()
    assert (kept.name.open(), kept.contact.open(), kept.guardian.open()) == (NAME, CONTACT, "")
    assert (kept.is_child, kept.purpose) == (False, "Foto’s van het werkbezoek, op de website")
    assert (kept.wording_version, kept.given_on) == ("2026-1", date(2026, 9, 1))
    assert (kept.channel, kept.ends_on) == ("paper", None)
    assert kept.wording == "Ik vind het goed dat de SER mijn foto plaatst."
    assert storages["private"].exists(str(kept.evidence.name))


def test_neither_does_the_operation_that_changes_one() -> None:
    consent = consent_of()
    held(consent)
    consent.purpose = "Iets anders"

    with pytest.raises(UnderHold):
        consents.change(consent, today=TODAY, by=None)

    assert Consent.objects.get().purpose == "Foto’s van het werkbezoek, op de website"


def test_what_is_saved_unchanged_is_saved() -> None:
    consent = consent_of()
    held(consent)
    consent.name = NAME
    consent.save()

    assert Consent.objects.get().name.open() == NAME


def test_its_screen_says_so_and_offers_no_editing(editor: Client) -> None:
    consent = consent_of()
    held(consent)
    answer = editor.get(url("inspect", consent.pk))

    assert "This consent is under a hold: what was written down stays as it is." in text(answer)
    offered = [button.url for button in answer.context["view"].header_buttons]
    assert offered == [url("attach_media", consent.pk), url("withdraw", consent.pk)]


@pytest.mark.parametrize(("role", "sees"), [("coordinator", True), ("editor", False)])
def test_who_sees_holds_reads_why(role: str, sees: bool) -> None:
    consent = consent_of()
    held(consent)
    page = text(client_as(role).get(url("inspect", consent.pk)))

    assert ("A claim runs." in page, "under a hold" in page) == (sees, True)


@pytest.mark.parametrize("method", ["get", "post"])
def test_editing_is_refused_in_words(editor: Client, method: str) -> None:
    consent = consent_of(evidence=signed_form())
    held(consent)
    sent = {**SENT, "purpose": "Iets anders", "evidence": signed_form("other")}
    answer = getattr(editor, method)(url("edit", consent.pk), sent, follow=True)

    assert answer.redirect_chain == [(url("inspect", consent.pk), 302)]
    assert text(answer).count("This consent is under a hold") == 2
    kept = Consent.objects.get()
    assert kept.purpose == "Foto’s van het werkbezoek, op de website"
    with storages["private"].open(str(kept.evidence.name)) as file:
        assert file.read() == NAME.encode()


def test_a_hold_placed_while_the_form_was_filled_in(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    consent = consent_of()
    held(consent)
    seen = iter([None])
    monkeypatch.setattr(
        "media_retention.viewsets.consents.active_hold", lambda *asked: next(seen, True)
    )
    answer = editor.post(url("edit", consent.pk), {**SENT, "purpose": "Iets anders"})

    assert (answer.status_code, answer["Location"]) == (302, url("inspect", consent.pk))
    assert Consent.objects.get().purpose == "Foto’s van het werkbezoek, op de website"


def test_withdrawing_stays_possible(editor: Client, make_image: Make) -> None:
    consent = consent_of(NAME, make_image())
    held(consent)
    editor.post(url("withdraw", consent.pk), {"channel": "email"})

    kept = Consent.objects.get()
    assert (kept.withdrawn_on, kept.name.open()) == (TODAY, NAME)
    assert not SerImage.objects.exists()


def test_a_photo_can_still_rest_on_it(make_image: Make) -> None:
    consent, photo = consent_of(), make_image()
    held(consent)
    consents.attach(consent, [photo.uuid], today=TODAY)

    assert [link.medium for link in Consent.objects.get().links.all()] == [photo.uuid]


def test_once_it_is_released_it_can_be_corrected(editor: Client) -> None:
    consent = consent_of()
    release_hold(held(consent), today=TODAY)
    editor.post(url("edit", consent.pk), SENT)

    assert Consent.objects.get().purpose == "Foto’s van het werkbezoek"
