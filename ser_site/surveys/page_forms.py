"""The form in which editors make a survey."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from forms_privacy.answers import Sort
from forms_privacy.field_types import sort_of
from forms_privacy.operations.counting import KEPT_OUT
from forms_privacy.page_forms import PrivacyPageForm


class SurveyPageForm(PrivacyPageForm):
    """An anonymous survey cannot ask who somebody is (promise P13)."""

    def clean(self) -> dict[str, Any]:
        """Say it at the question."""
        cleaned: dict[str, Any] = super().clean()
        questions = self.formsets.get("form_fields")
        if cleaned.get("is_named") or questions is None:
            return cleaned
        for form in questions.forms:
            told = getattr(form, "cleaned_data", {})
            if told and not told.get("DELETE") and tells_who(told):
                form.add_error(
                    "field_type",
                    _(
                        "An anonymous survey cannot ask this: the answer can tell who gave it. "
                        "Remove the question, or say above that you want to know who answers."
                    ),
                )
        return cleaned


def tells_who(question: dict[str, Any]) -> bool:
    """Whether the answer to a question can tell who gave it."""
    kind = question.get("field_type") or ""
    sort = question.get("sort") or Sort.PLAIN
    is_plain = sort_of(kind, sort) == Sort.PLAIN
    return not is_plain or kind in KEPT_OUT or bool(question.get("datum"))
