"""Words of whoever was erased stand in no page of the database, read with or without the suite."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.search.backends import get_search_backend

from retention import deleted_text, engine, stores
from retention.rules.decision import Cause
from ser_site.committees.models import MemberPage
from ser_site.committees.operations.departure import leave
from tests.commands import enforce
from tests.integration.committees.conftest import Appoint
from tests.traces import in_the_database

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]

#: Begins as no other word does, so that an index writes it in full.
NAME = "Xylofoon Voorbeeld"


@pytest.fixture(autouse=True)
def others(appoint: Appoint) -> None:
    """Somebody who stays, so that what is looked in is not empty."""
    appoint("Anna Blijft")


def test_a_departure_leaves_no_word_of_the_profile(appoint: Appoint, today: date) -> None:
    member = appoint(NAME)
    assert in_the_database("xylofoon")
    leave(member, on=today, today=today)

    assert enforce()[0] == 0

    assert in_the_database("xylofoon") == {}


def test_a_photo_erased_at_once_leaves_no_word_of_its_title(make_image: Make, today: date) -> None:
    photo = make_image("Xylofoon op het plein")
    assert in_the_database("xylofoon")
    media = stores.get("media")
    withdrawn = media.candidate(photo.uuid, Cause.CONSENT_WITHDRAWN)
    assert withdrawn is not None

    engine.apply(media, [withdrawn], today=today)

    assert in_the_database("xylofoon") == {}


def test_a_photo_deleted_by_an_editor_leaves_no_word_of_its_title(
    make_image: Make, admin_client: Client
) -> None:
    photo = make_image("Xylofoon op het plein")

    admin_client.post(reverse("wagtailimages:delete", args=[photo.pk]))

    # What the session says of it is the editor's own, and goes with the session.
    assert set(in_the_database("xylofoon")) <= {"django_session"}


def test_a_sweep_wipes_what_one_that_was_killed_left(
    appoint: Appoint, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    leave(appoint(NAME), on=today, today=today)
    with monkeypatch.context() as patch:
        patch.setattr(deleted_text, "wipe", lambda: None)
        enforce()

    assert enforce()[0] == 0

    assert in_the_database("xylofoon") == {}


def test_whoever_stays_is_still_found(appoint: Appoint, today: date) -> None:
    leave(appoint(NAME), on=today, today=today)

    enforce()

    found = get_search_backend().search("blijft", MemberPage)
    assert [page.title for page in found] == ["Anna Blijft"]
