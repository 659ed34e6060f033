"""Somebody asks what there is of them: found by e-mail address, and given a copy (GDPR 15, 20)."""

from __future__ import annotations

import json
import logging
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.storage import storages
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from forms_privacy.kinds import HANDLED
from forms_privacy.models import Access, Form, Submission
from forms_privacy.operations.submitting import SentFile
from retention.models import VaultKey
from tests.traces import in_the_database

from .conftest import Send
from .inbox import Worker, at, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

SPELT = "  WIETSKE@Voorbeeld.Example "
NOTHING = "Nothing was found among what you may see."


@pytest.fixture
def handler(form: Form) -> Worker:
    """Somebody who handles the contact form's messages, and exports them."""
    return let(worker("behandelaar"), form, may_handle=True, may_export=True)


@pytest.fixture
def reader(form: Form) -> Worker:
    """Somebody who reads them, and takes none along."""
    return let(worker("lezer"), form, may_open=True)


def look_up(one: Worker, address: str = SPELT) -> HttpResponse:
    return one.client.post(reverse("forms_inbox:person"), {"email": address})  # type: ignore[return-value]


def copy_for(one: Worker, address: str = SPELT) -> HttpResponse:
    return one.client.post(reverse("forms_inbox:person_copy"), {"email": address})  # type: ignore[return-value]


def read(told: HttpResponse) -> bytes:
    return b"".join(told)


def zipped(told: HttpResponse) -> ZipFile:
    return ZipFile(BytesIO(read(told)))


def of_another_form(submission: Submission) -> Form:
    """As if it had come in with a form that nobody here has a right on."""
    form = Form.objects.create(
        uuid="7d0a3a52-8f0a-4a4b-9a31-3b2f5a1c9e10", kind="contact", title="Klacht indienen"
    )
    Submission.objects.filter(pk=submission.pk).update(form=form)
    return form


def test_it_is_found_however_the_address_is_spelt_and_nobody_elses(
    reader: Worker, send: Send
) -> None:
    hers, other = send(), send(email="iemand.anders@voorbeeld.example")

    page = look_up(reader).content.decode()

    assert at("message", hers) in page
    assert other.number not in page


