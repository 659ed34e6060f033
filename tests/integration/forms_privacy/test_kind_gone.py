"""A site stops registering a kind of form while messages and pages of it remain.

The messages can be worked off; the pages take nothing in, and say so.
"""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.test import Client

from forms_privacy.models import Form, Submission
from forms_privacy.personal_links import receipt_path
from forms_privacy.viewsets.acts import PassOnView
from ser_site.contact.models import ContactPage
from tests.commands import enforce
from tests.filling import post_form

from .conftest import Send
from .inbox import Worker, at, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


@pytest.fixture
def orphan(send: Send) -> Submission:
    """A message of a kind, and at a stage, that nobody knows any more."""
    submission = send("Een heel eigen vraag")
    Submission.objects.update(kind="gone", stage="somewhere")
    submission.refresh_from_db()
    return submission


@pytest.fixture
def handler(form: Form) -> Worker:
    return let(worker("behandelaar"), form, may_handle=True, may_export=True)


def test_it_is_listed_and_read(handler: Worker, orphan: Submission) -> None:
    listed = handler.client.get("/admin/inbox/")
    read = handler.client.get(at("message", orphan))

    assert (listed.status_code, read.status_code) == (200, 200)
    assert orphan.number in listed.content.decode()
    assert "Een heel eigen vraag" in read.content.decode()


def test_who_sent_it_still_sees_the_receipt(orphan: Submission) -> None:
    answer = Client().get(receipt_path(orphan, now=orphan.received_at), follow=True)

    assert answer.status_code < 500


def test_handled_it_is_erased_by_the_next_sweep(
    handler: Worker, orphan: Submission, today: date
) -> None:
    handler.client.post(at("stage", orphan), {"stage": "handled"})
    orphan.refresh_from_db()
    assert orphan.due == today

    enforce()

    assert not Submission.objects.exists()


CLOSED = "Je kunt dit formulier nu niet gebruiken. Wat je invult komt niet bij ons aan."


@pytest.fixture
def orphan_page(contact_page: ContactPage) -> ContactPage:
    """A published form of a kind that nobody knows any more."""
    contact_page.kind = "gone"
    contact_page.save_revision().publish()
    return contact_page


def test_a_page_of_it_says_that_it_takes_nothing_in(orphan_page: ContactPage) -> None:
    answer = Client().get(orphan_page.url)

    text = answer.content.decode()
    assert answer.status_code == 200
    assert CLOSED in text
    assert orphan_page.title in text
    assert 'class="fp-form"' not in text


def test_what_is_sent_with_a_page_of_it_is_refused_and_not_stored(
    orphan_page: ContactPage,
) -> None:
    sent = {
        "naam": "Wietske Verzonnen",
        "e_mailadres": "wietske@voorbeeld.example",
        "je_vraag": "Hoe laat is het?",
    }

    answer = post_form(Client(), orphan_page, sent)

    assert answer.status_code == 503
    assert CLOSED in answer.content.decode()
    assert not Submission.objects.exists()


@pytest.fixture
def other() -> Form:
    """A form of a kind that nobody knows any more."""
    return Form.objects.create(uuid=uuid4(), title="Van vroeger", kind="gone")


def test_no_message_is_passed_on_to_a_form_of_it(
    handler: Worker, send: Send, other: Form, form: Form
) -> None:
    submission = send()

    answer = handler.client.post(at("pass_on", submission), {"to": other.pk})

    submission.refresh_from_db()
    assert answer.status_code == 200
    assert (submission.form, submission.kind) == (form, "contact")


def test_a_kind_that_goes_while_somebody_passes_on_changes_nothing(
    handler: Worker, send: Send, other: Form, form: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(PassOnView, "others", lambda view: Form.objects.all())
    submission = send()

    answer = handler.client.post(at("pass_on", submission), {"to": other.pk}, follow=True)

    submission.refresh_from_db()
    assert answer.status_code == 200
    assert "That form cannot take in messages now." in answer.content.decode()
    assert (submission.form, submission.kind) == (form, "contact")
