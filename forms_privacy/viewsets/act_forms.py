"""What is asked before something is done with a message."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from forms_privacy.models import Form


class NoteForm(forms.Form):
    """A note for colleagues."""

    text = forms.CharField(
        label=_("Note for colleagues"),
        max_length=5_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PassOnForm(forms.Form):
    """To which form."""

    to = forms.ModelChoiceField(
        label=_("To the messages of"),
        queryset=Form.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )

    def __init__(self, *args: Any, others: QuerySet[Form], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["to"]
        field.queryset = others


class SureForm(forms.Form):
    """That the user knows what cannot be undone."""

    sure = forms.BooleanField(
        label=_("Yes, erase it for good"),
        error_messages={"required": _("Tick this box if you want to erase it.")},
        help_text=_("Nobody can bring it back, not from a back-up either."),
    )


class RestrictForm(forms.Form):
    """Why, and when somebody looks again."""

    reason = forms.CharField(
        label=_("Why is it restricted?"),
        help_text=_("Do not name the person it is about."),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    review_on = forms.DateField(
        label=_("Look again on"),
        help_text=_("Optional. From that day the list of holds says that it is time."),
        required=False,
        widget=AdminDateInput,
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_review_on(self) -> date | None:
        """A day to look again lies ahead."""
        day: date | None = self.cleaned_data["review_on"]
        if day is not None and day <= self.today:
            raise ValidationError(_("Choose a day after today."))
        return day
