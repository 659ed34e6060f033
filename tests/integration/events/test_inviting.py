"""An event is mailed to who asked for it: once, and by who may (promise P09)."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from wagtail.models import ModelLogEntry

from retention import stores
from ser_site.events import tasks
from ser_site.events.links import address_of
from ser_site.events.models import (
    INVITATIONS,
    Event,
    EventPage,
    Invitation,
    InvitationMail,
)
from ser_site.events.operations import inviting
from tests.integration.events.conftest import Register
from tests.integration.events.inviting import (
    address,
    invited,
    later,
    receivers,
)

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]


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


def test_a_copy_of_the_data_tells_to_what_somebody_was_invited(
    sign_up: Register, storm: Event, admin_client: Client
) -> None:
    sign_up("Anne", invitations=True)
    admin_client.post(address(storm))
    told = stores.get(INVITATIONS).export(Invitation.objects.get().uuid)

    assert [one["event"] for one in told["invited"]] == ["Storm op zee"]  # type: ignore[attr-defined]
