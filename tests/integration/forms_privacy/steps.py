"""What is filled in on a long form, and what of it lies where."""

from __future__ import annotations

from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from forms_privacy.steps import parking
from forms_privacy.steps.state import State, read
from retention.files import PRIVATE
from ser_site.contact.models import ContactPage
from tests.documents import PDF
from tests.filling import Walk

WHO = {"naam": "Wietske Verzonnen", "e_mailadres": "wietske@voorbeeld.example"}
ADDRESS = {
    "adres_postcode": "2594 AW",
    "adres_number": "60",
    "adres_street": "Bezuidenhoutseweg",
    "adres_city": "Den Haag",
}
WHAT = {"je_vraag": "Hoe laat is het?"}


def pdf(name: str = "plan.pdf", more: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, PDF + more)


def begun() -> list[str]:
    """Names of files of forms that are not sent."""
    try:
        return sorted(storages[PRIVATE].listdir(parking.FOLDER)[1])
    except FileNotFoundError:
        return []


def state_of(walk: Walk, long_form: ContactPage) -> State:
    now = timezone.now()
    return read(walk.carried["form-state"], long_form.translation_key, now=now)
