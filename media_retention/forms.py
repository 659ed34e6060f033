"""The admin forms of images and videos: what must be known of every medium, and asked.

A site names them in ``WAGTAILIMAGES_IMAGE_FORM_BASE`` and ``WAGTAILMEDIA["MEDIA_FORM_BASE"]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from wagtail.images.forms import BaseImageForm
from wagtail.search import index as search_index
from wagtailmedia.forms import BaseMediaForm

from media_retention.models import RETENTION_FORM_FIELDS
from media_retention.operations.replacing import let_go
from media_retention.queries.files import file_fields, own_files

PEOPLE = [
    ("True", _("Yes, or we are not sure")),
    ("False", _("No, nobody can be recognised")),
]

QUESTIONS = {
    "people_recognisable": (
        _("Can people be recognised?"),
        _("With people there is always an end date. Without people there is none."),
    ),
    "legal_basis": (
        _("Why may we show these people?"),
        _(
            "Ask for consent, unless it is journalism or the portrait of a member."
            " Nobody on it? Then this does not count."
        ),
    ),
    "intended_use": (
        _("What is it for?"),
        _("This sets the end date until you place it on a page. From then on the page does."),
    ),
    "credit": (_("Credit"), _("Who made it, for example “Photo: Kim Jansen”.")),
}


class RetainedForm(forms.BaseForm):
    """What the forms of images and videos have in common; goes before Wagtail's form."""

    instance: Any
    _are_grouped = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ask_about_people()
        self._explain()
        self._let_what_is_left_out_be_as_it_was()
        self._files_before = own_files(self.instance)
        if self.instance.taken_down_at is not None:
            self._keep_files()

    def __iter__(self) -> Iterator[BoundField]:
        """The fields; without the suite's questions when these are shown as a group."""
        for field in super().__iter__():
            if not (self._are_grouped and field.name in QUESTIONS):
                yield field

    def group_questions(self) -> None:
        """Leave the suite's questions to a template that shows ``retention_fields``."""
        self._are_grouped = True

    def retention_fields(self) -> list[BoundField]:
        """The suite's questions."""
        return [self[name] for name in QUESTIONS if name in self.fields]

    def save(self, commit: bool = True) -> Any:
        """Save, and see to it that a replaced file goes."""
        # Wagtail would delete it at once, and fail half-way where storage refuses.
        self.original_file = None
        medium = super().save(commit=commit)  # type: ignore[misc]
        kept = {file.name for file in own_files(self.instance)}
        replaced = [file for file in self._files_before if file.name not in kept]
        if commit and replaced:
            let_go(self.instance, replaced)
        if commit:
            search_index.insert_or_update_object(self.instance)
        return medium

    def _ask_about_people(self) -> None:
        """A question with two answers: a box that is left out would count as "nobody"."""
        if "people_recognisable" in self.fields:
            self.fields["people_recognisable"] = forms.TypedChoiceField(
                choices=PEOPLE,
                coerce=lambda answer: answer == "True",
                widget=forms.RadioSelect,
            )
            self.initial["people_recognisable"] = str(self.instance.people_recognisable)

    def _explain(self) -> None:
        for name, (label, help_text) in QUESTIONS.items():
            if name in self.fields:
                self.fields[name].label = label
                self.fields[name].help_text = help_text

    def _let_what_is_left_out_be_as_it_was(self) -> None:
        """Uploads of many files at once send a title alone: then the model's defaults count."""
        for name in RETENTION_FORM_FIELDS:
            field = self.fields.get(name)
            if field and self.is_bound and self._is_left_out(name, field):
                field.required = False

    def _is_left_out(self, name: str, field: forms.Field) -> bool:
        sent_as = self.add_prefix(name)
        return bool(field.widget.value_omitted_from_data(self.data, self.files, sent_as))

    def _keep_files(self) -> None:
        """What is off the site keeps its files until it is back: they lie elsewhere now."""
        for field in file_fields(type(self.instance)):
            self.fields.pop(field.attname, None)


class RetainedImageForm(RetainedForm, BaseImageForm):
    """The form of an image."""


class RetainedMediaForm(RetainedForm, BaseMediaForm):
    """The form of a video or a sound recording."""
