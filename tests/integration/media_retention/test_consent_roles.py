"""Objections at a photo, and who reaches which screen about people depicted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from media_retention.models import Decision, Objection
from media_retention.operations.objections import object_to
from ser_site.media.models import SerImage
from tests.consenting import NAME, consent_of, signed_form
from tests.people import ROLES, client_as

from .consents import text, url

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]


Make = Callable[..., Any]


@pytest.fixture
def editor() -> Client:
    return client_as("editor")


def test_an_objection_is_recorded_at_the_photo(editor: Client, make_image: Make) -> None:
    photo = make_image()
    screen = reverse("media_retention:object", args=[photo.uuid])
    assert screen in text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))

    editor.post(screen, {"reason": f"{NAME} wil dit niet"})

    assert SerImage.objects.get().taken_down_at is not None
    page = text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))
    assert "Somebody objected to it" in page
    assert reverse("media_retention:restore", args=[photo.uuid]) not in page
    editor.post(reverse("media_retention:restore", args=[photo.uuid]))
    assert SerImage.objects.get().taken_down_at is not None


def test_what_rests_on_consent_is_sent_to_the_withdrawal(editor: Client, make_image: Make) -> None:
    photo = make_image()
    consent_of(NAME, photo)
    screen = reverse("media_retention:object", args=[photo.uuid])
    assert screen not in text(editor.get(reverse("wagtailimages:edit", args=[photo.pk])))
    assert "Have that withdrawn" in text(editor.post(screen, {"reason": "Nee"}))
    assert not Objection.objects.exists()


def test_the_coordinator_decides(make_image: Make, today: date) -> None:
    coordinator = client_as("coordinator")
    objection = object_to(make_image("Kade"), f"{NAME} wil dit niet", today=today)
    assert "Objections (1)" in text(coordinator.get(reverse("wagtailadmin_home")))
    listed = text(coordinator.get(reverse("media_retention_objection:index")))
    assert "Kade" in listed
    assert NAME not in listed
    decide = reverse("media_retention_objection:decide", args=[objection.pk])
    assert NAME in text(coordinator.get(decide))

    coordinator.post(decide, {"decision": Decision.ERASE, "motivation": "Terecht"})

    assert not SerImage.objects.exists()
    assert "Objections (1)" not in text(coordinator.get(reverse("wagtailadmin_home")))


def test_a_refused_objection_says_why_to_who_may_read_it(make_image: Make, today: date) -> None:
    coordinator = client_as("coordinator")
    objection = object_to(make_image("Kade"), "Nee", today=today)
    decide = reverse("media_retention_objection:decide", args=[objection.pk])

    coordinator.post(decide, {"decision": Decision.RESTORE, "motivation": "Openbare zitting"})

    assert SerImage.objects.get().taken_down_at is None
    page = text(coordinator.get(reverse("media_retention_objection:inspect", args=[objection.pk])))
    assert "Openbare zitting" in page


MAY: dict[str, set[str]] = {
    "index": {"editor", "coordinator", "officer", "superuser"},
    "inspect": {"editor", "coordinator", "officer", "superuser"},
    "add": {"editor", "coordinator", "superuser"},
    "edit": {"editor", "coordinator", "superuser"},
    "withdraw": {"editor", "coordinator", "superuser"},
    "evidence": {"editor", "coordinator", "officer", "superuser"},
    "of_medium": {"editor", "coordinator", "superuser"},
    "object": {"editor", "coordinator", "superuser"},
    "objections": {"editor", "coordinator", "officer", "superuser"},
    "decide": {"coordinator", "superuser"},
}


@pytest.mark.parametrize("role", ROLES)
def test_who_reaches_what(role: str, make_image: Make, today: date) -> None:
    photo = make_image()
    consent = consent_of(NAME, make_image(), evidence=signed_form())
    objection = object_to(photo, "Nee", today=today)
    screens = {
        **{name: url(name, consent.pk) for name in ("inspect", "edit", "withdraw", "evidence")},
        "index": url("index"),
        "add": url("add"),
        "of_medium": reverse("media_retention:consents", args=[photo.uuid]),
        "object": reverse("media_retention:object", args=[photo.uuid]),
        "objections": reverse("media_retention_objection:index"),
        "decide": reverse("media_retention_objection:decide", args=[objection.pk]),
    }
    client = client_as(role)

    reached = {name for name, screen in screens.items() if client.get(screen).status_code == 200}

    assert reached == {name for name, roles in MAY.items() if role in roles}
