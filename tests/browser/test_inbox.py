"""A handler works through the inbox on a phone, with the keyboard."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form, Submission
from forms_privacy.operations.submitting import Sent, submit
from retention import clock
from ser_site.contact.kind import CONTACT
from ser_site.content.register.load import load_register
from tests.browser.faults import sticks_out, violations
from tests.integration.forms_privacy.inbox import let, worker


def faults(page: Page) -> list[Any]:
    found = violations(page, "main")
    if sticks_out(page):
        found.append("sideways")
    return found


def test_read_handled_and_undone_by_keyboard_on_a_phone(
    page: Page, live_server: LiveServer
) -> None:
    load_register()
    form = Form.objects.create(uuid=uuid4(), title="Stel je vraag", kind="contact")
    now = datetime.combine(clock.today(), datetime.min.time(), ZoneInfo("Europe/Amsterdam"))
    answers = [Answer("naam", "Naam", "Wietske Verzonnen", Sort.IDENTIFYING)]
    sent = Sent(answers=answers, language="nl", email="wietske@voorbeeld.example")
    submission = submit(form, CONTACT, sent, now=now)
    handler = let(worker("behandelaar"), form, may_handle=True, may_export=True)
    session = handler.client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 360, "height": 800})

    page.goto(f"{live_server.url}/admin/inbox/")
    main = page.get_by_role("main")
    assert faults(page) == []
    page.goto(f"{live_server.url}/admin/inbox/person/")
    main.get_by_label("E-mail address").fill("wietske@voorbeeld.example")
    main.get_by_label("E-mail address").press("Enter")
    expect(main.get_by_role("button", name="Make a copy")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("link", name=submission.number).press("Enter")
    expect(main).to_contain_text("Wietske Verzonnen")
    assert faults(page) == []
    page.get_by_role("button", name="Handled").press("Enter")

    expect(main).to_contain_text("erased tonight")
    expect(main).not_to_contain_text("Wietske Verzonnen")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(main).to_contain_text("Wietske Verzonnen")
    assert Submission.objects.get().stage == "received"
