"""The form that a visitor fills in: questions, consent, and what keeps robots out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import BaseForm

from forms_privacy import form_tokens
from forms_privacy.answers import Answer
from forms_privacy.field_types import sort_of
from forms_privacy.kinds import is_known
from forms_privacy.models import MAIN
from forms_privacy.operations.submitting import Agreed, Sent, SentFile
from forms_privacy.queries.notice import NotInRegister, consent_texts
from forms_privacy.steps.shown import Shown
from forms_privacy.uploads.safe import Safe

TOKEN, TRAP, CONSENT = "form-token", "form-website", "consent-"
"""Names with a hyphen: no question has one."""


class ConsentField(forms.BooleanField):
    """A question that is never ticked beforehand; keeps what was asked, word for word."""

    field_type = "consent"

    def __init__(self, *, purpose: str, wording: str, explanation: str, required: bool) -> None:
        super().__init__(
            label=wording,
            help_text=explanation,
            required=required,
            template_name="forms_privacy/fields/consent.html",
            widget=forms.CheckboxInput(
                {"class": "utrecht-checkbox utrecht-checkbox--html-input", "autocomplete": "off"}
            ),
            error_messages={"required": _("Tick this if you agree; else we may not take it in.")},
        )
        if required:
            self.widget.attrs["aria-required"] = "true"
        self.purpose = purpose

    @property
    def asked(self) -> str:
        """All that stood there."""
        return "\n\n".join(filter(None, (str(self.label), str(self.help_text))))


class PrivacyForm(BaseForm):
    """Bound to a page, of which it takes the kind; knows which posts are ours."""

    # Style sheets mark what is required and empty as wrong before anybody typed; the words
    # above the form and aria-required say it.
    use_required_attribute = False

    step: Shown | None = None
    """Which step of a long form this is; None for a form on one page."""

    files_known_as: bytes | None = None
    """What stands for the content of its files in the submission's UUID, where they were
    looked at in an earlier step."""

    def __init__(
        self,
        *args: Any,
        only: Collection[str] | None = None,
        consents: bool = True,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.complaint = ""
        if only is not None:
            for name in set(self.fields) - set(only):
                del self.fields[name]
        for field in self._consents() if consents else ():
            self.fields[CONSENT + field.purpose] = field

    def _consents(self) -> Iterator[ConsentField]:
        if self.page is None or not is_known(self.page.kind) or not self.page.asks_consent:
            return
        kind = self.page.behaviour
        try:
            text = consent_texts(kind, get_language() or "")
        except NotInRegister:
            return
        if text is not None:
            yield ConsentField(
                purpose=kind.activity,
                wording=str(kind.consent_wording),
                explanation=text.withdrawal
                and _("You can always take this back. ") + text.withdrawal,
                required=True,
            )
        for one in kind.further_consents:
            yield ConsentField(
                purpose=one.purpose,
                wording=str(one.wording),
                explanation=str(one.explanation),
                required=False,
            )

    @property
    def key(self) -> UUID:
        """The page with its translations."""
        return self.page.translation_key  # type: ignore[no-any-return]

    @cached_property
    def token(self) -> str:
        """What came back if it is ours, else a new one."""
        sent = str(self.data.get(TOKEN, "")) if self.is_bound else ""
        return sent if form_tokens.is_ours(sent, self.key) else form_tokens.new(self.key)

    @property
    def is_trapped(self) -> bool:
        """Whether the field was filled in that people do not see."""
        return self.is_bound and bool(self.data.get(TRAP, ""))

    def clean(self) -> dict[str, Any]:
        """Refuse what a robot sent, or another site; tell who must choose files again."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.is_trapped:
            raise ValidationError(
                _("Leave the field “Website” empty and send the form again."), code="trap"
            )
        if self.data.get(TOKEN, "") != self.token:
            raise ValidationError(
                _("This form was open for a long time. Look at your answers and send it again."),
                code="token",
            )
        return cleaned

    def full_clean(self) -> None:
        """A browser keeps no files: when something else is wrong, ask for them again."""
        super().full_clean()
        if not self.is_bound or not self._errors or self.page_has_steps:
            return
        for name in list(self.cleaned_data):
            if isinstance(self.cleaned_data[name], list) and self._has_files(name):
                self.add_error(name, _("Choose your files again: a browser does not keep them."))

    @property
    def is_later_step(self) -> bool:
        """Whether a page should leave out what introduces the form."""
        return self.step is not None and not self.step.is_first

    @property
    def page_has_steps(self) -> bool:
        """Whether files are kept from step to step, until the form is sent."""
        return self.page is not None and bool(self.page.steps)

    def judge_nothing(self) -> None:
        """Show what was filled in before without saying what is wrong with it."""
        self._errors = ErrorDict()
        self.cleaned_data: dict[str, Any] = {}

    def _has_files(self, name: str) -> bool:
        return any(isinstance(one, Safe) for one in self.cleaned_data[name])

    def complain(self, words: str) -> None:
        """Say of a form that was not looked at why it is shown again."""
        self.complaint = words

    @property
    def shown_fields(self) -> list[forms.BoundField]:
        """The questions of the editor that can be seen."""
        return [one for one in self.visible_fields() if not one.name.startswith(CONSENT)]

    @property
    def consent_fields(self) -> list[forms.BoundField]:
        """The questions of consent."""
        return [one for one in self.visible_fields() if one.name.startswith(CONSENT)]

    @property
    def mistakes(self) -> list[tuple[str, str]]:
        """For the summary: where it is (an id, or empty) and what it is."""
        if self.complaint:
            return [("", self.complaint)]
        found = [("", str(error)) for error in self.non_field_errors()]
        for one in self.visible_fields():
            found += [(_target(one), str(error)) for error in one.errors]
        return found

    def sent(self) -> Sent:
        """What a valid form holds, with the questions as they were put."""
        questions = {field.clean_name: field for field in self.page.get_form_fields()}
        answers, files = [], []
        for name, value in self.cleaned_data.items():
            if name in questions:
                answers.append(_answer(name, questions[name], value))
                files += _files(name, value)
        consents = [
            Agreed(MAIN if field.required else field.purpose, field.asked)
            for name, field in self.fields.items()
            if isinstance(field, ConsentField) and self.cleaned_data.get(name)
        ]
        email = next((str(a.value) for a in answers if a.field_type == "email" and a.value), "")
        return Sent(
            answers=answers,
            language=get_language() or "",
            email=email,
            files=files,
            consents=consents,
            uuid=form_tokens.uuid_of(self.token, self._content(answers, files, consents)),
        )

    def _content(
        self, answers: list[Answer], files: list[SentFile], consents: list[Agreed]
    ) -> bytes:
        said = [[a.name, a.value] for a in answers]
        agreed = [one.purpose for one in consents]
        told = json.dumps([said, agreed], ensure_ascii=False).encode()
        if self.files_known_as is not None:
            return b"\0".join([told, self.files_known_as])
        return b"\0".join([told, *(one.content for one in files)])


def _target(field: forms.BoundField) -> str:
    """The id of what a keyboard should reach."""
    auto_id = str(field.auto_id)
    return f"{auto_id}_0" if field.use_fieldset else auto_id


def _answer(name: str, question: Any, value: Any) -> Answer:
    return Answer(
        name=name,
        label=question.label,
        value=_plain(value),
        sort=sort_of(question.field_type, question.sort),
        field_type=question.field_type,
    )


def _plain(value: Any) -> Any:
    """What JSON can hold. Of files their names, in the order in which they are kept."""
    if isinstance(value, list):
        return [one.name if isinstance(one, Safe) else one for one in value]
    if value is None or isinstance(value, str | bool):
        return value if value is not None else ""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value)


def _files(name: str, value: Any) -> list[SentFile]:
    if not isinstance(value, list):
        return []
    return [SentFile(name, one.content, one.content_type) for one in value if isinstance(one, Safe)]
