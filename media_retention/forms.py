"""The admin forms of images and videos: what must be known of every medium, and asked.

A site names them in ``WAGTAILIMAGES_IMAGE_FORM_BASE`` and ``WAGTAILMEDIA["MEDIA_FORM_BASE"]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BoundField
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.log_actions import log
from wagtail.models import CollectionMember
from wagtail.search import index as search_index
from wagtailmedia.forms import BaseMediaForm

from media_retention.form_words import (
    BROKEN_RECORDING,
    ENDED,
    FOLLOWS,
    FROM_FILE,
    HELD,
    NO_RECORDING,
    NOT_CLEANED,
    PEOPLE,
    QUESTIONS,
    UNREADABLE,
)
from media_retention.metadata.malformed import NotCleanable, Unreadable
from media_retention.models import RETENTION_FORM_FIELDS
from media_retention.operations.held import STORE
from media_retention.queries.files import file_fields
from media_retention.queries.permissions import may_clear
from media_retention.queries.uploads import known_of_upload
from media_retention.stored_files import (
    can_be_cleaned,
    credit_of,
    is_picture,
    is_recording_file,
    without_metadata,
)
from retention import clock
from retention.queries.holds import active_hold

FOLLOWED = ("legal_basis", "intended_use")
"""What an upload is not asked: it follows from its collection, or the page it is for."""

POSTER = "thumbnail"


class RetainedForm(forms.BaseForm):
    """What the forms of images and videos have in common; goes before Wagtail's form."""

    instance: Any
    is_grouped = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.asked_of = kwargs.get("user") or kwargs.get("for_user") or AnonymousUser()
        self.brings_back = False
        super().__init__(*args, **kwargs)
        self._ask_about_people()
        self._explain()
        self._let_what_is_left_out_be_as_it_was()
        if self._is_upload:
            self._ask_one_question()
        if self.instance.taken_down_at is not None:
            self._keep_files()

    def __iter__(self) -> Iterator[BoundField]:
        """The fields; without the suite's questions when these are shown as a group."""
        for field in super().__iter__():
            apart = self.is_grouped and field.name in QUESTIONS
            if not (apart or self._follows(field.name)):
                yield field

    def group_questions(self) -> None:
        """Leave the suite's questions to a template that shows ``retention_fields``."""
        self.is_grouped = True

    def retention_fields(self) -> list[BoundField]:
        """The suite's questions."""
        asked = (name for name in QUESTIONS if name in self.fields)
        return [self[name] for name in asked if not self._follows(name)]

    def batch_fields(self) -> list[BoundField]:
        """Those of the questions that were answered for a batch at once."""
        return [field for field in self.retention_fields() if field.name != "credit"]

    def batch_answers(self) -> str:
        """The answers for a batch, in a few words."""
        asked, _help_text = QUESTIONS["people_recognisable"]
        people = dict(PEOPLE)[str(self.instance.people_recognisable)]
        answers = [f"{asked} {people}"]
        if self.instance.people_recognisable and not self._is_upload:
            basis = self.instance.get_legal_basis_display()
            answers += [self.instance.get_intended_use_display(), basis]
        return " · ".join(map(str, answers))

    def offer_credit(self, credit: str) -> None:
        """Propose a credit that a file gives, to be kept or cleared by who saves the form."""
        if credit and "credit" in self.fields and not self.instance.credit:
            self.initial["credit"] = credit
            self.fields["credit"].help_text = FROM_FILE

    def clean(self) -> Any:
        """Take the metadata out of what was uploaded, before anything is read from it."""
        super().clean()
        self._mind_the_end()
        self._mind_a_hold()
        for field in file_fields(type(self.instance)):
            content = self.cleaned_data.get(field.name)
            if isinstance(content, UploadedFile):
                self._clean_upload(field.name, content)
        return self.cleaned_data

    def save(self, commit: bool = True) -> Any:
        """Save; what becomes of a replaced file is seen to wherever a medium is saved."""
        # Wagtail would delete it at once, and fail half-way where storage refuses.
        self.original_file = None
        if self._is_upload:
            self._follow_collection_or_page()
        medium = super().save(commit=commit)  # type: ignore[misc]
        if commit and self.brings_back:
            by = self.asked_of if self.asked_of.pk else None
            log(instance=medium, action="media_retention.nobody_in_it", user=by)
        if commit:
            search_index.insert_or_update_object(self.instance)
        return medium

    def _mind_the_end(self) -> None:
        """Past its end, "nobody can be recognised" is a decision: it brings a medium back."""
        before, today = self.instance, clock.today()
        is_past = not before._state.adding and before.due is not None and before.due <= today
        if not is_past or self.cleaned_data.get("people_recognisable") is not False:
            return
        if may_clear(self.asked_of, before, today=today):
            self.brings_back = True
        else:
            self.add_error("people_recognisable", ValidationError(ENDED, code="ended"))

    def _mind_a_hold(self) -> None:
        """What a hold keeps is not replaced."""
        files = {field.name for field in file_fields(type(self.instance))}
        asked = sorted(files.intersection(self.changed_data))
        if asked and active_hold(STORE, self.instance.uuid):
            for name in asked:
                self.add_error(name, ValidationError(HELD, code="held"))

    def _clean_upload(self, name: str, content: UploadedFile[Any]) -> None:
        try:
            if name == POSTER and not is_picture(content):
                raise Unreadable("a poster is a picture")
            self.cleaned_data[name] = without_metadata(content)
            if name == POSTER:
                WagtailImageField().to_python(content)
        except Unreadable:
            self.add_error(name, ValidationError(UNREADABLE, code="invalid_image"))
        except ValidationError as refused:  # too many pixels, or bytes
            self.add_error(name, refused)

    @property
    def _is_upload(self) -> bool:
        """A new file in a collection; a video that plays elsewhere is in none."""
        return self.instance._state.adding and isinstance(self.instance, CollectionMember)

    def _follows(self, name: str) -> bool:
        return self._is_upload and name in FOLLOWED

    def _ask_one_question(self) -> None:
        """An answer that is sent all the same counts: programs may know better."""
        for name in FOLLOWED:
            if name in self.fields:
                self.fields[name].required = False
        if "people_recognisable" in self.fields:
            self.fields["people_recognisable"].help_text = FOLLOWS

    def _follow_collection_or_page(self) -> None:
        known = known_of_upload(self.instance.collection)
        for name in FOLLOWED if known else ():
            if not self.cleaned_data.get(name):
                setattr(self.instance, name, getattr(known, name))

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
    """The form of an image; its file may tell who made it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields and "credit" in self.fields:
            label, help_text = QUESTIONS["credit_from_file"]
            self.fields["credit_from_file"] = forms.BooleanField(
                label=label, help_text=help_text, required=False
            )

        if "file" in self.fields:
            self._refuse_what_breaks_off(self.fields["file"])

    def _refuse_what_breaks_off(self, field: forms.Field) -> None:
        """Wagtail's field lets the error of a picture that ends too early pass."""
        to_python = field.to_python

        def to_python_or_refuse(content: Any) -> Any:
            try:
                return to_python(content)
            except (OSError, SyntaxError) as error:
                raise ValidationError(UNREADABLE, code="invalid_image") from error

        field.to_python = to_python_or_refuse  # type: ignore[assignment,method-assign]

    def clean(self) -> Any:
        """Read the credit while it is there, if that is wanted."""
        content = self.cleaned_data.get("file")
        wanted = self.cleaned_data.get("credit_from_file") and not self.cleaned_data.get("credit")
        if wanted and isinstance(content, UploadedFile):
            self.cleaned_data["credit"] = credit_of(content)
        return super().clean()


