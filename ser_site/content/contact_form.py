"""The contact form of the sample content."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms_privacy.answers import Sort
from ser_site.contact.kind import CONTACT
from ser_site.contact.models import ContactField, ContactPage

from . import reading
from .markup import rich_text


def contact_texts() -> dict[str, Any]:
    """What it says, by language."""
    return reading.read(reading.TEXTS / "forms" / "contact.toml")


def new_contact_page(words: Mapping[str, Any]) -> ContactPage:
    """A contact form, not saved yet."""
    return ContactPage(title=words["title"], kind=CONTACT.key)


def fill_contact_page(page: ContactPage, words: Mapping[str, Any]) -> None:
    """Give it texts and questions; a translation keeps the names that its questions have."""
    page.title = words["title"]
    page.intro = rich_text(words["intro"])
    page.elsewhere = rich_text(words["elsewhere"])
    names = [field.clean_name for field in page.form_fields.all()] or [""] * len(words["fields"])
    page.form_fields = [  # type: ignore[misc]
        ContactField(clean_name=name, sort=Sort.PLAIN.value, sort_order=place, **question)
        for place, (name, question) in enumerate(zip(names, words["fields"], strict=True))
    ]
