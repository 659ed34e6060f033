"""The inbox: what it lists, shows, records and does (promise P10)."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from forms_privacy import personal_links
from forms_privacy.kinds import HANDLED, IN_HAND
from forms_privacy.models import Access, Form, Note, Submission
from forms_privacy.operations.submitting import SentFile
from retention.models import Erasure, VaultKey

from .conftest import Send
from .inbox import Worker, at, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]

LIST = "/admin/inbox/"


def test_the_list_says_nothing_of_the_person(handler: Worker, send: Send) -> None:
    submission = send("Een heel eigen vraag")

    page = handler.client.get(LIST).content.decode()

    assert submission.number in page
    assert "Wietske" not in page and "eigen vraag" not in page


def test_no_answer_is_shown_unrecorded(handler: Worker, send: Send) -> None:
    submission = send("Een heel eigen vraag")

    page = handler.client.get(at("message", submission)).content.decode()

    assert "Een heel eigen vraag" in page
    seen = Access.objects.get()
    assert (seen.submission, seen.act, seen.user) == (submission.uuid, "viewed", handler.user)


def test_who_only_sees_lists_reads_nothing(coordinator: Worker, send: Send) -> None:
    submission = send("Een heel eigen vraag", files=[SentFile("b", b"%PDF", "application/pdf")])

    page = coordinator.client.get(at("message", submission)).content.decode()
    file = coordinator.client.get(at("file", submission, submission.uploads.get().uuid))

    assert "Een heel eigen vraag" not in page
    assert file.status_code == 403
    assert not Access.objects.exists()


def test_a_lost_key_is_said_and_not_an_empty_form(handler: Worker, send: Send) -> None:
    submission = send()
    VaultKey.objects.filter(record=submission.uuid).delete()

    page = handler.client.get(at("message", submission)).content.decode()

    assert "its key is missing or wrong" in page


ADDRESSES = (
    *("message", "stage", "undo", "handler", "note", "pass_on", "spam", "erase"),
    *("restrict", "lift", "block_links", "withdraw"),
)


@pytest.mark.parametrize("name", ADDRESSES)
def test_who_has_no_right_on_the_form_is_refused_everywhere(
    name: str, handler: Worker, send: Send
) -> None:
    submission = send()
    other = Form.objects.create(uuid="7d0a3a52-8f0a-4a4b-9a31-3b2f5a1c9e10", kind="contact")
    outsider = let(worker("iemand-anders"), other, may_handle=True, may_export=True)

    told = [outsider.client.get(at(name, submission)), outsider.client.post(at(name, submission))]

    assert all(one.status_code in {403, 405} for one in told)
    assert told[1].status_code in {403, 405}
    assert Submission.objects.get().stage == "received"


def test_an_editor_without_rights_has_no_inbox(handler: Worker, send: Send) -> None:
    submission = send()
    editor = worker("redacteur")

    bulk = reverse("wagtail_bulk_action", args=["forms_privacy", "submission", "export"])
    told = [
        editor.client.get(LIST),
        editor.client.get(f"{LIST}results/"),
        editor.client.get(at("message", submission)),
        editor.client.post(f"{bulk}?id={submission.pk}", {"sort": "csv"}),
        editor.client.get("/admin/privacy/form-access/"),
        editor.client.get("/admin/privacy/form-rights/"),
    ]

    assert [one.status_code for one in told] == [403] * 6


def test_a_message_that_is_gone_is_said_so(handler: Worker) -> None:
    gone = "/admin/inbox/00000000-0000-4000-8000-000000000000/"

    page = handler.client.get(gone, follow=True).content.decode()

    assert "There is no such message" in page


def test_before_each_step_stands_what_follows(handler: Worker, send: Send) -> None:
    page = handler.client.get(at("message", send())).content.decode()

    assert "Out of sight now, erased tonight. Until then you can undo it." in page


def test_handled_is_out_of_sight_until_undone(handler: Worker, send: Send) -> None:
    submission = send("Een heel eigen vraag")
    handler.client.post(at("stage", submission), {"stage": "in-hand"})

    handler.client.post(at("stage", submission), {"stage": "handled"})

    hidden = handler.client.get(at("message", submission)).content.decode()
    assert "Een heel eigen vraag" not in hidden
    assert submission.number not in handler.client.get(LIST).content.decode()
    handler.client.post(at("undo", submission))
    submission.refresh_from_db()
    assert (submission.stage, submission.due, submission.taken_down_at) == ("in-hand", None, None)


def test_spam_is_erased_at_once(handler: Worker, send: Send) -> None:
    submission = send()

    handler.client.post(at("spam", submission), {"sure": "on"})

    assert not Submission.objects.exists()
    assert Erasure.objects.get(record=submission.uuid).cause == "deleted"


def test_a_link_that_fell_into_other_hands_is_blocked(handler: Worker, send: Send) -> None:
    submission = send()
    sent = personal_links.address_of(submission)

    asked = handler.client.get(at("block_links", submission)).content.decode()
    assert personal_links.address_of(Submission.objects.get()) == sent
    handler.client.post(at("block_links", submission))

    assert "somebody else got hold of the link" in asked
    assert personal_links.address_of(Submission.objects.get()) != sent
    page = handler.client.get(at("message", submission)).content.decode()
    assert "Personal link blocked" in page


def test_erasing_asks_first(handler: Worker, send: Send) -> None:
    submission = send()

    handler.client.post(at("erase", submission), {})

    assert Submission.objects.filter(pk=submission.pk).exists()


def test_a_note_is_sealed_and_goes_with_the_message(handler: Worker, send: Send) -> None:
    submission = send()

    handler.client.post(at("note", submission), {"text": "Belt morgen terug"})

    note = Note.objects.get()
    assert note.text.open() == "Belt morgen terug"
    assert "morgen" not in str(note.text)
    handler.client.post(at("spam", submission), {"sure": "on"})
    assert not VaultKey.objects.filter(record__in=[note.uuid, submission.uuid]).exists()


def test_a_file_leaves_as_an_attachment_and_is_recorded(handler: Worker, send: Send) -> None:
    submission = send(files=[SentFile("bijlage", b"<script>1</script>", "text/html")])
    upload = submission.uploads.get()

    told = handler.client.get(at("file", submission, upload.uuid))

    assert told.content == b"<script>1</script>"
    assert told["Content-Type"] == "application/octet-stream"
    assert told["Content-Disposition"].startswith("attachment")
    assert told["X-Content-Type-Options"] == "nosniff"
    assert Access.objects.get().act == "downloaded"


def test_passed_on_it_follows_the_other_form(handler: Worker, form: Form, send: Send) -> None:
    submission = send()
    handler.client.post(at("stage", submission), {"stage": "handled"})
    other = Form.objects.create(
        uuid="7d0a3a52-8f0a-4a4b-9a31-3b2f5a1c9e10", title="Elders", kind="contact"
    )

    handler.client.post(at("pass_on", submission), {"to": other.pk})

    submission.refresh_from_db()
    assert (submission.form, submission.stage, submission.due) == (other, "received", None)
    assert handler.client.get(at("message", submission)).status_code == 403


def test_only_who_handles_the_form_can_be_given_a_message(handler: Worker, send: Send) -> None:
    submission = send()
    stranger = User.objects.create_user("vreemde")

    handler.client.post(at("handler", submission), {"handler": stranger.pk})
    handler.client.post(at("handler", submission), {"handler": handler.user.pk})

    submission.refresh_from_db()
    assert submission.handler == handler.user


def test_wagtails_address_of_submissions_leads_to_the_inbox(
    admin_client: object, form: Form
) -> None:
    from ser_site.contact.models import ContactPage

    page = ContactPage.objects.get()
    told = admin_client.get(f"/admin/forms/submissions/{page.pk}/")  # type: ignore[attr-defined]
    deleting = admin_client.get(  # type: ignore[attr-defined]
        f"/admin/forms/submissions/{page.pk}/delete/?selected-submissions=1"
    )

    assert told["Location"] == f"{LIST}?form={form.pk}"
    assert deleting.status_code in {302, 403}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", ["old", "new"]),
        ("?status=ended", ["done"]),
        ("?status=all", ["old", "done", "new"]),
        ("?stage=in-hand", ["new"]),
        ("?handler=me", ["new"]),
        ("?handler=nobody", ["old"]),
        ("?age=30", ["old"]),
        ("?ends=tonight&status=all", ["done"]),
        ("?ends=none", ["old", "new"]),
    ],
)
def test_the_list_is_filtered(
    query: str, numbers: list[str], handler: Worker, send: Send, today: date
) -> None:
    from forms_privacy.operations import handling

    sent = {
        "old": send(on="2026-08-01"),
        "done": send(on="2026-09-01"),
        "new": send(on="2026-09-13"),
    }
    handling.step(sent["done"], HANDLED, by=handler.user, today=today)
    handling.step(sent["new"], IN_HAND, by=handler.user, today=today)
    handling.assign(sent["new"], handler.user, by=handler.user)

    page = handler.client.get(f"{LIST}{query}").content.decode()

    assert [name for name, one in sent.items() if one.number in page] == numbers


def test_many_messages_take_as_many_queries_as_few(
    handler: Worker, send: Send, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = send()
    rows = [Submission.objects.get(pk=first.pk) for _ in range(120)]
    from uuid import uuid4

    for row in rows:
        row.pk, row.uuid, row.answers = None, uuid4(), b""
    Submission.objects.bulk_create(rows)
    handler.client.get(LIST)

    with django_assert_max_num_queries(20):
        handler.client.get(LIST)
