"""Places go to who came first; one that comes free goes to who waits longest."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.mail import EmailMessage

from forms_privacy.models import SUBMISSIONS, Submission
from retention import engine, stores
from retention.rules.decision import Cause
from ser_site.events.models import EventPage
from tests.integration.events.conftest import Register

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

PLACE = "Er is een plek voor je"
NOVEMBER = date(2026, 11, 17)


def cancel(registration: Submission, *, today: date = NOVEMBER) -> None:
    """As the visitor's personal link does."""
    store = stores.get(SUBMISSIONS)
    candidate = store.candidate(registration.uuid, Cause.CONSENT_WITHDRAWN)
    assert candidate is not None
    engine.apply(store, [candidate], today=today)


def stages() -> list[str]:
    return list(Submission.objects.order_by("received_at").values_list("stage", flat=True))


def mails(outbox: list[EmailMessage], start: str) -> list[str]:
    """To whom mails went whose subject begins so."""
    return [to for mail in outbox if mail.subject.startswith(start) for to in mail.to]


def test_who_comes_when_all_is_taken_waits(sign_up: Register) -> None:
    for name in ("Anne", "Bram", "Coen"):
        sign_up(name)

    assert stages() == ["registered", "registered", "waiting"]


def test_cancelling_erases_at_once_and_gives_the_place_to_who_waits_longest(
    sign_up: Register, mailoutbox: list[EmailMessage]
) -> None:
    anne, *_others, dina = [sign_up(name) for name in ("Anne", "Bram", "Coen", "Dina")]

    cancel(anne)

    assert stages() == ["registered", "registered", "waiting"]
    assert not Submission.objects.filter(pk=anne.pk).exists()
    coen = Submission.objects.get(received_at__minute=3)
    assert (coen.stage_since, mails(mailoutbox, PLACE)) == (NOVEMBER, ["coen@voorbeeld.example"])
    assert Submission.objects.get(pk=dina.pk).stage == "waiting"


def test_who_waits_and_cancels_gives_nobody_a_place(
    sign_up: Register, mailoutbox: list[EmailMessage]
) -> None:
    coen = [sign_up(name) for name in ("Anne", "Bram", "Coen", "Dina")][2]

    cancel(coen)

    assert (stages(), mails(mailoutbox, PLACE)) == (["registered", "registered", "waiting"], [])


def test_after_the_event_nobody_moves_up(sign_up: Register, mailoutbox: list[EmailMessage]) -> None:
    anne = [sign_up(name) for name in ("Anne", "Bram", "Coen")][0]

    cancel(anne, today=date(2026, 12, 15))

    assert (stages(), mails(mailoutbox, PLACE)) == (["registered", "waiting"], [])


def test_more_places_go_to_who_waits(
    event_page: EventPage, sign_up: Register, mailoutbox: list[EmailMessage]
) -> None:
    for name in ("Anne", "Bram", "Coen", "Dina"):
        sign_up(name)

    event_page.capacity = 4
    event_page.save_revision().publish()

    assert (stages(), mails(mailoutbox, PLACE)) == (
        ["registered"] * 4,
        ["coen@voorbeeld.example", "dina@voorbeeld.example"],
    )


def test_fewer_places_take_none_away(event_page: EventPage, sign_up: Register) -> None:
    for name in ("Anne", "Bram"):
        sign_up(name)

    event_page.capacity = 1
    event_page.save_revision().publish()

    assert stages() == ["registered", "registered"]
