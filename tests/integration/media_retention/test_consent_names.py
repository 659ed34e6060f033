"""Names of people depicted and their evidence: who reads them, and where they never are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from media_retention.models import Consent
from tests.consenting import NAME, consent_of, lies_in, signed_form
from tests.integration.conftest import SetToday
from tests.people import client_as, user_as

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


@pytest.fixture
def nameless() -> Client:
    """Somebody who works with consents, and may not see names."""
    from django.contrib.auth.models import Permission

    user = user_as("editor")
    group = user.groups.get()
    group.permissions.remove(Permission.objects.get(codename="view_names"))
    client = Client()
    client.force_login(user)
    return client


def test_names_are_in_no_list_and_no_log(editor: Client, make_image: Make) -> None:
    photo = make_image()
    editor.post(f"{url('add')}?medium={photo.uuid}", SENT)
    consent = Consent.objects.get()
    editor.post(url("edit", consent.pk), {**SENT, "purpose": "Anders"})

    assert NAME not in text(editor.get(url("index")))
    assert NAME not in text(editor.get(url("history", consent.pk)))
    assert NAME not in text(editor.get(reverse("media_retention:consents", args=[photo.uuid])))
    assert NAME not in text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))
    said = {entry.label for entry in ModelLogEntry.objects.for_instance(consent)}
    assert {label.split()[-1] for label in said} == {consent.number}


def test_searching_a_name_finds_nothing(editor: Client) -> None:
    consent = consent_of(NAME)
    assert consent.number in text(editor.get(url("index"), {"q": "werkbezoek"}))
    assert consent.number not in text(editor.get(url("index"), {"q": NAME.split()[0]}))


def test_who_may_see_names_reads_them_on_the_consent(editor: Client) -> None:
    consent = consent_of(NAME)
    assert NAME in text(editor.get(url("inspect", consent.pk)))


def test_who_may_not_see_names_does_not(nameless: Client) -> None:
    consent = consent_of(NAME, evidence=signed_form())

    assert NAME not in text(nameless.get(url("inspect", consent.pk)))
    assert NAME not in text(nameless.get(url("edit", consent.pk)))
    assert nameless.get(url("evidence", consent.pk)).status_code == 302


def test_who_may_see_names_corrects_one(editor: Client) -> None:
    consent = consent_of("Noor Voorbeld")
    assert 'value="Noor Voorbeld"' in text(editor.get(url("edit", consent.pk)))

    editor.post(url("edit", consent.pk), SENT)

    consent.refresh_from_db()
    assert consent.name.open() == NAME


def test_who_may_not_see_names_changes_the_rest(nameless: Client) -> None:
    consent = consent_of(NAME)
    sent = {key: value for key, value in SENT.items() if key not in ("name", "contact")}

    nameless.post(url("edit", consent.pk), {**sent, "purpose": "Iets anders"})

    consent.refresh_from_db()
    assert (consent.purpose, consent.name.open()) == ("Iets anders", NAME)


def test_who_may_not_change_one_does_not_learn_that_it_is_over(set_today: SetToday) -> None:
    stands, over = consent_of(NAME), consent_of(NAME, ends_on=date(2026, 9, 20))
    set_today(date(2026, 9, 21))
    outsider = client_as("secretariat")

    answers: list[Any] = [outsider.get(url("edit", one.pk)) for one in (stands, over)]

    assert [answer.url for answer in answers] == [reverse("wagtailadmin_home")] * 2


def test_the_evidence_is_for_who_may_see_names(editor: Client) -> None:
    consent = consent_of(NAME, evidence=signed_form("handtekening"))
    response: Any = editor.get(url("evidence", consent.pk))
    assert b"".join(response.streaming_content) == b"handtekening"
    assert response["Cache-Control"].startswith("no-store, private")


def test_replaced_evidence_goes(editor: Client) -> None:
    consent = consent_of(NAME, evidence=signed_form())
    before = consent.evidence.name

    response = editor.post(url("edit", consent.pk), {**SENT, "evidence": signed_form("nieuw")})

    assert response.status_code == 302, response.context["form"].errors
    consent.refresh_from_db()
    assert (lies_in(before), lies_in(consent.evidence.name)) == (set(), {"private"})
