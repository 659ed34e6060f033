"""What a form is called: each language has a page of its own with the same form."""

from __future__ import annotations

from uuid import UUID

from wagtail.models import Locale, Page

from forms_privacy.models import Form


def title_in(form: Form, language: str) -> str:
    """As on the page in this language; without one, as staff know the form."""
    return _on_page(form.uuid, language) or form.title


def title_for_staff(page: Page) -> str:
    """The title in the site's own language, so that a form keeps one name in every list."""
    own = Locale.get_default()
    if page.locale_id == own.pk:
        return str(page.title)
    return _on_page(page.translation_key, own.language_code) or str(page.title)


def _on_page(key: UUID, language: str) -> str:
    pages = Page.objects.filter(translation_key=key, locale__language_code=language)
    return pages.values_list("title", flat=True).first() or ""
