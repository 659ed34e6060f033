"""The screens of objections: who reads the reason, what goes along, who was faster."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from media_retention.models import Decision, Objection
from media_retention.operations.objections import decide, object_to
from media_retention.views.objections import ObjectView
from retention.models import Act, Erasure
from ser_site.media.models import SerEmbed, SerImage
from tests.commands import enforce, outcomes
from tests.consenting import consent_of, lies_in
from tests.integration.media_retention.test_embed_posters import boxes as poster_boxes
from tests.integration.media_retention.test_twins import boxes, on_hold, text, titles, url
from tests.people import client_as
from tests.testapp.builders import make_embed

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

Make = Callable[..., Any]

REASON = "Sybrand Hoogterp wil niet herkenbaar in beeld."
WHY = "Openbare zitting van de raad"


def screen(name: str, objection: Objection) -> str:
    return reverse(f"media_retention_objection:{name}", args=[objection.pk])


def pages_of(client: Client, objection: Objection) -> str:
    """All that somebody can open about an objection."""
    photo = SerImage.objects.get(uuid=objection.medium)
    addresses = [
        screen("inspect", objection),
        reverse("media_retention_objection:index"),
        reverse("media_retention_objection:index") + "?export=csv",
        reverse("wagtailimages:edit", args=[photo.pk]),
        reverse("media_retention:object", args=[photo.uuid]),
        reverse("wagtailadmin_reports:site_history"),
        reverse("wagtailadmin_home"),
    ]
    answers = [client.get(address, follow=True) for address in addresses]
    return "".join(answer.getvalue().decode() for answer in answers)


@pytest.fixture
def decided(make_image: Make, today: date) -> Objection:
    """One that was refused: then there are two texts to keep to few."""
    objection = object_to(make_image("Kade"), REASON, today=today)
    decide(objection, Decision.RESTORE, WHY, today=today)
    return objection


@pytest.mark.parametrize(
    ("role", "reads"), [("editor", False), ("coordinator", True), ("officer", True)]
)
def test_only_who_decides_or_oversees_reads_the_reason(
    role: str, reads: bool, decided: Objection
) -> None:
    shown = pages_of(client_as(role), decided)

    assert ("Hoogterp" in shown, WHY in shown) == (reads, reads)


def test_who_may_see_names_does_not_read_the_reason(decided: Objection) -> None:
    client = client_as("editor")
    user = User.objects.get(username="editor")
    user.user_permissions.add(Permission.objects.get(codename="view_names"))

    answer = text(client.get(screen("inspect", decided)))

    assert "Hoogterp" not in answer
    assert "Only who decides on objections" in answer


def test_erasing_offers_twins_on_the_same_ground_ticked(make_image: Make, today: date) -> None:
    objection = object_to(make_image("First"), REASON, today=today)
    make_image("Second")
    make_image("Third", legal_basis="public_interest")
    make_image("Fourth", legal_basis="consent")
    coordinator = client_as("coordinator")

    assert boxes(coordinator, screen("decide", objection)) == {"Second": True, "Third": False}
    assert "it rests on consent: have that withdrawn" in text(
        coordinator.get(screen("decide", objection))
    )


def test_a_granted_objection_erases_what_is_ticked(make_image: Make, today: date) -> None:
    first, second, third = make_image("First"), make_image("Second"), make_image("Third")
    objection = object_to(first, REASON, today=today)
    object_to(second, REASON, today=today)
    sent = {"decision": "erase", "motivation": "Terecht", "twins": [str(second.uuid)]}
    client_as("coordinator").post(screen("decide", objection), sent)

    assert titles(first, second, third) == ["Third"]
    lines = Erasure.objects.filter(record=second.uuid, act=Act.ERASED)
    assert lines.get().cause == "objection"
    assert Objection.objects.count() == 0


def test_a_twin_under_a_hold_leaves_the_site_with_the_decision(
    make_image: Make, today: date
) -> None:
    first, second = make_image("First"), make_image("Second")
    on_hold(second)
    objection = object_to(first, REASON, today=today)
    sent = {"decision": "erase", "motivation": "Terecht", "twins": [str(second.uuid)]}
    client_as("coordinator").post(screen("decide", objection), sent)

    assert titles(first, second) == ["Second"]
    assert lies_in(second.file.name) == {"private"}


def test_a_refused_objection_leaves_twins_alone(make_image: Make, today: date) -> None:
    first, second = make_image("First"), make_image("Second")
    objection = object_to(first, REASON, today=today)
    sent = {"decision": "restore", "motivation": "Nee", "twins": [str(second.uuid)]}
    client_as("coordinator").post(screen("decide", objection), sent)

    assert titles(first, second) == ["First", "Second"]


def test_the_opening_picture_goes_with_the_video(make_image: Make, today: date) -> None:
    picture = make_image("Start")
    film = make_embed("Film", poster=picture)
    objection = object_to(film, REASON, today=today)
    coordinator = client_as("coordinator")
    assert poster_boxes(coordinator, screen("decide", objection)) == {"Start": True}
    sent = {"decision": "erase", "motivation": "Ja", "posters": [str(picture.uuid)]}
    coordinator.post(screen("decide", objection), sent)

    assert (SerEmbed.objects.count(), SerImage.objects.count()) == (0, 0)


def meanwhile(monkeypatch: pytest.MonkeyPatch, what: Callable[[], object]) -> None:
    """Somebody else acts between the check of the form and the act."""
    act = ObjectView.act

    def after(self: Any, candidate: Any) -> Any:
        what()
        return act(self, candidate)

    monkeypatch.setattr(ObjectView, "act", after)


def test_consent_recorded_meanwhile_stops_the_objection_and_its_twins(
    make_image: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_image("First"), make_image("Second")
    meanwhile(monkeypatch, lambda: consent_of("Iemand", first))
    sent = {"reason": REASON, "twins": [str(second.uuid)]}
    answer = client_as("editor").post(url("object", first), sent, follow=True)

    assert "Have that withdrawn" in text(answer)
    assert not Objection.objects.exists()
    assert lies_in(second.file.name) == {"default"}


def test_recorded_twice_at_once_it_is_one_objection(
    make_image: Make, monkeypatch: pytest.MonkeyPatch, today: date
) -> None:
    photo = make_image("First")
    meanwhile(monkeypatch, lambda: object_to(photo, REASON, today=today))
    answer = client_as("editor").post(url("object", photo), {"reason": REASON}, follow=True)

    assert "waits for a decision already" in text(answer)
    assert Objection.objects.count() == 1


def test_a_decided_objection_is_placed_under_a_hold_from_its_screen(
    decided: Objection, today: date
) -> None:
    coordinator = client_as("coordinator")
    (place,) = re.findall(
        r'href="([^"]*/holds/[^"]*media-objection[^"]*)"',
        coordinator.get(screen("inspect", decided)).getvalue().decode(),
    )
    sent = {"ground": "legal_claim", "reason": "Er loopt een zaak", "review_on": ""}
    coordinator.post(place, sent)

    assert outcomes(enforce()[1])[str(decided.uuid)] == "held"
    assert "This objection stays until" in text(coordinator.get(screen("inspect", decided)))
