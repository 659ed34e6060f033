"""Mails about a submission: when they go, what they say, and what happens when they cannot."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from forms_privacy import personal_links
from forms_privacy.kinds import HANDLED
from forms_privacy.models import Form, PendingMail, Submission
from forms_privacy.operations.mailing import Attempt, send_waiting, want
from forms_privacy.operations.stages import move_to
from retention import clock
from retention.models import VaultKey
from ser_site.contact.models import ContactPage
from tests.commands import enforce
from tests.integration.forms_privacy.conftest import ADDRESS, Send
from tests.mail_server import MailServer, receiving_mail

pytestmark = [
    pytest.mark.any_database,
    pytest.mark.django_db,
    pytest.mark.usefixtures("commits", "register"),
]

NOON = datetime.fromisoformat("2026-11-02T12:00+01:00")
NOBODY_LISTENS = 1
"""A port on which there is no mail server."""


@pytest.fixture(autouse=True)
def at_noon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON)


@pytest.fixture
def smtp(settings: Settings) -> Settings:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", NOBODY_LISTENS
    return settings


@pytest.fixture
def server(smtp: Settings) -> Iterator[MailServer]:
    with receiving_mail() as listening:
        smtp.EMAIL_PORT = listening.port
        yield listening


def waiting() -> PendingMail:
    return PendingMail.objects.get()


def parts(sent: mail.EmailMessage) -> tuple[str, str]:
    """Plain text and HTML."""
    assert isinstance(sent, mail.EmailMultiAlternatives)
    return str(sent.body), str(sent.alternatives[0][0])


def tried(at: datetime) -> list[Attempt]:
    return list(send_waiting(now=at))


def test_the_receipt_goes_after_the_post_without_an_answer_in_it(send: Send) -> None:
    submission = send("Een heel eigen vraag")

    (sent,) = mail.outbox
    text, html = parts(sent)
    assert sent.to == [ADDRESS]
    assert sent.subject == "We hebben dit ontvangen: Stel je vraag"
    for body in (text, html):
        assert personal_links.address_of(submission) in body
        assert submission.number in body
        assert "Je een antwoord geven." in body
        assert "We wissen je gegevens direct na afhandeling." in body
        assert "eigen vraag" not in body and "Wietske" not in body and ADDRESS not in body
    assert not PendingMail.objects.exists()


def test_the_receipt_is_in_the_language_of_the_form(send: Send) -> None:
    send(language="en")

    (sent,) = mail.outbox
    assert sent.subject == "We have received this: Stel je vraag"
    assert "/en/message/" in sent.body


def test_without_an_address_nobody_is_mailed(send: Send) -> None:
    send(email="")

    assert mail.outbox == []
    assert not PendingMail.objects.exists()


def test_staff_hear_that_something_came_in_and_not_what(send: Send, form: Form) -> None:
    form.notify = "balie@voorbeeld.example, post@voorbeeld.example"
    form.save()

    send("Een heel eigen vraag")

    told = mail.outbox[-1]
    everything = " ".join([str(told.subject), *parts(told)])
    assert told.to == ["balie@voorbeeld.example", "post@voorbeeld.example"]
    assert "/admin/" in told.body
    assert not [word for word in ("eigen vraag", "Wietske", ADDRESS) if word in everything]


def test_a_title_cannot_put_lines_into_the_header(send: Send) -> None:
    ContactPage.objects.update(title="Vraag\nBcc: x@y.example")

    send()

    assert mail.outbox[0].subject == "We hebben dit ontvangen: Vraag Bcc: x@y.example"


@pytest.mark.usefixtures("smtp")
def test_a_mail_server_that_is_down_delays_the_mail_and_loses_nothing(send: Send) -> None:
    submission = send()

    left = waiting()
    assert Submission.objects.filter(pk=submission.pk).exists()
    assert (left.tries, left.last_error) == (1, "ConnectionRefusedError")
    assert left.next_try_at == NOON + timedelta(minutes=5)


def test_the_next_sweep_sends_it(
    send: Send, smtp: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    send()
    with receiving_mail() as server:
        smtp.EMAIL_PORT = server.port
        monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(hours=1))

        enforce()

    assert server.recipients == [ADDRESS]
    assert not PendingMail.objects.exists()


@pytest.mark.usefixtures("smtp")
def test_it_waits_twice_as_long_each_time_up_to_a_day(send: Send) -> None:
    send()

    waits = []
    at = NOON
    for _ in range(9):
        waits.append(waiting().next_try_at - at)
        at = waiting().next_try_at
        tried(at)
    minutes = [int(wait.total_seconds() // 60) for wait in waits]
    assert minutes == [5, 10, 20, 40, 80, 160, 320, 640, 1280]


@pytest.mark.usefixtures("smtp")
def test_after_a_week_it_is_given_up_where_it_can_be_seen(send: Send) -> None:
    send()

    (attempt,) = tried(NOON + timedelta(days=7))

    assert attempt.given_up
    assert waiting().given_up_at == NOON + timedelta(days=7)
    assert tried(NOON + timedelta(days=30)) == []


@pytest.mark.usefixtures("smtp")
def test_the_home_page_tells_of_a_mail_that_was_given_up(send: Send, admin_client: Client) -> None:
    send()
    tried(NOON + timedelta(days=7))

    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()

    assert "1 mail kon niet worden verstuurd." in page


def test_an_address_that_does_not_exist_is_not_tried_again(send: Send, server: MailServer) -> None:
    server.refused.add(ADDRESS)

    send()

    assert waiting().given_up_at == NOON
    assert waiting().last_error == "SMTPRecipientsRefused"


def test_one_refused_does_not_keep_the_others(send: Send, smtp: Settings) -> None:
    send(), send()
    with receiving_mail() as server:
        server.hung_up_on.add("niemand@voorbeeld.example")
        smtp.EMAIL_PORT = server.port
        first = PendingMail.objects.order_by("pk")[0].submission
        VaultKey.objects.filter(record=first.uuid).delete()

        outcomes = tried(NOON + timedelta(hours=1))

    assert [(one.sent, one.error) for one in outcomes] == [(False, "KeyMissing"), (True, "")]
    assert server.recipients == [ADDRESS]


@pytest.mark.usefixtures("smtp")
def test_a_mail_that_another_run_is_sending_is_left_to_it(send: Send) -> None:
    send()
    now = NOON + timedelta(hours=1)
    one, other = send_waiting(now=now), send_waiting(now=now)
    assert len(list(one)) == 1

    assert list(other) == []


def test_a_mail_left_by_a_killed_run_goes_a_quarter_of_an_hour_later(send: Send) -> None:
    submission = send(email="")
    killed_at = NOON
    PendingMail.objects.create(
        submission=submission,
        template="receipt",
        wanted_at=killed_at,
        next_try_at=killed_at + timedelta(minutes=15),
    )

    assert tried(killed_at + timedelta(minutes=14)) == []
    assert [one.sent for one in tried(killed_at + timedelta(minutes=15))] == [True]


@pytest.mark.usefixtures("smtp")
def test_a_mail_asked_for_twice_goes_once(send: Send) -> None:
    submission = send()

    want(submission, "receipt", now=NOON)

    assert PendingMail.objects.count() == 1


@pytest.mark.usefixtures("smtp")
def test_what_is_erased_is_no_longer_mailed_about(send: Send) -> None:
    submission = send()
    move_to(submission, HANDLED, today=clock.today())
    enforce()

    assert not Submission.objects.exists()
    assert not PendingMail.objects.exists()


@pytest.mark.usefixtures("smtp")
def test_the_command_says_what_failed_and_names_nobody(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    submission = send()
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOON + timedelta(hours=1))
    said, complained = StringIO(), StringIO()

    with pytest.raises(SystemExit) as end:
        call_command("send_form_mails", stdout=said, stderr=complained)

    assert end.value.code == 1
    assert said.getvalue() == "0 sent, 1 failed, 1 waiting, 0 given up\n"
    assert complained.getvalue() == (
        f"receipt of message {submission.number}: ConnectionRefusedError, kept for later\n"
    )
