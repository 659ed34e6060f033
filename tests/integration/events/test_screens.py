"""Events in the admin: the list for the door, and stopping invitations."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from forms_privacy.models import Access, GivenConsent, Submission
from retention.models import Erasure
from ser_site.events.models import INVITED, Event, EventPage, Invitation
from tests.integration.events.conftest import Register
from tests.integration.forms_privacy.inbox import listed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def test_the_list_for_the_door_has_who_comes_and_records_who_looks(
    sign_up: Register, admin_client: Client
) -> None:
    first = [sign_up(name) for name in ("Bram", "Anne", "Coen")][0]
    url = reverse("events_admin:participants", args=[Event.objects.get().pk])

    page = admin_client.get(url).content.decode()

    assert 0 < page.index("Anne") < page.index("Bram") and "Coen" not in page
    assert Access.objects.filter(submission=first.uuid, act="viewed").count() == 1
    assert Access.objects.count() == 2


def test_the_overview_counts_and_names_nobody(sign_up: Register, admin_client: Client) -> None:
    for name in ("Anne", "Bram", "Coen"):
        sign_up(name)

    page = admin_client.get(reverse("events_admin:index")).content.decode()

    assert "bezet: 2 van 2, op de wachtlijst: 1" in page and "Anne" not in page


def test_a_registration_is_no_work(sign_up: Register, admin_client: Client) -> None:
    anne = sign_up("Anne")

    assert listed(anne, admin_client) == (False, True)


def test_wagtails_address_of_an_events_submissions_shows_them(
    sign_up: Register, admin_client: Client
) -> None:
    anne = sign_up("Anne")
    page = EventPage.objects.get()

    shown = admin_client.get(f"/admin/forms/submissions/{page.pk}/", follow=True)

    assert anne.number in shown.content.decode()


def test_an_editor_stops_invitations_on_a_call(sign_up: Register, admin_client: Client) -> None:
    sign_up("Anne", invitations=True)
    url = reverse("events_admin:withdraw")

    answer = admin_client.post(url, {"email": "Anne@voorbeeld.example"}, follow=True)

    assert not Invitation.objects.exists()
    assert "Gewist" in answer.content.decode()


@pytest.mark.parametrize(("purpose", "left"), [("main", (0, 1)), (INVITED, (1, 0))])
def test_an_editor_withdraws_either_consent_on_a_call(
    sign_up: Register, admin_client: Client, purpose: str, left: tuple[int, int]
) -> None:
    anne = sign_up("Anne", invitations=True)
    gone = anne.uuid if purpose == "main" else Invitation.objects.get().uuid

    page = admin_client.get(reverse("forms_inbox:message", args=[anne.uuid])).content.decode()
    url = reverse("forms_inbox:withdraw", args=[anne.uuid])
    admin_client.post(url, {"purpose": purpose})

    assert url in page
    assert (Submission.objects.count(), Invitation.objects.count()) == left
    assert Erasure.objects.get(record=gone).cause == "consent_withdrawn"
    channels = GivenConsent.objects.exclude(withdrawn_at=None)
    assert set(channels.values_list("withdrawn_channel", flat=True)) <= {"staff"}


def test_no_consent_is_withdrawn_that_was_not_given(
    sign_up: Register, admin_client: Client
) -> None:
    anne = sign_up("Anne")
    url = reverse("forms_inbox:withdraw", args=[anne.uuid])

    asked = admin_client.post(url, {"purpose": INVITED})

    assert asked.status_code == 200
    assert Submission.objects.exists()


def test_who_may_not_sees_neither(sign_up: Register, client: Client) -> None:
    user = User.objects.create_user("rob", password="geheim")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client.force_login(user)
    sign_up("Anne", invitations=True)

    door = client.get(reverse("events_admin:participants", args=[Event.objects.get().pk]))
    stop = client.post(reverse("events_admin:withdraw"), {"email": "anne@voorbeeld.example"})

    assert "Anne" not in door.content.decode() and door.status_code in (302, 403)
    assert stop.status_code in (302, 403) and Invitation.objects.exists()
