"""The receipt and the personal link: who has it sees what was sent, and withdraws consent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from forms_privacy import personal_links
from forms_privacy.answers import Answer
from forms_privacy.kinds import HANDLED
from forms_privacy.models import GivenConsent, Submission
from forms_privacy.operations.consent import withdraw
from forms_privacy.operations.handling import block_links
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import Agreed, SentFile
from forms_privacy.signals import consent_withdrawn
from retention.models import Erasure, Hold, VaultKey
from retention.operations.holds import place_hold
from ser_site.contact.models import ContactPage
from tests.filling import post_form
from tests.integration.forms_privacy.conftest import Send

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

POST = {
    "naam": "Wietske Verzonnen",
    "e_mailadres": "wietske@voorbeeld.example",
    "je_vraag": "Hoe laat is het?",
}
CONSENTS = [
    Agreed("main", "Jullie mogen mijn vraag lezen."),
    Agreed("later", "Jullie mogen me vaker mailen."),
]
NOW = datetime.fromisoformat("2026-11-02T12:00+01:00")


@pytest.fixture(autouse=True)
def the_clock(today: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links are looked at on the day on which the messages of these tests were sent."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)
    monkeypatch.setattr("retention.clock.today", lambda: NOW.date())


def path_of(submission: Submission, *, until: datetime | None = None) -> str:
    token = personal_links.token_for(submission, until=until or NOW + timedelta(days=1))
    return personal_links.path_of(submission, token)


def withdrawing(submission: Submission, purpose: str = "main") -> str:
    return f"{path_of(submission)}{purpose}/"


def test_a_post_leads_to_a_receipt_that_can_be_loaded_again(
    contact_page: ContactPage, client: Client
) -> None:
    sent = post_form(client, contact_page, POST)
    answers = [client.get(sent["Location"]) for _ in range(2)]

    assert sent.status_code == 303
    assert [answer.status_code for answer in answers] == [200, 200]
    assert Submission.objects.count() == 1
    assert not client.cookies.get("sessionid")
    for said in (
        "Hoe laat is het?",
        "Stel je vraag",
        "Je een antwoord geven.",
        "direct na afhandeling",
    ):
        assert said in answers[0].content.decode()


def test_the_receipts_address_stops_to_work_and_the_link_on_it_does_not(
    contact_page: ContactPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    receipt = post_form(client, contact_page, POST)["Location"]
    keep = personal_links.address_of(Submission.objects.get())
    assert keep in client.get(receipt).content.decode()

    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(minutes=61))

    assert client.get(receipt).status_code == 404
    assert client.get(keep).status_code == 200


def test_a_day_is_written_as_people_write_it(send: Send, client: Client) -> None:
    decided = Answer("besluit", "Datum van het besluit", "2026-10-20", field_type="date")

    page = client.get(path_of(send(answers=[decided])))

    assert "20 oktober 2026" in page.content.decode()


def test_the_page_is_in_the_language_of_the_form(send: Send, client: Client) -> None:
    page = client.get(path_of(send(language="en")))

    assert "We have received this" in page.content.decode()


def test_nobody_stores_indexes_or_passes_on_the_link(send: Send, client: Client) -> None:
    headers = client.get(path_of(send())).headers

    assert headers["Referrer-Policy"] == "no-referrer"
    assert "no-store" in headers["Cache-Control"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"


def test_a_link_says_nothing_of_the_person(send: Send) -> None:
    path = path_of(send())

    assert "wietske" not in path.lower() and "voorbeeld" not in path


def revoked(submission: Submission) -> str:
    path = path_of(submission)
    block_links(submission, by=User.objects.create_user("behandelaar"))
    return path


def erased(submission: Submission) -> str:
    path = path_of(submission)
    withdraw(submission, today=NOW.date())
    return path


def handled(submission: Submission) -> str:
    path = path_of(submission)
    move_to(submission, HANDLED, today=NOW.date())
    return path


def tampered(submission: Submission) -> str:
    path = path_of(submission)
    return path[:-2] + ("A/" if path[-2] != "A" else "B/")


@pytest.mark.parametrize(
    "broken",
    [
        tampered,
        revoked,
        erased,
        handled,
        lambda submission: path_of(submission, until=NOW),
        lambda submission: "/bericht/nooit-geweest/",
        lambda submission: "/bericht/\u00e9.x/",
    ],
    ids=["tampered", "revoked", "erased", "handled", "expired", "never", "odd"],
)
def test_every_link_that_does_not_work_gets_the_same_answer(
    broken: Callable[[Submission], str], send: Send, client: Client
) -> None:
    never = client.get("/bericht/zomaar-iets/")

    path = broken(send(consents=CONSENTS))

    for answer in (client.get(path), client.post(f"{path}main/")):
        assert (answer.status_code, answer.content) == (404, never.content)


def test_withdrawing_is_asked_first(send: Send, client: Client) -> None:
    submission = send(consents=CONSENTS)

    page = client.get(withdrawing(submission))

    assert "Jullie mogen mijn vraag lezen." in page.content.decode()
    assert Submission.objects.filter(pk=submission.pk).exists()


def test_withdrawn_it_is_gone_within_the_request(send: Send) -> None:
    submission = send(
        consents=CONSENTS, files=[SentFile("bijlage", b"wat erin staat", "application/pdf")]
    )
    name = str(submission.uploads.get().file.name)

    answer = Client(enforce_csrf_checks=True).post(withdrawing(submission))

    assert (answer.status_code, answer["Location"]) == (303, "/bericht/gone/")
    assert not Submission.objects.exists()
    assert not GivenConsent.objects.exists()
    assert not VaultKey.objects.filter(record=submission.uuid).exists()
    assert not storages["private"].exists(name)
    line = Erasure.objects.get(record=submission.uuid)
    assert (line.act, line.cause) == ("erased", "consent_withdrawn")


def test_on_another_ground_nothing_can_be_withdrawn(send: Send, client: Client) -> None:
    submission = send()

    assert client.post(withdrawing(submission)).status_code == 404
    assert Submission.objects.filter(pk=submission.pk).exists()


def test_one_purpose_is_withdrawn_by_itself(send: Send, client: Client) -> None:
    submission, heard = send(consents=CONSENTS), []

    def hear(sender: Any, submission: Submission, consent: GivenConsent, **kwargs: Any) -> None:
        heard.append((submission.uuid, consent.purpose))

    consent_withdrawn.connect(hear)
    try:
        page = client.post(withdrawing(submission, "later"), follow=True)
        client.post(withdrawing(submission, "later"))
    finally:
        consent_withdrawn.disconnect(hear)

    consents = {one.purpose: one for one in GivenConsent.objects.all()}
    assert (consents["later"].withdrawn_at, consents["later"].withdrawn_channel) == (NOW, "link")
    assert consents["main"].withdrawn_at is None
    assert heard == [(submission.uuid, "later")]
    assert "Dit trok je in op 2 november 2026." in page.content.decode()


def test_under_a_hold_it_goes_out_of_sight_and_is_due(send: Send, client: Client) -> None:
    submission = send(consents=CONSENTS)
    place_hold(
        "submissions",
        submission.uuid,
        ground=Hold.Ground.LEGAL_CLAIM,
        reason="Er loopt een zaak.",
        today=NOW.date(),
    )

    answer = client.post(withdrawing(submission))

    submission.refresh_from_db()
    assert answer["Location"] == "/bericht/kept/"
    assert submission.taken_down_at is not None
    assert submission.due == NOW.date()
    assert client.get(path_of(submission)).status_code == 404


def test_what_cannot_be_erased_is_not_said_to_be_gone(
    send: Send, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = send(consents=CONSENTS)

    def refuse(*args: object) -> None:
        raise OSError("no")

    monkeypatch.setattr("forms_privacy.stores.delete_submissions", refuse)

    answer = client.post(withdrawing(submission))

    assert answer.status_code == 503
    assert Submission.objects.filter(pk=submission.pk).exists()


def test_unreadable_answers_are_said_to_be_so(send: Send, client: Client) -> None:
    submission = send()
    VaultKey.objects.filter(record=submission.uuid).delete()

    page = client.get(path_of(submission))

    assert page.status_code == 503
    assert "sleutel" in page.content.decode()


@pytest.mark.parametrize("name", ["gone", "kept"])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_last_pages_say_nothing_of_anybody(name: str, language: str, client: Client) -> None:
    with override(language):
        assert client.get(reverse(f"personal_links:{name}")).status_code == 200