def test_no_answer_is_shown_and_none_is_opened(
    reader: Worker, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send("Een heel eigen vraag")
    monkeypatch.setattr(Submission, "opened", lambda *args: pytest.fail("opened"))

    page = look_up(reader).content.decode()

    assert "eigen vraag" not in page and "Verzonnen" not in page
    assert not Access.objects.exists()


def test_what_is_restricted_or_out_of_sight_is_listed_and_said(
    reader: Worker, send: Send, today: date
) -> None:
    restricted, over = send(), send()
    Submission.objects.filter(pk=restricted.pk).update(restricted_on=today)
    Submission.objects.filter(pk=over.pk).update(stage=HANDLED.key, due=today)

    page = look_up(reader).content.decode()

    assert restricted.number in page and "<strong>restricted</strong>" in page
    assert over.number in page and "<strong>out of sight</strong>" in page


def test_a_form_that_one_may_not_see_is_as_if_nothing_was_sent(reader: Worker, send: Send) -> None:
    hidden = of_another_form(send())

    told = look_up(reader).content.decode()

    assert NOTHING in told
    assert hidden.title not in told
    assert told.count("<h2>") == look_up(reader, "nooit@gezien.example").content.count(b"<h2>")


def test_who_has_no_right_on_any_form_is_refused_before_looking(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send()
    monkeypatch.setattr("forms_privacy.person_index.digest", lambda _: pytest.fail("looked"))

    assert look_up(worker("buitenstaander")).status_code == 403


def test_who_may_export_nothing_is_refused_the_copy_before_looking(
    reader: Worker, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    send()
    monkeypatch.setattr("forms_privacy.person_index.digest", lambda _: pytest.fail("looked"))

    assert copy_for(reader).status_code == 403
    assert not Access.objects.exists()


def test_who_may_not_export_is_offered_no_copy(reader: Worker, send: Send) -> None:
    send()

    assert "Make a copy" not in look_up(reader).content.decode()


def test_the_copy_holds_what_was_sent_and_is_recorded_for_each_message(
    handler: Worker, send: Send
) -> None:
    first = send("Een heel eigen vraag", files=[SentFile("bijlage", b"%PDF", "application/pdf")])
    second = send(on="2026-11-03")

    archive = zipped(copy_for(handler))

    copy = json.loads(archive.read("copy.json"))["messages"]
    assert [one["number"] for one in copy] == [second.number, first.number]
    assert copy[1]["answers"]["Je vraag"] == "Een heel eigen vraag"
    (file,) = copy[1]["files"]
    assert archive.read(file["file"]) == b"%PDF"
    assert (file["question"], file["bytes"]) == ("bijlage", 4)
    seen = Access.objects.filter(act="exported", user=handler.user)
    assert set(seen.values_list("submission", flat=True)) == {first.uuid, second.uuid}
    assert ModelLogEntry.objects.filter(action="forms_privacy.export").count() == 2


def test_no_browser_keeps_the_copy_and_its_name_says_nothing(
    handler: Worker, send: Send, today: date
) -> None:
    send()

    told = copy_for(handler)

    assert "no-store" in told["Cache-Control"]
    assert told["Content-Disposition"] == 'attachment; filename="copy-2026-09-14.json"'


def test_the_copy_leaves_out_forms_that_one_may_only_see(handler: Worker, send: Send) -> None:
    mine, other = send(), send("Iets heel anders")
    let(handler, of_another_form(other), may_open=True)

    shown, copy = look_up(handler).content.decode(), copy_for(handler)

    assert "because you may not export them: 1." in shown
    assert [one["number"] for one in json.loads(read(copy))["messages"]] == [mine.number]
    assert [one.submission for one in Access.objects.all()] == [mine.uuid]


def test_the_copy_says_what_cannot_be_read(handler: Worker, send: Send) -> None:
    lost = send()
    VaultKey.objects.filter(record=lost.uuid).delete()

    (told,) = json.loads(read(copy_for(handler)))["messages"]

    assert (told["number"], "unreadable" in told) == (lost.number, True)


def test_the_copy_says_which_file_cannot_be_read(handler: Worker, send: Send) -> None:
    files = [SentFile("een", b"%PDF", "application/pdf"), SentFile("twee", b"PNG", "image/png")]
    lost = send(files=files)
    storages["private"].delete(str(lost.uploads.get(field="een").file.name))

    archive = zipped(copy_for(handler))

    names = [f"{lost.number}/1-een.pdf.txt", f"{lost.number}/2-twee.png"]
    assert archive.namelist() == ["copy.json", *names]
    assert b"cannot be read" in archive.read(names[0])
    assert archive.read(names[1]) == b"PNG"


def test_with_nothing_to_give_the_copy_is_the_screen(handler: Worker) -> None:
    assert NOTHING in copy_for(handler).content.decode()


def test_the_address_is_left_nowhere(
    handler: Worker, send: Send, caplog: pytest.LogCaptureFixture
) -> None:
    send()

    with caplog.at_level(logging.DEBUG):
        answers = [look_up(handler), copy_for(handler)]

    assert in_the_database("ietske@voorbeeld") == {}
    assert "ietske@" not in caplog.text.lower()
    assert not any("ietske" in str(one.headers).lower() for one in answers)


def test_it_costs_the_same_whatever_is_found(reader: Worker, send: Send) -> None:
    send()
    look_up(reader)
    with CaptureQueriesContext(connection) as few:
        look_up(reader)
    for _ in range(5):
        send()

    with CaptureQueriesContext(connection) as many:
        look_up(reader)

    assert len(many) == len(few)
