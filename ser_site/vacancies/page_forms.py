"""The form in which editors make a vacancy."""

from __future__ import annotations

from typing import Any

from forms_privacy.page_forms import PrivacyPageForm

from .standard_questions import standard_questions


class ApplicationPageForm(PrivacyPageForm):
    """Begins a new page with the questions that nearly every application asks."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        page = kwargs.get("instance")
        if page is not None and page.pk is None and not page.form_fields.exists():
            parent = kwargs.get("parent_page")
            locale = parent.locale if parent is not None else page.locale
            field = page.form_fields.model
            page.form_fields = standard_questions(field, locale.language_code)
        super().__init__(*args, **kwargs)
