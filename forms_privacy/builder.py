"""From the questions of an editor to a form."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from wagtail.contrib.forms.forms import FormBuilder

from forms_privacy.field_types import autocomplete
from forms_privacy.form_fields import figures, text
from forms_privacy.form_fields.address import AddressField
from forms_privacy.form_fields.files import FilesField
from forms_privacy.posted import PrivacyForm

Options = dict[str, Any]
CHOOSING = frozenset({"dropdown", "multiselect", "radio", "checkboxes"})


class PrivacyFormBuilder(FormBuilder):
    """Wagtail's builder, with questions that take what people send and nothing else."""

    def create_singleline_field(self, field: Any, options: Options) -> forms.Field:
        return text.LineField(**options)

    def create_multiline_field(self, field: Any, options: Options) -> forms.Field:
        widget = forms.Textarea(attrs={"rows": 6})
        return text.TextField(limit=text.TEXT, widget=widget, **options)

    def create_email_field(self, field: Any, options: Options) -> forms.Field:
        return text.PlainEmailField(**options)

    def create_url_field(self, field: Any, options: Options) -> forms.Field:
        return text.AddressOnTheWebField(**options)

    def create_number_field(self, field: Any, options: Options) -> forms.Field:
        return figures.NumberField(**options)

    def create_date_field(self, field: Any, options: Options) -> forms.Field:
        return figures.DayField(**options)

    def create_datetime_field(self, field: Any, options: Options) -> forms.Field:
        return figures.MomentField(**options)

    def create_hidden_field(self, field: Any, options: Options) -> forms.Field:
        return text.LineField(widget=forms.HiddenInput, **{**options, "required": False})

    def create_name_field(self, field: Any, options: Options) -> forms.Field:
        return text.LineField(**options)

    def create_organisation_field(self, field: Any, options: Options) -> forms.Field:
        return text.LineField(**options)

    def create_telephone_field(self, field: Any, options: Options) -> forms.Field:
        return text.TelephoneField(**options)

    def create_birthdate_field(self, field: Any, options: Options) -> forms.Field:
        return figures.BirthdateField(**options)

    def create_address_field(self, field: Any, options: Options) -> forms.Field:
        return AddressField(**options)

    def create_file_field(self, field: Any, options: Options) -> forms.Field:
        return FilesField(**options)

    def create_dropdown_field(self, field: Any, options: Options) -> forms.Field:
        """With an empty first choice, so that nobody answers by not looking."""
        choices = [("", _("Choose an answer")), *self.get_formatted_field_choices(field)]
        return forms.ChoiceField(choices=choices, **options)

    @property
    def formfields(self) -> dict[str, forms.Field]:
        """Each question with its template, its token for the browser, and words of its own."""
        made: dict[str, forms.Field] = super().formfields
        for field in self.fields:
            name = field.clean_name or field.get_field_clean_name()
            _dress(made[name], field)
        return made

    def get_form_class(self) -> type[PrivacyForm]:
        return type("BuiltForm", (PrivacyForm,), self.formfields)


def _dress(made: Any, field: Any) -> None:
    made.field_type = field.field_type
    made.template_name = f"forms_privacy/fields/{field.field_type}.html"
    made.error_messages["required"] = _required(field)
    token = autocomplete(field.field_type, getattr(field, "datum", ""))
    if token and not isinstance(made, AddressField):
        made.widget.attrs["autocomplete"] = token
    if made.required and not made.widget.use_fieldset:
        made.widget.attrs["aria-required"] = "true"
    if css := _css(made.widget):
        made.widget.attrs["class"] = css


def _required(field: Any) -> str:
    words = {
        "file": _("Choose a file at “%(label)s”."),
        "checkbox": _("Tick “%(label)s”."),
        **dict.fromkeys(CHOOSING, _("Choose an answer at “%(label)s”.")),
    }
    return words.get(field.field_type, _("Fill in “%(label)s”.")) % {"label": field.label}


def _css(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput | forms.CheckboxSelectMultiple):
        return "utrecht-checkbox utrecht-checkbox--html-input"
    if isinstance(widget, forms.RadioSelect):
        return "utrecht-radio-button utrecht-radio-button--html-input"
    if isinstance(widget, forms.Select):
        return "utrecht-select utrecht-select--html-select"
    if isinstance(widget, forms.Textarea):
        return "utrecht-textarea utrecht-textarea--html-textarea"
    if isinstance(widget, forms.FileInput):
        return "fp-files"
    if isinstance(widget, forms.HiddenInput | forms.MultiWidget):
        return ""
    return "utrecht-textbox utrecht-textbox--html-input"
