"""A site stops registering a kind of form while messages of it remain: they can be worked off."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from forms_privacy.models import Form, Submission
from forms_privacy.personal_links import receipt_path
from tests.commands import enforce

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
