"""The form that places a hold."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateInput

from retention.models import Hold

if TYPE_CHECKING:
    Base = forms.ModelForm[Hold]
else:
    Base = forms.ModelForm


class HoldForm(Base):
    """On which ground, why, and when somebody must look again."""

    class Meta:
        model = Hold
        fields = ["ground", "reason", "review_on"]
        widgets = {
            "ground": forms.RadioSelect,
            "reason": forms.Textarea(attrs={"rows": 4}),
            "review_on": AdminDateInput,
        }
        help_texts = {
            "ground": _("The law knows these five grounds (GDPR, article 17, paragraph 3)."),
            "review_on": _("Optional. From that day the list of holds says that it is time."),
        }

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        field = self.fields["ground"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                choice for choice in Hold.Ground.choices if choice[0] != Hold.Ground.RESTRICTION
            ]

    def clean_review_on(self) -> date | None:
        """A day to look again lies ahead."""
        day: date | None = self.cleaned_data["review_on"]
        if day is not None and day <= self.today:
            raise ValidationError(_("Choose a day after today."))
        return day
