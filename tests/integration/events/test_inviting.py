"""An event is mailed to who asked for it: once, and never after withdrawing (promise P09)."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Permission, User
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings
from wagtail.models import ModelLogEntry

from forms_privacy.answers import Sort
from forms_privacy.operations.mailing import send_waiting
from retention.models import Erasure, Hold
from retention.operations.holds import place_hold
from ser_site.events import tasks
from ser_site.events.links import address_of
from ser_site.events.models import (
    INVITATIONS,
    Event,
    EventField,
    EventPage,
    Invitation,
    InvitationMail,
)
from ser_site.events.operations import inviting
from ser_site.events.operations.invitations import NotErased, withdraw, withdraw_for
from tests.integration.events.conftest import Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

NOBODY_LISTENS = 1
"""A port on which there is no mail server."""


@pytest.fixture
def storm(event_page: EventPage) -> Event:
    """Another event, on 8 February 2027."""
    page = EventPage(
        title="Storm op zee",
        slug="storm",
        kind="event",
        starts_on=date(2027, 2, 8),
        ends_on=date(2027, 2, 8),
        is_open=True,
    )
    page.form_fields = [  # type: ignore[misc]
        EventField(label="E-mailadres", field_type="email", sort=Sort.IDENTIFYING)
    ]
    event_page.get_parent().add_child(instance=page)
    page.save_revision().publish()
    return Event.objects.get(form__uuid=page.translation_key)


def address(event: Event) -> str:
    return reverse("events_admin:invite", args=[event.pk])


def invited() -> list[EmailMessage]:
    """Mails that invite; receipts of registering are others."""
    return [sent for sent in mail.outbox if "Storm op zee" in sent.subject]


def receivers() -> list[str]:
    return [to for sent in invited() for to in sent.to]


def later() -> None:
    """The next round of sending, an hour on."""
    list(send_waiting(now=timezone.now() + timedelta(hours=1)))


def without_a_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", NOBODY_LISTENS


def with_a_mail_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"


def test_who_asked_gets_it_with_a_link_to_stop(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    sign_up("Bram")

    admin_client.post(address(storm))

    (sent,) = invited()
    stop = address_of(Invitation.objects.get())
    assert (sent.to, sent.subject) == (["anne@voorbeeld.example"], "Je bent welkom: Storm op zee")
    assert "8 februari 2027" in sent.body and stop in sent.body and "/storm/" in sent.body
    assert sent.extra_headers["List-Unsubscribe"] == f"<{stop}>"


def test_it_is_in_the_language_in_which_somebody_registered(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    Invitation.objects.update(language="en")

    admin_client.post(address(storm))

    (sent,) = invited()
    assert sent.subject == "You are welcome: Storm op zee"
    assert "/en/invitations/" in sent.body


def test_nobody_is_invited_twice(sign_up: Register, storm: Event, admin_client: Client) -> None:
    sign_up("Anne", invitations=True)
    admin_client.post(address(storm))
    sign_up("Coen", invitations=True)

    admin_client.post(address(storm))
    later()

    assert receivers() == ["anne@voorbeeld.example", "coen@voorbeeld.example"]


def test_who_registered_already_is_not_invited(
    sign_up: Register, event_page: EventPage, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    event = Event.objects.get()

    admin_client.post(address(event))

    assert not InvitationMail.objects.exists()


def test_more_than_one_set_goes_in_turns(
    sign_up: Register, storm: Event, admin_client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inviting, "SET", 2)
    monkeypatch.setattr(tasks, "AT_ONCE", 1)
    for name in ("Anne", "Bram", "Coen"):
        sign_up(name, invitations=True)

    admin_client.post(address(storm))
    at_once = receivers()
    later()

    assert at_once == ["anne@voorbeeld.example"]
    assert receivers() == [f"{name}@voorbeeld.example" for name in ("anne", "bram", "coen")]


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

    withdraw_for("anne@voorbeeld.example", today=today)
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
    uuid = Invitation.objects.get().uuid
    place_hold(INVITATIONS, uuid, ground=Hold.Ground.LEGAL_CLAIM, reason="-", today=today)

    with pytest.raises(NotErased):
        withdraw(uuid, today=today)
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


def test_nobody_is_invited_where_nobody_can_register(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    EventPage.objects.filter(slug="storm").update(is_open=False)

    page = admin_client.post(address(storm), follow=True).content.decode()

    assert "Daarom wordt niemand uitgenodigd." in page
    assert not InvitationMail.objects.exists()


def test_the_screen_says_how_many_and_never_who(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    for name in ("Anne", "Bram"):
        sign_up(name, invitations=True)

    page = admin_client.get(address(storm)).content.decode()

    assert "Nodig 2 mensen uit" in page
    assert "Anne" not in page and "voorbeeld.example" not in page
    assert not InvitationMail.objects.exists()


def test_it_stands_recorded_who_did_it_and_to_how_many(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    for name in ("Anne", "Bram"):
        sign_up(name, invitations=True)

    admin_client.post(address(storm))

    entry = ModelLogEntry.objects.get(action="events.invite")
    assert (entry.user.username, entry.data, entry.object_id) == (
        "admin",
        {"count": 2},
        str(storm.pk),
    )


def test_who_does_not_handle_its_messages_invites_nobody(
    sign_up: Register, storm: Event, client: Client
) -> None:
    user = User.objects.create_user("rob", password="geheim")
    for codename in ("access_admin", "open_submission"):
        user.user_permissions.add(Permission.objects.get(codename=codename))
    client.force_login(user)
    sign_up("Anne", invitations=True)

    statuses = {client.get(address(storm)).status_code, client.post(address(storm)).status_code}

    assert statuses <= {302, 403}
    assert not InvitationMail.objects.exists()


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


def test_a_link_that_does_not_work_tells_nothing(
    sign_up: Register, client: Client, today: date
) -> None:
    sign_up("Anne", invitations=True)
    invitation = Invitation.objects.get()
    path = urlsplit(address_of(invitation)).path
    tampered = client.post(path.replace(invitation.uuid.hex, "0" * 32))
    assert Invitation.objects.exists()

    withdraw_for("anne@voorbeeld.example", today=today)

    for answer in (tampered, client.get(path), client.post(path)):
        assert answer.status_code == 404
        assert "Deze link werkt niet" in answer.content.decode()


def test_who_was_invited_is_forgotten_when_the_event_is_over(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    admin_client.post(address(storm))

    inviting.forget_invited(date(2027, 2, 8))
    assert InvitationMail.objects.count() == 1
    inviting.forget_invited(date(2027, 2, 9))

    assert not InvitationMail.objects.exists()
    assert Invitation.objects.exists()
