"""From the contact form to the forms for complaints and objections."""

from __future__ import annotations

from html import escape

from ser_site.complaints.models import ComplaintPage
from ser_site.contact.models import ContactPage

from . import reading
from .contact_form import contact_texts
from .markup import rich_text


def load_complaint_links() -> list[str]:
    """Put them below the contact form, where its text is still that of the sample.

    A part of its own: those forms come after the contact form, and a site may have both already.
    """
    words = reading.read(reading.TEXTS / "pages" / "encounters.toml")["complaint_links"]
    made = []
    for language in reading.LANGUAGES:
        page, links = _untouched(language), _links(language)
        if page is None or not links:
            continue
        page.elsewhere += rich_text(words[language]["text"]) + links
        page.save_revision().publish()
        made.append(page)
    return [f"on {len(made)} contact pages"]


def _untouched(language: str) -> ContactPage | None:
    """The sample's contact page, while nobody has changed what stands below its form."""
    words = contact_texts()[language]
    page = (
        ContactPage.objects.live()
        .filter(locale__language_code=language, slug=words["slug"], has_unpublished_changes=False)
        .first()
    )
    is_same = page is not None and page.elsewhere == rich_text(words["elsewhere"])
    return page if is_same else None


def _links(language: str) -> str:
    """The first form of each kind, as a list; nothing where there is none."""
    forms = ComplaintPage.objects.live().filter(locale__language_code=language).order_by("path")
    found = [forms.filter(kind=kind).first() for kind in ("complaint", "objection")]
    items = [
        f'<li><a linktype="page" id="{page.pk}">{escape(page.title)}</a></li>'
        for page in found
        if page is not None
    ]
    return f"<ul>{''.join(items)}</ul>" if items else ""
