"""What a post of the contact form costs, over a post of a plain Wagtail form page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.test import Client
from wagtail.contrib.forms.models import FormSubmission

from benchmarks import submissions
from benchmarks.measure import Ratio, seconds
from benchmarks.plain.models import PlainFormField, PlainFormPage
from benchmarks.statement import home_page
from forms_privacy import form_tokens
from forms_privacy.answers import Sort
from forms_privacy.models import Form, Submission
from forms_privacy.posted import TOKEN
from ser_site.contact.models import ContactField, ContactPage
from ser_site.content.register.load import load_register

LIMIT = 3
TIMES = 40
ANSWERS = {
    "naam": "Wietske Verzonnen",
    "e_mailadres": "wietske@voorbeeld.example",
    "je_vraag": "Hoe laat is het? " * 20,
}


def posting_a_contact_form() -> Ratio:
    """From the post to the receipt: stored, sealed, with the mails to visitor and staff.

    The plain page stores the same answers and thanks for them. Both show a page of the site.
    """
    with _pages() as (contact, plain), submissions.emptied():
        client = Client()

        def ours() -> None:
            token = form_tokens.new(contact.translation_key)
            _sent(client.post(contact.url, {TOKEN: token, **ANSWERS}, follow=True))

        def theirs() -> None:
            _sent(client.post(plain.url, ANSWERS, follow=True))

        ours()
        theirs()
        value = seconds(ours, times=TIMES) / seconds(theirs, times=TIMES)
        stored = Submission.objects.count(), FormSubmission.objects.count()
        if stored != (TIMES + 1, TIMES + 1) or len(mail.outbox) != 2 * (TIMES + 1):
            raise RuntimeError(f"stored {stored}, mailed {len(mail.outbox)}")
    return Ratio("a post of the contact form over one of a plain Wagtail form", value, LIMIT)


def _sent(answer: Any) -> None:
    if answer.status_code != 200:
        raise RuntimeError(f"the form answered {answer.status_code}")


@contextmanager
def _pages() -> Iterator[tuple[ContactPage, PlainFormPage]]:
    """Both with the same questions; all of it goes afterwards, except the register."""
    load_register()
    ContentType.objects.clear_cache()
    mail.outbox = []
    home = home_page()
    contact = ContactPage(title="Contact", slug="contact", kind="contact", notify="a@ser.example")
    contact.form_fields = [  # type: ignore[misc]
        ContactField(label="Naam", field_type="singleline", sort=Sort.IDENTIFYING),
        ContactField(label="E-mailadres", field_type="email", sort=Sort.IDENTIFYING),
        ContactField(label="Je vraag", field_type="multiline"),
    ]
    plain = PlainFormPage(title="Plain", slug="plain")
    plain.form_fields = [
        PlainFormField(label="Naam", field_type="singleline"),
        PlainFormField(label="E-mailadres", field_type="email"),
        PlainFormField(label="Je vraag", field_type="multiline"),
    ]
    try:
        for page in (contact, plain):
            home.add_child(instance=page)
            page.save_revision().publish()
        yield contact, plain
    finally:
        Submission.objects.all().delete()
        home.delete()
        Form.objects.all().delete()
