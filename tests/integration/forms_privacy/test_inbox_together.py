"""Several messages at once, exports, rights, and forms that go."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO

import openpyxl
import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from forms_privacy.models import Access, Form, FormRight, Submission
from ser_site.contact.models import ContactPage

from .conftest import Send
from .inbox import Worker, let, worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("commits", "register")]


def together(name: str, *submissions: Submission) -> str:
    """The address of a bulk action on these."""
    ids = "&".join(f"id={one.pk}" for one in submissions)
    address = reverse("wagtail_bulk_action", args=["forms_privacy", "submission", name])
    return f"{address}?{ids}"


def test_a_step_of_many_says_what_follows_and_does_it(handler: Worker, send: Send) -> None:
    sent = [send(), send()]
    asked = handler.client.get(together("stage", *sent)).content.decode()

    handler.client.post(together("stage", *sent), {"stage": "handled"})

    assert "erased tonight" in asked
    assert {one.stage for one in Submission.objects.all()} == {"handled"}


def test_many_are_given_to_one(handler: Worker, send: Send) -> None:
    sent = [send(), send()]

    handler.client.post(together("handler", *sent), {"handler": handler.user.pk})

    assert {one.handler for one in Submission.objects.all()} == {handler.user}


def test_others_messages_are_left_alone(handler: Worker, send: Send) -> None:
    mine, other = send(), send()
    Submission.objects.filter(pk=other.pk).update(
        form=Form.objects.create(uuid="7d0a3a52-8f0a-4a4b-9a31-3b2f5a1c9e10", kind="contact")
    )

    handler.client.post(together("stage", mine, other), {"stage": "handled"})

    other.refresh_from_db()
    assert other.stage == "received"


def test_who_may_not_export_gets_no_file(form: Form, send: Send) -> None:
    reader = let(worker("lezer"), form, may_open=True)

    told = reader.client.post(together("export", send()), {"sort": "csv"})

    assert told.status_code == 403
    assert not Access.objects.exists()


def test_csv_holds_the_answers_without_formulas_and_is_recorded(
    handler: Worker, send: Send
) -> None:
    submission = send("=HYPERLINK(1)")

    told = handler.client.post(together("export", submission), {"sort": "csv"})

    text = b"".join(told).decode("utf-8-sig")
    head, row = csv.reader(StringIO(text))
    assert dict(zip(head, row, strict=True))["Je vraag"] == "'=HYPERLINK(1)"
    assert Access.objects.get().act == "exported"


def test_xlsx_opens_and_holds_text_alone(handler: Worker, send: Send) -> None:
    submission = send("=1+1\x00 & <b>")

    told = handler.client.post(together("export", submission), {"sort": "xlsx"})

    sheet = openpyxl.load_workbook(BytesIO(told.content)).active
    assert (sheet.title, sheet.freeze_panes) == ("Messages", "A2")
    head, row = sheet.iter_rows(values_only=True)
    assert dict(zip(head, row, strict=True))["Je vraag"] == "'=1+1\ufffd & <b>"


def test_out_of_sight_is_out_of_the_export(handler: Worker, send: Send) -> None:
    submission = send("Een heel eigen vraag")
    handler.client.post(together("stage", submission), {"stage": "handled"})

    told = handler.client.post(together("export", submission), {"sort": "csv"})

    assert "eigen vraag" not in b"".join(told).decode()
    assert not Access.objects.exists()


def test_rights_are_given_on_one_form_and_logged(form: Form) -> None:
    giver = worker("gever", "view_formright", "change_formright")
    group = Group.objects.create(name="Loket")
    url = reverse("forms_rights:form", args=[form.pk])

    giver.client.post(url, {f"group-{group.pk}-may_handle": "on"})

    right = FormRight.objects.get(form=form)
    assert (right.group, right.may_open, right.may_handle) == (group, False, True)
    assert ModelLogEntry.objects.get(action="forms_privacy.rights").user == giver.user


def test_who_may_only_look_gives_no_rights(form: Form) -> None:
    officer = worker("fg", "view_formright", "view_access")
    group = Group.objects.create(name="Loket")
    url = reverse("forms_rights:form", args=[form.pk])

    told = officer.client.post(url, {f"group-{group.pk}-may_handle": "on"})

    assert officer.client.get(url).status_code == 200
    assert told.status_code == 403
    assert not FormRight.objects.exists()


def test_who_saw_what_is_there_for_the_officer(handler: Worker, send: Send) -> None:
    submission = send()
    handler.client.get(reverse("forms_inbox:message", args=[submission.uuid]))
    officer = worker("fg", "view_access", "view_submission")

    page = officer.client.get("/admin/privacy/form-access/").content.decode()

    assert submission.number in page and "Behandelaar" in page


def test_before_a_form_is_deleted_stands_what_becomes_of_its_messages(
    contact_page: ContactPage, send: Send, admin_client: Client
) -> None:
    send()

    page = admin_client.get(f"/admin/pages/{contact_page.pk}/delete/").content.decode()

    assert "Met “Stel je vraag” kwam 1 bericht binnen." in page


def test_an_unpublished_form_tells_of_its_messages_and_keeps_them(
    contact_page: ContactPage, send: Send, admin_client: Client
) -> None:
    send()

    told = admin_client.post(f"/admin/pages/{contact_page.pk}/unpublish/", follow=True)

    assert "Met “Stel je vraag” kwam 1 bericht binnen." in told.content.decode()
    assert Submission.objects.count() == 1
