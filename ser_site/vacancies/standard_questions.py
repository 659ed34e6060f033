"""What a new vacancy asks, to begin with; an editor takes away what is not needed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from forms_privacy.answers import Sort
from forms_privacy.field_types import STEP
from forms_privacy.pages import PrivacyFormField

F = TypeVar("F", bound=PrivacyFormField)


@dataclass(frozen=True, slots=True)
class Standard:
    """A question in the language that is active."""

    label: str
    field_type: str
    help_text: str = ""
    required: bool = True
    sort: Sort = Sort.IDENTIFYING


def standard_questions(field: type[F], language: str) -> list[F]:
    """The questions, not saved yet."""
    with override(language):
        return [
            field(
                label=one.label,
                field_type=one.field_type,
                help_text=one.help_text,
                required=one.required,
                sort=one.sort.value,
                sort_order=place,
            )
            for place, one in enumerate(_asked())
        ]


def _asked() -> list[Standard]:
    return [
        Standard(_("Who you are"), STEP.key, sort=Sort.PLAIN),
        Standard(_("Name"), "name"),
        Standard(_("Address"), "address"),
        Standard(_("E-mail address"), "email"),
        Standard(_("Telephone number"), "telephone"),
        Standard(
            _("CV and letter"),
            STEP.key,
            _("Your files stay with this form until you send it, also when you go back."),
            sort=Sort.PLAIN,
        ),
        Standard(
            _("Your CV"),
            "file",
            _("Leave out your citizen service number, and a photo if you like."),
        ),
        Standard(_("Your letter"), "file", _("Tell why you would like to do this work.")),
        Standard(_("More about you"), STEP.key, _("You may leave this open."), sort=Sort.PLAIN),
        Standard(_("Salary you have in mind"), "singleline", required=False, sort=Sort.SENSITIVE),
        Standard(
            _("People we may ask about you"),
            "multiline",
            _("Name them only if they know of it. What you tell of them goes with your letter."),
            required=False,
        ),
    ]
