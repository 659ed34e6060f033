"""Hearing of similar events is asked apart, and ends at once (promise P09)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from forms_privacy.models import Submission
from forms_privacy.operations.consent import withdraw_purpose
from retention.models import Erasure, VaultKey
from ser_site.events.models import INVITATIONS, INVITED, Invitation
from ser_site.events.operations.invitations import withdraw_for
from tests.integration.events.conftest import WORDING, Register
from tests.integration.events.test_places import cancel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


def test_nobody_is_invited_who_did_not_ask(sign_up: Register) -> None:
    sign_up("Anne")

    assert not Invitation.objects.exists()


def test_who_asks_is_kept_apart_with_the_evidence(sign_up: Register) -> None:
    sign_up("Anne", invitations=True)

    kept = Invitation.objects.get()
    assert (kept.name.open(), kept.email.open()) == ("Anne", "anne@voorbeeld.example")
    assert (kept.wording, kept.due) == (WORDING, None)


def test_asked_twice_is_kept_once(sign_up: Register) -> None:
    for _time in range(2):
        sign_up("Anne", invitations=True)

    assert Invitation.objects.count() == 1


def test_it_outlives_the_registration(sign_up: Register) -> None:
    cancel(sign_up("Anne", invitations=True))

    assert (Submission.objects.count(), Invitation.objects.count()) == (0, 1)


def test_withdrawn_with_the_registration_it_is_erased_at_once(sign_up: Register) -> None:
    anne = sign_up("Anne", invitations=True)
    uuid = Invitation.objects.get().uuid

    withdraw_purpose(anne, INVITED, channel="link", today=TODAY, now=anne.received_at)

    assert not Invitation.objects.exists()
    assert not VaultKey.objects.filter(store=INVITATIONS, record=uuid).exists()
    assert Erasure.objects.get(record=uuid).cause == "consent_withdrawn"
    assert Submission.objects.filter(pk=anne.pk).exists()


def test_an_editor_finds_it_by_address_however_that_is_typed(sign_up: Register) -> None:
    sign_up("Anne", invitations=True)

    assert withdraw_for(" Anne@Voorbeeld.example", today=TODAY, now=NOW) is True
    assert withdraw_for("anne@voorbeeld.example", today=TODAY, now=NOW) is False
    assert not Invitation.objects.exists()
