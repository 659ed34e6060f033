"""What somebody sends is sealed, and gone once it was handled (promise P10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.test import Client

from forms_privacy.kinds import HANDLED, RECEIVED
from forms_privacy.models import Form, Submission
from forms_privacy.operations.stages import move_to
from forms_privacy.operations.submitting import SentFile
from retention.models import Erasure, VaultKey
from ser_site.contact.models import ContactPage
from tests.commands import enforce
from tests.filling import post_form
from tests.integration.forms_privacy.conftest import Send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

POST = {
    "naam": "Wietske Verzonnen",
    "e_mailadres": "wietske@voorbeeld.example",
    "je_vraag": "Hoe laat is het?",
}


def test_a_post_is_stored_sealed_under_the_rule_of_its_kind(
    contact_page: ContactPage, client: Client
) -> None:
    answer = post_form(client, contact_page, POST)

    submission = Submission.objects.get()
    assert answer.status_code == 303
    assert (submission.rule, submission.stage, submission.due) == ("contact", "received", None)
    assert [one.value for one in submission.opened()] == list(POST.values())


def test_no_answer_stands_readable_in_the_row(send: Send) -> None:
    send("Een heel eigen vraag")

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM forms_privacy_submission")
        row = b"|".join(
            bytes(x) if isinstance(x, memoryview) else str(x).encode() for x in cursor.fetchone()
        )
    assert b"eigen vraag" not in row and b"wietske" not in row


def test_handled_is_due_the_same_day_and_out_of_sight(send: Send, today: date) -> None:
    submission = send()

    move_to(submission, HANDLED, today=today)

    assert submission.due == today
    assert submission.taken_down_at is not None


def test_back_from_handled_the_clock_stops(send: Send, today: date) -> None:
    submission = send()
    move_to(submission, HANDLED, today=today)

    move_to(submission, RECEIVED, today=today)

    assert (submission.due, submission.clock_start, submission.taken_down_at) == (None, None, None)


def test_the_sweep_erases_row_key_and_file(send: Send, today: date) -> None:
    submission = send(files=[SentFile("bijlage", b"wat erin staat", "application/pdf")])
    (upload,) = submission.uploads.all()
    name = str(upload.file.name)
    assert b"wat erin staat" not in storages["private"].open(name).read()
    move_to(submission, HANDLED, today=today)

    enforce()

    assert not Submission.objects.exists()
    assert not VaultKey.objects.filter(record=submission.uuid).exists()
    assert not storages["private"].exists(name)
    assert Erasure.objects.filter(record=submission.uuid, rule="contact").exists()


def test_what_is_not_handled_stays(send: Send, today: date) -> None:
    submission = send(on=str(today - timedelta(days=400)))

    enforce()

    assert Submission.objects.filter(pk=submission.pk).exists()


def test_a_form_with_submissions_outlives_its_page(send: Send, contact_page: ContactPage) -> None:
    send()

    contact_page.delete()

    assert Form.objects.get().submissions.count() == 1
