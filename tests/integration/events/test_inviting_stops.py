"""After withdrawing nothing goes any more, and a link in the mail withdraws (promise P09)."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from forms_privacy.models import GivenConsent
from forms_privacy.operations.mailing import send_waiting
from retention.models import Erasure, Hold
from retention.operations.holds import place_hold
from ser_site.events.links import address_of
from ser_site.events.models import (
    INVITATIONS,
    INVITED,
    Event,
    EventPage,
    Invitation,
    InvitationMail,
)
from ser_site.events.operations.invitations import NotErased, withdraw, withdraw_for
from tests.integration.events.conftest import Register
from tests.integration.events.inviting import (
    address,
    later,
    receivers,
    with_a_mail_server,
    without_a_mail_server,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def test_a_mail_that_had_to_wait_goes_once(
    sign_up: Register, storm: Event, admin_client: Client, settings: Settings
) -> None:
    sign_up("Anne", invitations=True)
    without_a_mail_server(settings)
    admin_client.post(address(storm))
    assert InvitationMail.objects.get().last_error == "ConnectionRefusedError"

    with_a_mail_server(settings)
    later()
    later()

    assert receivers() == ["anne@voorbeeld.example"]


def test_withdrawn_while_the_mail_waits_nothing_goes(
    sign_up: Register, storm: Event, admin_client: Client, settings: Settings, today: date
) -> None:
    sign_up("Anne", invitations=True)
    without_a_mail_server(settings)
    admin_client.post(address(storm))

    withdraw_for("anne@voorbeeld.example", today=today, now=timezone.now())
    with_a_mail_server(settings)
    later()

    assert not InvitationMail.objects.exists()
    assert receivers() == []


def test_withdrawn_under_a_hold_nothing_goes_either(
    sign_up: Register, storm: Event, admin_client: Client, settings: Settings, today: date
) -> None:
    sign_up("Anne", invitations=True)
    without_a_mail_server(settings)
    admin_client.post(address(storm))
    asked = Invitation.objects.get()
    place_hold(INVITATIONS, asked.uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="-", today=today)

    with pytest.raises(NotErased):
        withdraw(asked, channel="link", today=today, now=timezone.now())
    with_a_mail_server(settings)
    later()

    assert Invitation.objects.exists()
    assert receivers() == []


def test_closed_while_the_mail_waits_nothing_goes(
    sign_up: Register, storm: Event, admin_client: Client, settings: Settings
) -> None:
    sign_up("Anne", invitations=True)
    without_a_mail_server(settings)
    admin_client.post(address(storm))

    EventPage.objects.filter(slug="storm").update(is_open=False)
    with_a_mail_server(settings)
    later()

    assert receivers() == []


def test_the_link_asks_first_and_then_erases(sign_up: Register, client: Client) -> None:
    sign_up("Anne", invitations=True)
    invitation = Invitation.objects.get()
    path = urlsplit(address_of(invitation)).path

    asked = client.get(path)
    assert (asked.status_code, Invitation.objects.count()) == (200, 1)
    told = client.post(path)

    assert "Je krijgt geen uitnodigingen meer" in told.content.decode()
    assert not Invitation.objects.exists()
    assert Erasure.objects.get(record=invitation.uuid).cause == "consent_withdrawn"
    assert (asked["Cache-Control"], asked["Referrer-Policy"]) == (
        "no-store, private",
        "no-referrer",
    )
    assert not client.cookies


def test_a_mail_program_stops_it_with_one_post(sign_up: Register) -> None:
    sign_up("Anne", invitations=True)
    path = urlsplit(address_of(Invitation.objects.get())).path

    answer = Client(enforce_csrf_checks=True).post(path, {"List-Unsubscribe": "One-Click"})

    assert answer.status_code == 200
    assert not Invitation.objects.exists()


def test_withdrawn_with_the_link_the_registration_says_so(
    sign_up: Register, client: Client
) -> None:
    anne, bram = sign_up("Anne", invitations=True), sign_up("Bram", invitations=True)
    asked = Invitation.objects.get(person=bytes(anne.person or b""))

    client.post(urlsplit(address_of(asked)).path)

    given = GivenConsent.objects.get(submission=anne, purpose=INVITED)
    assert given.withdrawn_at is not None and given.withdrawn_channel == "link"
    assert not GivenConsent.objects.filter(submission=bram).exclude(withdrawn_at=None).exists()


def test_the_home_page_tells_of_an_invitation_that_was_given_up(
    sign_up: Register, storm: Event, admin_client: Client, settings: Settings
) -> None:
    sign_up("Anne", invitations=True)
    without_a_mail_server(settings)
    admin_client.post(address(storm))
    list(send_waiting(now=timezone.now() + timedelta(days=8)))

    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "1 mail kon niet worden verstuurd." in page


def test_a_link_that_does_not_work_tells_nothing(
    sign_up: Register, client: Client, today: date
) -> None:
    sign_up("Anne", invitations=True)
    invitation = Invitation.objects.get()
    path = urlsplit(address_of(invitation)).path
    tampered = client.post(path.replace(invitation.uuid.hex, "0" * 32))
    assert Invitation.objects.exists()

    withdraw_for("anne@voorbeeld.example", today=today, now=timezone.now())

    for answer in (tampered, client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "Deze link werkt niet" in answer.content.decode()
