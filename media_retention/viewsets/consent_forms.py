"""The forms about a consent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminDateInput

from media_retention.models import Channel, Consent
from media_retention.operations.consent import TOLD
from media_retention.queries.permissions import may_see_names
from media_retention.twin_forms import TwinsForm
from retention import clock
from retention.queries.period_words import written

if TYPE_CHECKING:
    Base = forms.ModelForm[Consent]
    Choice = forms.ModelChoiceField[Consent]
else:
    Base = forms.ModelForm
    Choice = forms.ModelChoiceField

WHO = ("name", "contact", "guardian")
"""What says who it is."""


class ConsentForm(Base):
    """Who consented to what, when and how."""

    class Meta:
        model = Consent
        fields = TOLD
        widgets = {
            "wording": forms.Textarea(attrs={"rows": 5}),
            "given_on": AdminDateInput,
            "ends_on": AdminDateInput,
            # Wagtail's own would show an address, which a private file has not.
            "evidence": forms.FileInput,
        }

    def __init__(self, *args: Any, for_user: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.replaced = self.instance.evidence.name or ""
        for name in WHO:
            self.fields[name].widget.attrs["autocomplete"] = "off"
        if self.instance.pk is not None and not may_see_names(for_user):
            for name in WHO:
                del self.fields[name]
        # Only an operation may let evidence go, and never the last one by accident.
        if self.replaced:
            self.fields["evidence"].help_text = _(
                "There is a file already. Choose one only to put it in its place."
            )

    def clean_given_on(self) -> date:
        """Nobody consents in the future."""
        day: date = self.cleaned_data["given_on"]
        if day > clock.today():
            raise ValidationError(_("Choose today or an earlier day."))
        return day

    def clean_ends_on(self) -> date | None:
        """To end it today is to withdraw it."""
        day: date | None = self.cleaned_data["ends_on"]
        if day is not None and day <= clock.today():
            raise ValidationError(_("Choose a day after today, or withdraw the consent."))
        return day


class WithdrawForm(TwinsForm):
    """By which way it was withdrawn, and which twins go along."""

    channel = forms.ChoiceField(
        label=gettext_lazy("How did this person withdraw it?"),
        choices=Channel.choices,
        widget=forms.RadioSelect,
    )


class ConsentChoice(Choice):
    """Consents by number, day and purpose: a list never shows names."""

    def label_from_instance(self, obj: Consent) -> str:
        """What tells one from another."""
        return f"{obj.number} · {written(obj.given_on)} · {obj.purpose}"


class AttachForm(forms.Form):
    """Which consent a medium rests on too."""

    def __init__(self, *args: Any, choices: QuerySet[Consent], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["consent"] = ConsentChoice(
            queryset=choices,
            label=_("Consent that is recorded already"),
            empty_label=_("Choose a consent"),
            error_messages={"required": _("Choose a consent.")},
        )
