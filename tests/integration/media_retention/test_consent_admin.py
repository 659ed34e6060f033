"""Consents and objections in the admin: what the screens do, and who sees whose name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from media_retention.models import Consent
from media_retention.operations import consent as consents
from retention.models import Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.media.models import SerImage
from tests.consenting import NAME, PARENT, consent_of, lies_in, signed_form
from tests.integration.conftest import MakePage
from tests.people import client_as

from .consents import SENT, text, url

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def test_an_editor_records_a_consent_with_a_photo(editor: Client, make_image: Make) -> None:
    photo = make_image()

    sent = {**SENT, "evidence": signed_form()}
    response = editor.post(f"{url('add')}?medium={photo.uuid}", sent)

    assert response.status_code == 302, response.context["form"].errors
    consent = Consent.objects.get()
    assert (consent.name.open(), consent.recorded_on) == (NAME, date(2026, 9, 14))
    assert [link.medium for link in consent.links.all()] == [photo.uuid]
    assert SerImage.objects.get().legal_basis == "consent"
    assert lies_in(consent.evidence.name) == {"private"}


def test_the_form_is_sent_to_where_it_keeps_its_photo(editor: Client, make_image: Make) -> None:
    photo = make_image()
    page = text(editor.get(f"{url('add')}?medium={photo.uuid}"))
    assert f'action="{url("add")}?medium={photo.uuid}"' in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("given_on", "2026-09-15"),
        ("ends_on", "2026-09-14"),
        ("name", ""),
        ("wording", ""),
        ("evidence", None),
    ],
)
def test_what_cannot_be_is_refused(editor: Client, field: str, value: str | None) -> None:
    odd = signed_form()
    odd.name = "toestemming.exe"
    response = editor.post(url("add"), {**SENT, field: odd if value is None else value})

    assert list(response.context["form"].errors) == [field]
    assert not Consent.objects.exists()


def test_a_child_needs_a_guardian(editor: Client) -> None:
    child = {**SENT, "is_child": "on"}
    assert list(editor.post(url("add"), child).context["form"].errors) == ["guardian"]

    editor.post(url("add"), {**child, "guardian": PARENT})

    consent = Consent.objects.get()
    assert (consent.is_child, consent.guardian.open()) == (True, PARENT)
    page = text(editor.get(url("inspect", consent.pk)))
    assert PARENT in page
    assert "a parent or guardian gave this consent" in page


def test_withdrawing_first_says_what_goes(editor: Client, news: MakePage, make_image: Make) -> None:
    photo = make_image("Kade")
    news("Havenbezoek", on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)

    page = text(editor.get(url("withdraw", consent.pk)))

    assert "Kade" in page
    assert "Havenbezoek" in page
    assert SerImage.objects.exists()


def test_a_page_and_its_translation_are_told_apart_by_language(
    editor: Client, news: MakePage, make_image: Make
) -> None:
    photo = make_image("Kade")
    page = news("Noor", on=date(2026, 9, 2), hero_image=photo)
    english, _made = Locale.objects.get_or_create(language_code="en")
    page.copy_for_translation(english, copy_parents=True).save_revision().publish()
    news("Haven", on=date(2026, 9, 2), hero_image=photo)
    consent = consent_of(NAME, photo)
    withdrawing = text(editor.get(url("withdraw", consent.pk)))
    shown = text(editor.get(reverse("media_retention:medium", args=[photo.uuid])))

    assert "<li>Noor (Dutch)</li><li>Noor (English)</li>" in withdrawing
    assert "<li>Haven</li>" in withdrawing
    assert ">Noor (Dutch)</a>" in shown
    assert ">Noor (English)</a>" in shown


def test_one_button_withdraws(editor: Client, news: MakePage, make_image: Make) -> None:
    photos = [make_image(f"Foto {number}") for number in range(3)]
    page = news("Over haar", on=date(2026, 9, 2), hero_image=photos[0])
    page.lead = f"Een gesprek met {NAME}."
    page.save_revision().publish()
    consent = consent_of(NAME, *photos, evidence=signed_form())

    said = text(editor.post(url("withdraw", consent.pk), {"channel": "email"}))

    assert "3 files are off the site" in said
    assert not SerImage.objects.exists()
    assert not Consent.objects.exists()
    assert f'href="{reverse("wagtailadmin_pages:edit", args=[page.pk])}"' in said
    page.refresh_from_db()
    assert NAME in page.lead, "nothing is rewritten"


def test_the_list_of_pages_is_kept_nowhere(editor: Client, make_image: Make) -> None:
    consent = consent_of(NAME, make_image())

    response = editor.post(url("withdraw", consent.pk), {"channel": "email"})

    assert response["Cache-Control"].startswith("no-store, private")
    assert NAME not in str([session.get_decoded() for session in Session.objects.all()])


def test_without_a_channel_nothing_is_withdrawn(editor: Client, make_image: Make) -> None:
    consent = consent_of(NAME, make_image())
    response = editor.post(url("withdraw", consent.pk), {})
    assert list(response.context["form"].errors) == ["channel"]
    assert SerImage.objects.exists()


def test_a_lost_key_does_not_stop_a_withdrawal(editor: Client, make_image: Make) -> None:
    consent = consent_of(NAME, make_image())
    VaultKey.objects.all().delete()

    assert "its key is missing" in text(editor.get(url("inspect", consent.pk)))
    said = text(editor.post(url("withdraw", consent.pk), {"channel": "email"}))

    assert "no text was searched" in said
    assert not SerImage.objects.exists()


def test_an_end_that_is_filled_in_later_counts(editor: Client, make_image: Make) -> None:
    photo = make_image()
    consent = consent_of(NAME, photo)

    editor.post(url("edit", consent.pk), {**SENT, "ends_on": "2026-10-01"})

    assert SerImage.objects.get().due == date(2026, 10, 1)
    page = text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))
    assert "Stays until 1 October 2026, because the consent of somebody" in page


def test_a_consent_is_attached_and_detached_at_the_photo(editor: Client, make_image: Make) -> None:
    photo = make_image()
    consent = consent_of(NAME)
    screen = reverse("media_retention:consents", args=[photo.uuid])

    editor.post(screen, {"consent": consent.pk})
    assert consent.links.count() == 1
    assert consent.number in text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))

    editor.post(screen, {"detach": consent.pk})
    assert consent.links.count() == 0


def test_the_basis_is_not_switched_in_the_form(
    editor: Client, make_image: Make, today: date
) -> None:
    photo = make_image()
    place_hold("media", photo.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="Zaak", today=today)
    consents.withdraw(consent_of(NAME, photo), today=today)
    sent = {
        "title": "Kade",
        "people_recognisable": "True",
        "legal_basis": "journalistic_interest",
        "intended_use": "news",
        "tags": "",
    }

    response = editor.post(reverse("wagtailimages:edit", args=[photo.pk]), sent)
    assert list(response.context["form"].errors) == ["legal_basis"]
    nobody = {**sent, "legal_basis": "consent", "people_recognisable": "False"}
    response = editor.post(reverse("wagtailimages:edit", args=[photo.pk]), nobody)
    assert list(response.context["form"].errors) == ["people_recognisable"]

    assert SerImage.objects.get().legal_basis == "consent"


def test_the_basis_is_not_switched_by_code(make_image: Make) -> None:
    photo = make_image()
    consent_of(NAME, photo)
    photo = SerImage.objects.get()
    photo.legal_basis = "public_interest"

    with pytest.raises(ValidationError):
        photo.save()

    assert SerImage.objects.get().legal_basis == "consent"


def test_without_any_consent_the_basis_is_free(make_image: Make) -> None:
    photo = make_image(legal_basis="consent")
    photo.legal_basis = "journalistic_interest"
    photo.save()
    assert SerImage.objects.get().legal_basis == "journalistic_interest"