class RetainedMediaForm(RetainedForm, BaseMediaForm):
    """The form of a video or a sound recording, which is looked into: a name proves nothing."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Of a file that was refused no name is left, which wagtailmedia would refuse once more."""
        if "file" in (self._errors or ()) and NON_FIELD_ERRORS in getattr(error, "error_dict", ()):
            others = error.error_dict.pop(NON_FIELD_ERRORS)
            kept = [one for one in others if one.code != "invalid_extension"]
            if kept:
                error.error_dict[NON_FIELD_ERRORS] = kept
        super().add_error(field, error)

    def _clean_upload(self, name: str, content: UploadedFile[Any]) -> None:
        if name == POSTER:
            super()._clean_upload(name, content)
        elif not is_recording_file(content):
            self.add_error(name, ValidationError(NO_RECORDING, code="no_recording"))
        elif not can_be_cleaned(content):
            self.add_error(name, ValidationError(NOT_CLEANED, code="not_cleaned"))
        else:
            self._clean_recording(name, content)

    def _clean_recording(self, name: str, content: UploadedFile[Any]) -> None:
        try:
            self.cleaned_data[name] = without_metadata(content)
        except NotCleanable:
            self.add_error(name, ValidationError(NOT_CLEANED, code="not_cleaned"))
        except Unreadable:
            self.add_error(name, ValidationError(BROKEN_RECORDING, code="broken_recording"))
