"""Papers reach who sits in the committee now, each by a mail of their own."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail, signing
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ser_site.committees.models import CommitteePage, Member, Term
from ser_site.committees.operations.departure import leave
from ser_site.correspondence.links import token_of
from ser_site.correspondence.models import Delivery, Document, Sending
from ser_site.correspondence.operations.sending import DocumentGone, NobodyToSendTo, deliver, send
from tests.commands import status_and_text
from tests.integration.office.conftest import PDF, seat
from tests.mail_server import receiving_mail
from tests.people import client_as

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.any_database,
    pytest.mark.usefixtures("commits", "register"),
]

NOW = datetime(2026, 9, 14, 9, 0, tzinfo=UTC)
LINK = re.compile(r"http://\S+(/vergaderstukken/\S+/)")


def send_now(paper: Document, today: date, *, to_all: bool = False) -> Sending:
    """As the screen does."""
    sending = send(paper, to_all=to_all, by=None, today=today, now=NOW)
    deliver(sending.deliveries.all(), today=today, now=NOW)
    sending.refresh_from_db()
    return sending


def link_of(member: Member) -> str:
    """The address in the mail that this member got."""
    (text,) = [str(one.body) for one in mail.outbox if one.to == [member.email.open()]]
    found = LINK.search(text)
    assert found is not None
    return found[1]


@pytest.fixture
def sent(paper: Document, members: list[Member], today: date) -> Sending:
    return send_now(paper, today)


def test_each_member_gets_a_mail_with_nobody_elses_address(
    sent: Sending, members: list[Member]
) -> None:
    assert [one.to for one in mail.outbox] == [
        ["anna@voorbeeld.example"],
        ["bram@voorbeeld.example"],
    ]
    assert [one.cc + one.bcc for one in mail.outbox] == [[], []]
    assert "bram" not in mail.outbox[0].message().as_string()


def test_a_mail_holds_a_link_and_no_document_nor_its_title(sent: Sending) -> None:
    assert [one.attachments for one in mail.outbox] == [[], []]
    text = mail.outbox[0].message().as_string()
    assert "Denkbeeldig" not in text
    assert "/vergaderstukken/" in text


def test_a_sending_is_recorded_by_number(sent: Sending) -> None:
    assert (sent.wanted, sent.sent, sent.wanted_at) == (2, 2, NOW)


def test_the_link_opens_the_paper_without_an_account(
    sent: Sending, members: list[Member], client: Client
) -> None:
    address = link_of(members[0])
    page, file = client.get(address), client.get(f"{address}bestand/")

    assert "Verslag over Dirk Denkbeeldig" in page.content.decode()
    assert (file.content, file["Content-Disposition"]) == (
        PDF,
        'attachment; filename="verslag-over-dirk-denkbeeldig.pdf"',
    )
    for answer in (page, file):
        assert answer["Cache-Control"] == "no-store, private"
        assert answer["Referrer-Policy"] == "no-referrer"


def test_who_left_gets_nothing_more(
    paper: Document, members: list[Member], client: Client, today: date
) -> None:
    send_now(paper, today)
    address = link_of(members[0])
    leave(members[0], on=today, today=today)
    mail.outbox.clear()

    send_now(paper, today, to_all=True)

    assert [one.to for one in mail.outbox] == [["bram@voorbeeld.example"]]
    assert client.get(address).status_code == 410
    assert client.get(f"{address}bestand/").status_code == 410


def test_a_term_that_ended_ends_the_link(
    sent: Sending, members: list[Member], client: Client, today: date
) -> None:
    address = link_of(members[0])
    Term.objects.filter(member=members[0]).update(end=today - timedelta(days=1))

    assert client.get(address).status_code == 410


@pytest.mark.parametrize(
    "term",
    [{"start": date(2026, 9, 15)}, {"end": date(2026, 9, 13)}],
    ids=["begins tomorrow", "ended yesterday"],
)
def test_only_terms_that_run_today_count(
    paper: Document, council: CommitteePage, term: dict[str, date], today: date
) -> None:
    seat(council, "Anna Verzonnen", "anna@voorbeeld.example", **term)

    with pytest.raises(NobodyToSendTo):
        send_now(paper, today)


def test_a_new_member_gets_what_the_others_had(
    sent: Sending, paper: Document, council: CommitteePage, today: date
) -> None:
    seat(council, "Cato Nieuw", "cato@voorbeeld.example")
    mail.outbox.clear()

    send_now(paper, today)

    assert [one.to for one in mail.outbox] == [["cato@voorbeeld.example"]]


def test_an_old_link_asks_and_sends_a_new_one_to_the_same_member(
    sent: Sending, members: list[Member], client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    delivery = Delivery.objects.get(member=members[0])
    long_ago = datetime.now(UTC) - timedelta(days=31)
    with monkeypatch.context() as patch:
        patch.setattr("django.core.signing.time.time", long_ago.timestamp)
        address = reverse("correspondence_paper", args=[token_of(delivery)])
    mail.outbox.clear()

    asked = client.get(address)
    assert (asked.status_code, "Denkbeeldig" in asked.content.decode()) == (410, False)
    client.post(address)

    assert [one.to for one in mail.outbox] == [["anna@voorbeeld.example"]]
    assert client.get(link_of(members[0])).status_code == 200


def test_a_link_that_was_made_up_is_not_found(sent: Sending, client: Client) -> None:
    guessed = signing.TimestampSigner(salt="another").sign(Delivery.objects.all()[0].uuid.hex)

    assert client.get(reverse("correspondence_paper", args=[guessed])).status_code == 404


def test_a_mail_server_that_refuses_loses_nothing(
    paper: Document, members: list[Member], settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with receiving_mail() as server:
        settings.EMAIL_PORT = server.port
        settings.EMAIL_HOST = "127.0.0.1"
        server.refused.add("anna@voorbeeld.example")
        address = reverse("correspondence_meeting:send", args=[paper.pk])
        told = client_as("secretariat").post(address, follow=True).content.decode()
        assert server.recipients == ["bram@voorbeeld.example"]
        assert "1 mail could not be sent" in told

        waiting = status_and_text("send_papers")
        server.refused.clear()
        done = status_and_text("send_papers")

        assert server.recipients == ["bram@voorbeeld.example", "anna@voorbeeld.example"]
    assert (waiting[0], done[0], Sending.objects.get().sent) == (1, 0, 2)


def test_who_leaves_while_a_mail_waits_does_not_get_it(
    paper: Document, members: list[Member], today: date
) -> None:
    send(paper, to_all=False, by=None, today=today, now=NOW)
    leave(members[0], on=today, today=today)

    outcome = deliver(today=today, now=NOW)

    assert (outcome.sent, outcome.ended) == (1, 1)
    assert [one.to for one in mail.outbox] == [["bram@voorbeeld.example"]]


def test_what_a_killed_run_left_is_sent_an_hour_later(
    paper: Document, members: list[Member], today: date
) -> None:
    send(paper, to_all=False, by=None, today=today, now=NOW)
    Delivery.objects.update(claimed_at=NOW)

    at_once = deliver(today=today, now=NOW + timedelta(minutes=59))
    later = deliver(today=today, now=NOW + timedelta(minutes=61))

    assert (at_once.sent, later.sent) == (0, 2)


def test_nothing_past_its_date_is_sent(paper: Document, members: list[Member], today: date) -> None:
    Document.objects.update(due=today)

    with pytest.raises(DocumentGone):
        send_now(paper, today)


def test_sending_asks_little(
    paper: Document, members: list[Member], django_assert_max_num_queries: Any, today: date
) -> None:
    client = client_as("secretariat")
    address = reverse("correspondence_meeting:document", args=[paper.pk])
    client.get(address)
    with django_assert_max_num_queries(30):
        client.get(address)
