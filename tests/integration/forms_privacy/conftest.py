"""A contact form on the site, and what is sent with it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from forms_privacy import kinds
from forms_privacy.answers import Answer, Sort
from forms_privacy.models import Form, Submission
from forms_privacy.operations.submitting import Sent, submit
from ser_site.contact.models import ContactField, ContactPage
from ser_site.home.models import HomePage
from tests.filling import Walk
from tests.integration.conftest import dutch_home, grown
from tests.remembering import Remembered

from .inbox import Worker, let, worker

ADDRESS = "wietske@voorbeeld.example"
Send = Callable[..., Submission]


def _add_contact_page() -> int:
    page = ContactPage(title="Stel je vraag", slug="contact", kind="contact")
    page.form_fields = [  # type: ignore[misc]
        ContactField(label="Naam", field_type="singleline", sort=Sort.IDENTIFYING),
        ContactField(label="E-mailadres", field_type="email", sort=Sort.IDENTIFYING),
        ContactField(label="Je vraag", field_type="multiline"),
    ]
    dutch_home().add_child(instance=page)
    page.save_revision().publish()
    return int(page.pk)


_contact_page = Remembered(_add_contact_page)


@pytest.fixture
def contact_page(home: HomePage) -> ContactPage:
    """A published contact form that asks a name, an e-mail address and a question."""
    page: ContactPage = grown(home, _contact_page)
    return page


@pytest.fixture
def form(contact_page: ContactPage) -> Form:
    """That form, as submissions know it."""
    return contact_page.form_record


@pytest.fixture
def send(form: Form) -> Send:
    """Send something with the form, at nine o'clock on a day."""

    def make(
        question: str = "Hoe laat is het?", *, on: str = "2026-11-02", **sent: object
    ) -> Submission:
        answers = [
            Answer("naam", "Naam", "Wietske Verzonnen", Sort.IDENTIFYING),
            Answer(
                "e_mailadres", "E-mailadres", "wietske@voorbeeld.example", Sort.IDENTIFYING, "email"
            ),
            Answer("je_vraag", "Je vraag", question, field_type="multiline"),
        ]
        given = {"answers": answers, "language": "nl", "email": ADDRESS, **sent}
        at = datetime.fromisoformat(f"{on}T09:00").replace(tzinfo=ZoneInfo("Europe/Amsterdam"))
        return submit(form, kinds.get(form.kind), Sent(**given), now=at)  # type: ignore[arg-type]

    return make


@pytest.fixture
def long_form(contact_page: ContactPage) -> ContactPage:
    """A form in two steps and a summary: who, and what, with files."""
    asked: list[dict[str, Any]] = [
        {"label": "Wie ben je?", "field_type": "step", "help_text": "Zo kunnen we antwoorden."},
        {"label": "Naam", "field_type": "name"},
        {"label": "E-mailadres", "field_type": "email"},
        {"label": "Adres", "field_type": "address", "required": False},
        {"label": "Je verhaal", "field_type": "step"},
        {"label": "Je vraag", "field_type": "multiline"},
        {"label": "Plan", "field_type": "file", "required": False},
        {"label": "Mag openbaar", "field_type": "checkbox", "required": False},
    ]
    contact_page.form_fields.all().delete()
    for place, one in enumerate(asked):
        ContactField(page=contact_page, sort_order=place, **one).save()
    return contact_page


@pytest.fixture
def walk(client: Client, long_form: ContactPage) -> Walk:
    """Somebody who opens the page."""
    return Walk(client, long_form)


@pytest.fixture
def handler(form: Form) -> Worker:
    """Somebody who handles the contact form's messages, and exports them."""
    return let(worker("behandelaar"), form, may_handle=True, may_export=True)


@pytest.fixture
def coordinator() -> Worker:
    """Somebody who sees lists and decides on restricting, but reads nothing."""
    return worker("coordinator", "view_submission", "restrict_submission", "view_access")
